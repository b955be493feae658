using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Demo;

/// <summary>The result of one call.</summary>
/// <param name="Order">The order in the response; null when the call failed.</param>
/// <param name="Failure">Why the call failed; null when it succeeded.</param>
internal sealed record DemoCall(CallStyle Style, JObject? Order, string? Failure)
{
    /// <summary>Makes the call. A failure is a result, not an exception.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public static async Task<DemoCall> MakeAsync(CallStyle style, WeChatPayClient client, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new DemoCall(style, Parse(await style.Call(client, cancellationToken)), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new DemoCall(style, null, $"{error.GetType().Name}: {LibraryMessage.Tell(error)}");
        }
    }

    // Times stay text, as they were sent.
    private static JObject Parse(string response)
    {
        using var reader = new JsonTextReader(new StringReader(response)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
