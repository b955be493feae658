using WeChatPay.Protocol;

namespace WeChatPay.Errors;

/// <summary>Judges by status and code whether WeChat Pay refused a request or left its outcome open.</summary>
internal static class ErrorCodes
{
    // The server failed while it worked, or works still.
    private static readonly HashSet<string> OpenCodes = new(StringComparer.Ordinal)
    {
        "SYSTEM_ERROR", "SYSTEMERROR", "BANK_ERROR", "BANKERROR", "BIZERR_NEED_RETRY", "PROCESSING", "SERVICE_UNAVAILABLE", "USERPAYING",
    };

    // Refusals that come with status 500.
    private static readonly HashSet<string> RefusedWith500 = new(StringComparer.Ordinal) { "INVALID_TRANSACTIONID", "OPENID_MISMATCH" };

    // An earlier request is the reason.
    private static readonly HashSet<string> AboutAnother = new(StringComparer.Ordinal)
    {
        "ORDERPAID", "TRADE_ERROR", "OUT_TRADE_NO_USED", "ALREADY_EXISTS",
    };

    // APIv2 has no status to go by: a code that is not in the list leaves the outcome open.
    private static readonly HashSet<string> RefusedByV2 = new(StringComparer.Ordinal)
    {
        "INVALID_REQ_TOO_MUCH", "FREQUENCY_LIMITED", "ORDERPAID", "ORDERCLOSED", "ORDERNOTEXIST", "OUT_TRADE_NO_USED", "NOTENOUGH", "SIGNERROR", "PARAM_ERROR",
        "LACK_PARAMS", "XML_FORMAT_ERROR", "REQUIRE_POST_METHOD", "POST_DATA_EMPTY", "NOT_UTF8", "APPID_NOT_EXIST", "MCHID_NOT_EXIST", "APPID_MCHID_NOT_MATCH",
        "NOAUTH", "AUTHCODEEXPIRE", "AUTH_CODE_INVALID", "AUTH_CODE_ERROR", "REVERSE_EXPIRE", "TRADE_ERROR", "REFUND_FEE_MISMATCH", "USER_ACCOUNT_ABNORMAL",
        "CA_ERROR",
    };

    /// <summary>Judges a response of APIv3 outside 200–299.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The code; <see langword="null"/> when the body is not WeChat Pay's.</param>
    public static CallEffect Judge(CallName call, int status, string? code) => IsRefused(call, status, code)
        ? CallEffect.Refused(call, code is not null && AboutAnother.Contains(code))
        : CallEffect.AfterResponse(call);

    /// <summary>Judges a response before its handlers have read it: a success took effect, as far as anybody can tell.</summary>
    /// <inheritdoc cref="Judge(CallName, int, string?)"/>
    /// <param name="response">The response.</param>
    public static CallOutcome Judge(CallName call, WeChatPayResponse response) =>
        response.IsSuccess ? CallEffect.Judge(call) : Judge(call, response.StatusCode, ErrorBody.Read(response).Code).Outcome;

    /// <summary>Judges a failure that APIv2 reports.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="code">The <c>err_code</c>, or else the <c>return_code</c>.</param>
    /// <param name="description">WeChat Pay's own sentence: it is all that tells of a wrong signature.</param>
    public static CallEffect JudgeV2(CallName call, string? code, string? description)
    {
        var isSignature = code == "FAIL" && description is not null
            && (description.Contains("签名错误", StringComparison.Ordinal) || description.Contains("签名失败", StringComparison.Ordinal));
        return isSignature || code is not null && RefusedByV2.Contains(code)
            ? CallEffect.Refused(call, code is not null && AboutAnother.Contains(code))
            : CallEffect.AfterResponse(call);
    }

    /// <summary>Tells whether a call asks for a refund or changes one. A refund that came too fast may have been taken.</summary>
    public static bool IsRefund(CallName call) => call.KnownPath.Contains("/refund", StringComparison.Ordinal);

    private static bool IsRefused(CallName call, int status, string? code) => status switch
    {
        // RFC 9110, 15.4.8 and 15.4.9: the request is to be made elsewhere.
        307 or 308 => true,
        429 => !IsRefund(call),
        >= 400 and < 500 => code is not null && !OpenCodes.Contains(code),
        _ => code is not null && RefusedWith500.Contains(code),
    };
}
