using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Answers;

/// <summary>Errors in the shape of API v3: <c>{"code":…,"message":…,"detail":{…}}</c>.</summary>
internal static class ApiError
{
    public static Answer Of(int status, string code, string message, JObject? detail = null)
    {
        var body = new JObject { ["code"] = code, ["message"] = message };
        if (detail is not null)
            body["detail"] = detail;
        return Answer.Json(status, body) with { ErrorCode = code };
    }

    /// <summary>400 <c>PARAM_ERROR</c> for one field or header.</summary>
    /// <param name="field">A JSON pointer into the body (<c>/out_order_no</c>), or the name of a header.</param>
    /// <param name="location">Where the field is: <c>body</c> or <c>header</c>.</param>
    /// <param name="issue">What is wrong, in a few words that a program may compare.</param>
    /// <param name="message">What is wrong and what was expected, for a person.</param>
    public static Answer Param(string field, string location, string issue, string message) =>
        Of(400, "PARAM_ERROR", message, new JObject { ["field"] = field, ["location"] = location, ["issue"] = issue });

    /// <summary>401 <c>SIGN_ERROR</c>, with the issue nested twice as WeChat Pay nests it.</summary>
    /// <param name="field">The part of the Authorization header that failed, or <c>Authorization</c> itself.</param>
    /// <param name="issue">What is wrong, in a few words that a program may compare.</param>
    /// <param name="message">What is wrong and what was expected, for a person.</param>
    /// <param name="signed">What a signature was expected to cover, where that is the question.</param>
    public static Answer Sign(string field, string issue, string message, JObject? signed = null)
    {
        var detail = new JObject
        {
            ["detail"] = new JObject { ["issue"] = issue },
            ["field"] = field,
            ["location"] = "authorization",
        };
        if (signed is not null)
            detail["sign_information"] = signed;
        return Of(401, "SIGN_ERROR", message + " Nothing was done.", detail);
    }
}
