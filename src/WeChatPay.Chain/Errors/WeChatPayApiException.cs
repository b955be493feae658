using Newtonsoft.Json.Linq;

namespace WeChatPay;

/// <summary>WeChat Pay answered with a status outside 200–299.</summary>
/// <remarks>Such responses are not signed, so none proves that no money moved: query the order before trying again.
/// The message shows the path template, never its values. Immutable and thread-safe.</remarks>
public sealed class WeChatPayApiException : WeChatPayException
{
    private static readonly string[] Shown = ["field", "location", "issue"];

    internal WeChatPayApiException(string message, string call, WeChatPayResponse response, string? code, string? description, JToken? detail)
        : base(message, call, response.RequestId, null)
    {
        Response = response;
        Code = code;
        Description = description;
        Detail = detail;
    }

    /// <summary>Gets the HTTP status of the response.</summary>
    public int StatusCode => Response.StatusCode;

    /// <summary>Gets WeChat Pay's error code.</summary>
    /// <value>For example <c>PARAM_ERROR</c>; <see langword="null"/> when the body is not JSON or names none.</value>
    public string? Code { get; }

    /// <summary>Gets WeChat Pay's own sentence about the error, usually Chinese.</summary>
    public string? Description { get; }

    /// <summary>Gets the <c>detail</c> of the error as WeChat Pay sent it.</summary>
    /// <remarks>It may quote the refused value, a name or a card number for instance: look before you log it.</remarks>
    public JToken? Detail { get; }

    /// <summary>Gets the whole response, which is not verified.</summary>
    public WeChatPayResponse Response { get; }

    /// <summary>Gets APIv2's <c>return_code</c>, which says whether the request was understood; <see langword="null"/> for APIv3.</summary>
    public string? ReturnCode { get; private init; }

    /// <summary>Makes the exception of an APIv2 response that reports a failure.</summary>
    internal static WeChatPayApiException FromXml(string call, WeChatPayResponse response, IReadOnlyDictionary<string, object?> fields)
    {
        string? Field(params string[] names) =>
            names.Select(name => fields.GetValueOrDefault(name) as string).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var returnCode = Field("return_code");
        var code = Field("err_code", "error_code") ?? Field("result_code", "return_code");
        var description = Field("err_code_des", "error_message", "return_msg", "retmsg");
        return new WeChatPayApiException(
            $"{call} was answered return_code {returnCode ?? "(none)"}. {code}: {description}", call, response, code, description, null)
        {
            ReturnCode = returnCode,
        };
    }

    /// <summary>Makes the exception of a response outside 200–299.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="response">The response.</param>
    /// <param name="hint">The likely cause, as a sentence; <see langword="null"/> when none is known.</param>
    internal static WeChatPayApiException From(string call, WeChatPayResponse response, string? hint = null)
    {
        var error = response.TryReadJson() as JObject;
        var code = Text(error?["code"]);
        var description = Text(error?["message"]);
        var detail = error?["detail"];
        var about = (code, description) switch
        {
            (null, null) => $"The body is not an error in WeChat Pay's form ({response.BodySummary}).",
            _ => $"{code}: {description}{About(detail)}",
        };
        return new WeChatPayApiException(
            $"{call} was answered {response.StatusCode} {response.ReasonPhrase}. {about}{(hint is null ? "" : $" {hint}")}", call, response, code, description, detail);
    }

    // `detail` names the field and says what is wrong with it; its `value` is left out, since it may be an identity number.
    private static string About(JToken? detail)
    {
        if (detail is not JObject parts)
            return "";
        var named = Shown
            .Where(part => parts[part] is { Type: JTokenType.String })
            .Select(part => $"{part} {parts[part]}");
        var joined = string.Join(", ", named);
        return joined.Length == 0 ? "" : $" ({joined})";
    }

    private static string? Text(JToken? token) =>
        token is { Type: JTokenType.String } ? (string?)token : null;
}
