using WeChatPay.Compatibility;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay.Downloads;

/// <summary>The limits of a download: the user's token, the limit for the whole, and the limit for the server's silence.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class DownloadClock : IDisposable
{
    private readonly TimeSpan _pause;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource? _silence;
    private readonly CancellationTokenSource? _whole;
    private readonly CancellationTokenSource _any;

    public DownloadClock(TimeSpan pause, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        (_pause, _limit) = (pause, limit);
        _silence = pause == Timeout.InfiniteTimeSpan ? null : time.CancelAfter(pause);
        _whole = limit == Timeout.InfiniteTimeSpan ? null : time.CancelAfter(limit);
        _any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _silence?.Token ?? default, _whole?.Token ?? default);
    }

    public CancellationToken Token => _any.Token;

    /// <summary>Starts to count the server's silence from zero.</summary>
    public void StartIdle() => _silence?.CancelAfter(_pause);

    /// <summary>Stops counting, while this side works.</summary>
    public void StopIdle() => _silence?.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Creates the exception for the limit that was reached; <see langword="null"/> when none was.</summary>
    public WeChatPayTimeoutException? TryGetTimeout(CallName call, Exception cause) => (_silence, _whole) switch
    {
        (_, { IsCancellationRequested: true }) => CreateTimeout(_limit, "took longer than", nameof(DownloadOptions.Timeout), call, cause),
        ({ IsCancellationRequested: true }, _) => CreateTimeout(_pause, "brought nothing for", nameof(DownloadOptions.IdleTimeout), call, cause),
        _ => null,
    };

    public void Dispose()
    {
        _any.Dispose();
        _silence?.Dispose();
        _whole?.Dispose();
    }

    private static WeChatPayTimeoutException CreateTimeout(TimeSpan limit, string what, string option, CallName call, Exception cause) => new(
        limit,
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{call} {what} {limit.TotalSeconds:0.###} s (option `{option}`)."),
        call,
        CallEffect.Download,
        cause);
}
