using Microsoft.Extensions.Logging;

namespace WeChatPay.Telemetry;

/// <summary>All that a client logs, with the ids of the events. No line has a value of a path, a query or a body, but for the masked exchange that
/// the option <c>debug</c> asks for.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Exchange}")]
    public static partial void Exchange(this ILogger logger, string exchange);

    [LoggerMessage(2, LogLevel.Warning, "{Deviation}")]
    public static partial void Deviation(this ILogger logger, string deviation);

    [LoggerMessage(3, LogLevel.Warning, "{Dates}")]
    public static partial void Dates(this ILogger logger, string dates);

    [LoggerMessage(11, LogLevel.Information, "The platform certificates were renewed: {Serials}")]
    public static partial void CertificatesRenewed(this ILogger logger, string serials);

    [LoggerMessage(12, LogLevel.Warning, "{Text}")]
    public static partial void CertificatesNotRenewed(this ILogger logger, string text);

    [LoggerMessage(21, LogLevel.Debug, "{Method} {Template} ended with {Status} after {Attempts} attempt(s) in {Milliseconds} ms. Request-ID: {RequestId}")]
    public static partial void CallEnded(
        this ILogger logger, string method, string template, int? status, int attempts, long milliseconds, string? requestId);

    [LoggerMessage(
        22,
        LogLevel.Warning,
        "{Method} {Template} failed: {Error}, outcome {Outcome}, code {Code}, after {Attempts} attempt(s) in {Milliseconds} ms. Request-ID: {RequestId}")]
    public static partial void CallFailed(
        this ILogger logger,
        string method,
        string template,
        string error,
        string outcome,
        string? code,
        int attempts,
        long milliseconds,
        string? requestId);

    [LoggerMessage(23, LogLevel.Information, "{Method} {Template} was cancelled: outcome {Outcome}, after {Attempts} attempt(s) in {Milliseconds} ms.")]
    public static partial void CallCancelled(this ILogger logger, string method, string template, string outcome, int attempts, long milliseconds);

    [LoggerMessage(24, LogLevel.Information, "{Method} {Template} is sent again: attempt {Attempt}, because of {Reason}.")]
    public static partial void CallRepeated(this ILogger logger, string method, string template, int attempt, string reason);

    [LoggerMessage(25, LogLevel.Information, "{Method} {Template} goes to {Host}: attempt {Attempt}, because of {Reason}.")]
    public static partial void CallMoved(this ILogger logger, string method, string template, string host, int attempt, string reason);
}
