using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Notify;

/// <summary>The content of a callback on the command line.</summary>
internal static class GivenResource
{
    /// <summary>Reads the value of <c>--resource</c>; null for none.</summary>
    /// <exception cref="MisuseException">It is not a JSON object.</exception>
    public static JObject? Parse(string? given)
    {
        if (given is null)
            return null;
        try
        {
            using var reader = GivenText.ReadJson(GivenText.Resolve(given));
            return JObject.Load(reader);
        }
        catch (JsonException error)
        {
            throw new MisuseException(Message.Format($"--resource is not a JSON object: {error.Message} Nothing was sent."));
        }
    }
}
