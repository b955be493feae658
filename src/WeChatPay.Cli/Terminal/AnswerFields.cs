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
