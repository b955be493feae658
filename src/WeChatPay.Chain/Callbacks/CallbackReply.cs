using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay.Callbacks;

/// <summary>The bodies that answer a callback, within five seconds.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class CallbackReply
{
    /// <summary>The body of an APIv3 reply with status 200; a reply with 204 has none.</summary>
    public static string Success() => JsonText.Write(new JObject { ["code"] = "SUCCESS" });

    /// <summary>The body of an APIv3 reply with a 4xx or 5xx status: WeChat Pay delivers the callback again.</summary>
    /// <param name="message">The reason, for WeChat Pay's logs; not a secret.</param>
    public static string Failure(string message) => JsonText.Write(new JObject { ["code"] = "FAIL", ["message"] = message });

    /// <summary>The body of an APIv2 reply.</summary>
    public static string SuccessV2() => Xml("SUCCESS", "OK");

    /// <summary>The body of an APIv2 reply: WeChat Pay delivers the callback again.</summary>
    /// <param name="message">The reason, for WeChat Pay's logs; not a secret.</param>
    public static string FailureV2(string message) => Xml("FAIL", message);

    private static string Xml(string code, string message) =>
        Transformer.ToXml(new Dictionary<string, object?> { ["return_code"] = code, ["return_msg"] = message });
}
