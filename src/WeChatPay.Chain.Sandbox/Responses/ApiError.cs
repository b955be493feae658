using WeChatPay.Basics;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Responses;

/// <summary>Errors in the shape of API v3: <c>{"code":…,"message":…,"detail":{…}}</c>.</summary>
internal static class ApiError
{
    private const int MaxMessage = 4000;

    public static SandboxResponse Create(int status, string code, string message, JObject? detail = null)
    {
        // A message quotes the request, which may be long and may hold control characters.
        var shown = VisibleText.Escape(message, MaxMessage);
        var body = new JObject { ["code"] = code, ["message"] = shown };
        if (detail is not null)
            body["detail"] = detail;
        return SandboxResponse.FromJson(status, body) with { ErrorCode = code, Message = shown, Detail = detail };
    }

    /// <summary>400 <c>PARAM_ERROR</c> for one field or header.</summary>
    /// <param name="field">A JSON pointer into the body (<c>/out_order_no</c>), or the name of a header.</param>
    /// <param name="location">Where the field is: <c>body</c> or <c>header</c>.</param>
    /// <param name="issue">The error in a few words, for programs.</param>
    /// <param name="message">The error and what was expected, for people.</param>
    public static SandboxResponse ForParameter(string field, string location, string issue, string message) =>
        Create(400, "PARAM_ERROR", message, new JObject { ["field"] = field, ["location"] = location, ["issue"] = issue });

    /// <summary>401 <c>SIGN_ERROR</c>, with the issue nested twice as WeChat Pay nests it.</summary>
    /// <param name="field">The part of the Authorization header that failed, or <c>Authorization</c> itself.</param>
    /// <param name="issue">The error in a few words, for programs.</param>
    /// <param name="message">The error and what was expected, for people.</param>
    /// <param name="signed">The text that the signature must cover; null where the error is another.</param>
    public static SandboxResponse ForSignature(string field, string issue, string message, JObject? signed = null)
    {
        var detail = new JObject
        {
            ["detail"] = new JObject { ["issue"] = issue },
            ["field"] = field,
            ["location"] = "authorization",
        };
        if (signed is not null)
            detail["sign_information"] = signed;
        return Create(401, "SIGN_ERROR", message + " Nothing was done.", detail);
    }
}
