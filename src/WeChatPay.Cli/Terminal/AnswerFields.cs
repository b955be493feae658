using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Terminal;

/// <summary>Reads an answer's fields, of JSON and of XML alike.</summary>
internal static class AnswerFields
{
    /// <summary>Gets the fields; null when the body is neither.</summary>
    public static JToken? TryRead(WeChatPayResponse answer)
    {
        try
        {
            return answer.Bytes.Span.TrimStart(" \r\n\t"u8).StartsWith("<xml"u8) ? JObject.FromObject(answer.Xml) : answer.Json;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
