using Newtonsoft.Json.Linq;

namespace WeChatPay.Callbacks;

/// <summary>What to answer a callback with, within five seconds.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class CallbackReply
{
    /// <summary>The body of an APIv3 reply with status 200; with 204 there is none.</summary>
    public static string Success() => new JObject { ["code"] = "SUCCESS" }.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>The body of an APIv3 reply with a 4xx or 5xx status: WeChat Pay delivers again.</summary>
    /// <param name="message">Why, for WeChat Pay's logs; no secret.</param>
    public static string Failure(string message) => new JObject { ["code"] = "FAIL", ["message"] = message }.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>The body of an APIv2 reply.</summary>
    public static string SuccessV2() => Transformer.ToXml(new Dictionary<string, object?> { ["return_code"] = "SUCCESS", ["return_msg"] = "OK" });

    /// <summary>The body of an APIv2 reply: WeChat Pay delivers again.</summary>
    /// <param name="message">Why, for WeChat Pay's logs; no secret.</param>
    public static string FailureV2(string message) => Transformer.ToXml(new Dictionary<string, object?> { ["return_code"] = "FAIL", ["return_msg"] = message });
}
