using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay.Pipeline;

/// <summary>Decides whether a failed attempt may be repeated: by the verb, and by the way in which the attempt failed.</summary>
internal static class RetryRules
{
    /// <summary>No byte was sent: the name, the connection or TLS failed.</summary>
    public const string NotSent = "not_sent";

    /// <summary>The response broke off, or none came.</summary>
    public const string BrokenResponse = "broken_response";

    private const int TooManyRequests = 429;

    // The same words in the two protocols.
    private static readonly HashSet<string> SameRequest = new(StringComparer.Ordinal)
    {
        "SYSTEM_ERROR", "SYSTEMERROR", "BANK_ERROR", "BANKERROR", "BIZERR_NEED_RETRY",
    };

    /// <summary>Finds the reason to repeat an attempt that ended in an exception.</summary>
    /// <returns>The reason, a short word for logs and measures; <see langword="null"/> when the call is not to be repeated.</returns>
    public static string? FindReason(WeChatPayRequest request, WeChatPayException error) =>
        MaySend(request) && FindCause(request, error) is { } cause && request.Body is not { IsReplayable: false } ? cause : null;

    /// <summary>Finds the reason to repeat an attempt whose response has a status outside 200–299.</summary>
    /// <inheritdoc cref="FindReason(WeChatPayRequest, WeChatPayException)"/>
    public static string? FindReason(WeChatPayRequest request, WeChatPayResponse response) =>
        MaySend(request) && OfStatus(request, response.StatusCode, ErrorBody.Read(response).Code) is { } cause && request.Body is not { IsReplayable: false }
            ? cause
            : null;

    /// <summary>Gives the word for a response that broke off or never came.</summary>
    public static string Describe(AttemptFailure failure) => failure == AttemptFailure.NothingSent ? NotSent : BrokenResponse;

    /// <summary>Says why a call is not repeated that failed in a way in which others are.</summary>
    /// <returns>A sentence; <see langword="null"/> where there is nothing to say.</returns>
    public static string? Explain(WeChatPayRequest request, int status, string? code)
    {
        if (status == TooManyRequests && IsWrite(request) && IsRefund(request))
            return "The refund was not repeated: WeChat Pay may have accepted it although it came too fast.";
        return IsOff(request) || OfStatus(request, status, code) is null ? null : AboutBody(request);
    }

    /// <inheritdoc cref="Explain(WeChatPayRequest, int, string?)"/>
    public static string? Explain(WeChatPayRequest request, AttemptFailure failure) =>
        IsOff(request) || OfFailure(request, failure) is null ? null : AboutBody(request);

    /// <summary>Gets the options that hold for a request.</summary>
    /// <remarks>A test by <c>HttpTest</c> counts requests, so it gets a repeat only if it asks for one.</remarks>
    public static RetryOptions OptionsOf(WeChatPayRequest request) =>
        request.Retry ?? (request.Progress.IsTest ? RetryOptions.None : RetryOptions.Default);

    /// <summary>Tells whether a call changes something.</summary>
    public static bool IsWrite(WeChatPayRequest request) => !QueryOperations.IsQuery(request.CallName);

    private static bool IsOff(WeChatPayRequest request) => OptionsOf(request).MaxAttempts <= 1;

    private static bool MaySend(WeChatPayRequest request) => request.Progress.Attempts < OptionsOf(request).MaxAttempts;

    private static string? AboutBody(WeChatPayRequest request) => request.Body is { IsReplayable: false }
        ? "The call was not repeated, because its body is a stream or content that cannot be read again."
        : null;

    private static string? FindCause(WeChatPayRequest request, WeChatPayException error) => error is WeChatPayApiException api
        ? api.Response.IsSuccess ? OfCodeV2(request, api.Code) : OfStatus(request, api.StatusCode, api.Code)
        : OfFailure(request, error.Failure);

    private static string? OfFailure(WeChatPayRequest request, AttemptFailure failure) => failure switch
    {
        AttemptFailure.NothingSent => Describe(failure),
        AttemptFailure.Broken when !IsWrite(request) => Describe(failure),
        _ => null,
    };

    // The status decides before the code, which has five spellings for the limit alone. A rule of the business stays what it is.
    private static string? OfStatus(WeChatPayRequest request, int status, string? code) => status switch
    {
        _ when code is "RULE_LIMIT" or "RULELIMIT" => null,
        TooManyRequests => IsWrite(request) && IsRefund(request) ? null : "429",
        500 when !IsWrite(request) || (OptionsOf(request).Writes && code is not null && SameRequest.Contains(code)) => "500",
        502 when MayRepeat(request) => "502",
        503 when MayRepeat(request) => "503",
        _ => null,
    };

    // A payment by code is queried first: its payer may be typing the password.
    private static string? OfCodeV2(WeChatPayRequest request, string? code) =>
        code is not null && SameRequest.Contains(code) && MayRepeat(request)
        && !(IsWrite(request) && request.CallName.KnownPath.EndsWith("/micropay", StringComparison.Ordinal)) ? code : null;

    private static bool MayRepeat(WeChatPayRequest request) => !IsWrite(request) || OptionsOf(request).Writes;

    private static bool IsRefund(WeChatPayRequest request) => ErrorCodes.IsRefund(request.CallName);
}
