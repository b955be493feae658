using Microsoft.Extensions.Logging;

namespace WeChatPay.AspNetCore;

/// <summary>What endpoints of callbacks log. No value of a callback is among it.</summary>
internal static partial class CallbackLog
{
    [LoggerMessage(2001, LogLevel.Information, "Callback {EventType} was worked on in {Milliseconds} ms.")]
    public static partial void Accepted(this ILogger logger, string eventType, long milliseconds);

    [LoggerMessage(2002, LogLevel.Information, "Callback {EventType} was delivered again and is already done.")]
    public static partial void Repeated(this ILogger logger, string eventType);

    [LoggerMessage(2003, LogLevel.Information, "Callback {EventType} was delivered while another delivery of it is worked on: answered with 503.")]
    public static partial void InProgress(this ILogger logger, string eventType);

    [LoggerMessage(2004, LogLevel.Warning, "Callback {EventType} has no handler: {Policy}.")]
    public static partial void Unknown(this ILogger logger, string eventType, UnknownCallbackPolicy policy);

    [LoggerMessage(2005, LogLevel.Warning, "A callback was refused: check {Check}. {Reason}")]
    public static partial void Refused(this ILogger logger, VerificationCheck check, string reason);

    [LoggerMessage(2006, LogLevel.Warning, "Callback {EventType} took {Milliseconds} ms, and WeChat Pay waits {Budget} ms: it will be delivered again.")]
    public static partial void Slow(this ILogger logger, string eventType, long milliseconds, long budget);

    [LoggerMessage(2007, LogLevel.Error, "The handler of callback {EventType} failed: answered with 500, so WeChat Pay delivers it again.")]
    public static partial void Failed(this ILogger logger, Exception error, string eventType);

    [LoggerMessage(2008, LogLevel.Error, "A callback could not be read. {Reason}")]
    public static partial void NotConfigured(this ILogger logger, string reason);

    [LoggerMessage(2009, LogLevel.Warning, "The event {EventType} of {Pattern} is not documented. The nearest documented event: {Nearest}.")]
    public static partial void Undocumented(this ILogger logger, string eventType, string pattern, string nearest);

    [LoggerMessage(2010, LogLevel.Error, "Callback {EventType} was worked on, and the ledger failed to note it: a repeat would be worked on again.")]
    public static partial void NotNoted(this ILogger logger, Exception error, string eventType);

    [LoggerMessage(2013, LogLevel.Error, "The ledger failed to claim callback {EventType}: answered with 500, so WeChat Pay delivers it again.")]
    public static partial void NotClaimed(this ILogger logger, Exception error, string eventType);

    [LoggerMessage(2014, LogLevel.Error, "The ledger failed to give back the claim of callback {EventType}: later deliveries may be answered with 503.")]
    public static partial void NotReleased(this ILogger logger, Exception error, string eventType);
}
