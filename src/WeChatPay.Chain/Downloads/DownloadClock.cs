namespace WeChatPay.Downloads;

/// <summary>The limits of a download: the user's token, the whole time, and the time for which the server may be silent.</summary>
/// <remarks>For one download.</remarks>
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
        _silence = pause == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(pause, time);
        _whole = limit == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(limit, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _silence?.Token ?? default, _whole?.Token ?? default);
    }

    public CancellationToken Token => _any.Token;

    /// <summary>Begins to count the server's silence anew.</summary>
    public void StartIdle() => _silence?.CancelAfter(_pause);

    /// <summary>Stops counting it: what takes time now is on this side.</summary>
    public void StopIdle() => _silence?.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Makes the exception of the limit that was reached; <see langword="null"/> when none was.</summary>
    public WeChatPayTimeoutException? TryGetTimeout(string call, Exception cause) => (_silence, _whole) switch
    {
        (_, { IsCancellationRequested: true }) => Exceeded(_limit, "took longer than", nameof(DownloadOptions.Timeout), call, cause),
        ({ IsCancellationRequested: true }, _) => Exceeded(_pause, "brought nothing for", nameof(DownloadOptions.IdleTimeout), call, cause),
        _ => null,
    };

    public void Dispose()
    {
        _any.Dispose();
        _silence?.Dispose();
        _whole?.Dispose();
    }

    private static WeChatPayTimeoutException Exceeded(TimeSpan limit, string what, string option, string call, Exception cause) => new(
        limit,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{call} {what} {limit.TotalSeconds:0.###} s (option `{option}`). A download changes nothing: try again."),
        call,
        cause);
}
