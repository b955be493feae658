using WeChatPay.Basics;
using Newtonsoft.Json.Linq;
using WeChatPay.Errors;
using WeChatPay.Facts;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>WeChat Pay answered with a status outside 200–299.</summary>
/// <remarks>Such responses are not signed, so none proves that no money moved. <see cref="WeChatPayException.Outcome"/> says what the status and the code mean.
/// The message shows the path template, never its values. Immutable and thread-safe.</remarks>
public sealed class WeChatPayApiException : WeChatPayException
{
    private static readonly string[] Named = ["field", "location", "issue"];

    private WeChatPayApiException(string message, CallName call, CallEffect effect, WeChatPayResponse response, ErrorBody body)
        : base(message, call, effect, response, null)
    {
        Code = body.Code;
        Description = body.Description;
        Detail = body.Detail;
        ReturnCode = body.ReturnCode;
        HelpLink = HelpPage.Link(HelpPage.ErrorResponse);
    }

    /// <summary>Gets the HTTP status of the response.</summary>
    public int StatusCode => Response.StatusCode;

    /// <summary>Gets WeChat Pay's error code.</summary>
    /// <value>For example <c>PARAM_ERROR</c>; <see langword="null"/> when the body is neither JSON nor XML, or names none.</value>
    public string? Code { get; }

    /// <summary>Gets WeChat Pay's own sentence about the error, usually Chinese.</summary>
    public string? Description { get; }

    /// <summary>Gets the <c>detail</c> of the error as WeChat Pay sent it.</summary>
    /// <remarks>It may quote the refused value, a name or a card number for instance: look before you log it.</remarks>
    public JToken? Detail { get; }

    /// <summary>Gets the whole response, which is not verified.</summary>
    public new WeChatPayResponse Response => base.Response!;

    /// <summary>Gets APIv2's <c>return_code</c>, which says whether the request was understood; <see langword="null"/> for APIv3.</summary>
    public string? ReturnCode { get; }

    /// <summary>Gets the number behind the last <c>-</c> of <see cref="WeChatPayException.RequestId"/>, which is finer than the code.</summary>
    /// <value><see langword="null"/> when the response named none.</value>
    public long? SubCode => AdviceTable.ParseSubCode(RequestId) is > 0 and var number ? number : null;

    /// <summary>Gets the meaning of the error for a developer, what to do, and whether it helps to send the request again.</summary>
    /// <value><see langword="null"/> when neither the code, the sub-code nor the status is documented.</value>
    /// <remarks>The first use reads the table of advice. The advice holds no key and no value of the call, so it may be logged.</remarks>
    public ErrorAdvice? Advice => AdviceTable.Default.Find(IsV2 ? "v2" : "v3", AdvisedCode, SubCode, StatusCode, Call) is { } advice
        ? advice with { SignatureDifference = SignatureDifference }
        : null;

    private string? SignatureDifference { get; init; }

    private bool IsV2 { get; init; }

    // APIv2 reports a wrong signature without a code of its own.
    private string? AdvisedCode => IsV2 ? AdviceTable.FindCodeV2(Code, Description) : Code;

    /// <summary>Makes the exception of an APIv2 response that reports a failure.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="response">The response.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="history">The attempts before this one; <see langword="null"/> for none.</param>
    /// <param name="conceal">Hides the values of the request that the server repeats.</param>
    internal static WeChatPayApiException FromXml(
        CallName call,
        WeChatPayResponse response,
        IReadOnlyDictionary<string, object?> fields,
        CallHistory? history = null,
        Func<string, string>? conceal = null)
    {
        var body = ErrorBody.FromXml(fields);
        return new WeChatPayApiException(
            CallEffect.Join(
                $"{call} was answered return_code {Shown(body.ReturnCode ?? "(none)", conceal)}. {Shown(body.Code, conceal)}: "
                + Shown(body.Description, conceal),
                AboutCertificate(call, body)),
            call,
            ErrorCodes.JudgeV2(call, body.Code, body.Description).After(history ?? CallHistory.First, call),
            response,
            body)
        {
            IsV2 = true,
        };
    }

    /// <summary>Makes the exception of a response outside 200–299.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="response">The response.</param>
    /// <param name="history">The attempts before this one; <see langword="null"/> for none.</param>
    /// <param name="hint">The likely cause, as a sentence; <see langword="null"/> when none is known.</param>
    /// <param name="signed">Gives the text that the signature of the request covers; asked only when WeChat Pay shows the text that it verified.</param>
    /// <param name="conceal">Hides the values of the request that the server repeats.</param>
    internal static WeChatPayApiException From(
        CallName call,
        WeChatPayResponse response,
        CallHistory? history = null,
        string? hint = null,
        Func<byte[]?>? signed = null,
        Func<string, string>? conceal = null)
    {
        var body = ErrorBody.Read(response, conceal);
        var about = (body.Code, body.Description, body.Page) switch
        {
            (null, null, null) => $"The body is not an error in WeChat Pay's form ({response.BodySummary}).",
            (null, null, { } page) => $"The body is not an error in WeChat Pay's form ({response.BodySummary}): {Shown(page, conceal)}.",
            _ => $"{Shown(body.Code, conceal)}: {Shown(body.Description, conceal)}{About(body.Detail, conceal)}",
        };
        var effect = body.ReturnCode is null || response.StatusCode >= 500
            ? ErrorCodes.Judge(call, response.StatusCode, body.Code)
            : ErrorCodes.JudgeV2(call, body.Code, body.Description);
        return new WeChatPayApiException(
            CallEffect.Join(
                CallEffect.Join(
                    $"{call} was answered {response.StatusCode} {Shown(response.ReasonPhrase, conceal)}. {about}", AboutCertificate(call, body)),
                hint),
            call,
            effect.After(history ?? CallHistory.First, call),
            response,
            body)
        {
            SignatureDifference = body.Detail is JObject parts && parts["sign_information"] is JObject information && signed?.Invoke() is { } text
                ? SignedTextComparison.Describe(information, text)
                : null,
        };
    }

    /// <summary>Makes the exception of a response that says nothing of its reason, or says it in other words.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="response">The response.</param>
    /// <param name="code">WeChat Pay's code for the reason.</param>
    /// <param name="description">WeChat Pay's own words, if it sent any.</param>
    /// <param name="reason">The reason, as a sentence.</param>
    internal static WeChatPayApiException From(CallName call, WeChatPayResponse response, string code, string? description, string reason) =>
        new($"{call}: {reason}", call, CallEffect.Refused(call), response, new ErrorBody { Code = code, Description = description });

    // nginx answers 400 with a page, and the code is CA_ERROR where APIv2 answers itself.
    private static string? AboutCertificate(CallName call, ErrorBody body)
    {
        var says = $"{body.Code} {body.Description} {body.Page}";
        var isAsked = says.Contains("SSL certificate", StringComparison.OrdinalIgnoreCase) || says.Contains("CA_ERROR", StringComparison.Ordinal)
            || says.Contains("证书", StringComparison.Ordinal);
        return isAsked && call.Path.StartsWith("v2/", StringComparison.OrdinalIgnoreCase)
            ? "The operation wants the merchant's certificate: give `security = true`, and `merchant` when the client is built."
            : null;
    }

    // `detail` names the field and says what is wrong with it; its `value` is left out, since it may be an identity number.
    private static string About(JToken? detail, Func<string, string>? conceal)
    {
        if (detail is not JObject parts)
            return "";
        var named = Named
            .Where(part => parts[part] is { Type: JTokenType.String })
            .Select(part => $"{part} {Shown((string?)parts[part], conceal)}");
        var joined = string.Join(", ", named);
        return joined.Length == 0 ? "" : $" ({joined})";
    }

    // A sentence of the server may repeat what it was sent.
    private static string Shown(string? text, Func<string, string>? conceal) =>
        text is null ? "" : VisibleText.Escape(TextShape.HideNumbers(conceal is null ? text : conceal(text)));
}
