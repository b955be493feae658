namespace WeChatPay.Compatibility;

/// <summary>Time limits by a clock that tests can set.</summary>
internal static class Clocks
{
    /// <summary>Makes a source that cancels when the delay is over.</summary>
    public static CancellationTokenSource CancelAfter(this TimeProvider time, TimeSpan delay) =>
#if NETSTANDARD2_0
        time.CreateCancellationTokenSource(delay);
#else
        new(delay, time);
#endif

    /// <summary>Completes after a time by a clock.</summary>
    public static Task PauseAsync(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) =>
#if NETSTANDARD2_0
        time.Delay(delay, cancellationToken);
#else
        Task.Delay(delay, time, cancellationToken);
#endif
}
