using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Demo;

/// <summary>What became of one call.</summary>
/// <param name="Style">How it was written.</param>
/// <param name="Order">The order that was answered; null when the call failed.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
internal sealed record DemoCall(CallStyle Style, JObject? Order, string? Failure)
{
    /// <summary>Makes the call. Whatever goes wrong with it is its result.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public static async Task<DemoCall> MakeAsync(CallStyle style, WeChatPayClient client, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new DemoCall(style, Read(await style.Call(client, cancellationToken)), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new DemoCall(style, null, $"{error.GetType().Name}: {error.Message}");
        }
    }

    // Times stay the text that they were sent as.
    private static JObject Read(string answer)
    {
        using var reader = new JsonTextReader(new StringReader(answer)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
