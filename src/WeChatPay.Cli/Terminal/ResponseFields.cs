using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Terminal;

/// <summary>Reads the fields of a response, from JSON and from XML.</summary>
internal static class ResponseFields
{
    /// <summary>Gets the fields; null when the body is neither JSON nor XML.</summary>
    public static JToken? TryRead(WeChatPayResponse response)
    {
        try
        {
            return response.Fields;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
