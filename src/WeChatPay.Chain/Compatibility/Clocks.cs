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
}
