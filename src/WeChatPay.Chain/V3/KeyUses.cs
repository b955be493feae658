using System.Collections.Concurrent;

namespace WeChatPay.V3;

/// <summary>Counts the responses and callbacks that each key of the platform has verified.</summary>
/// <remarks>Mutable and thread-safe. Only known serials are counted, so it has as many entries as a client ever had keys.</remarks>
internal sealed class KeyUses
{
    private const long Never = long.MinValue;

    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.OrdinalIgnoreCase);
    private long _lastResponse = Never;
    private long _clockAhead;

    /// <summary>Gets when the last response was verified, by this machine's clock.</summary>
    public DateTimeOffset? LastResponse => Time(Volatile.Read(ref _lastResponse));

    /// <summary>Gets how far this machine's clock is ahead of the time that WeChat Pay put into the last verified response.</summary>
    public TimeSpan ClockAhead => TimeSpan.FromSeconds(Volatile.Read(ref _clockAhead));

    /// <summary>Counts one.</summary>
    /// <param name="serial">The key that verified.</param>
    /// <param name="isCallback">Whether it was a callback.</param>
    /// <param name="now">This machine's clock, Unix time in seconds.</param>
    /// <param name="signedAt">The time of the signature, Unix time in seconds.</param>
    public void Count(string serial, bool isCallback, long now, long signedAt)
    {
        var counter = _counters.GetOrAdd(serial, static _ => new Counter());
        Interlocked.Increment(ref isCallback ? ref counter.Callbacks : ref counter.Responses);
        Volatile.Write(ref counter.Last, now);
        // A callback may be delivered again, or late.
        if (isCallback)
            return;
        Volatile.Write(ref _clockAhead, now - signedAt);
        Volatile.Write(ref _lastResponse, now);
    }

    /// <summary>Counts a response of APIv2, which the merchant's own key verified, and which has no time of its signature.</summary>
    public void CountV2(long now) => Volatile.Write(ref _lastResponse, now);

    /// <summary>Lists the counts of a client's keys, then those of keys that it had.</summary>
    public IReadOnlyList<KeyUse> List(PlatformKeys keys) =>
    [
        .. keys.Serials.Select(serial => Use(serial, keys)),
        .. _counters.Keys.Where(serial => !keys.TryGet(serial, out _)).Select(serial => Use(serial, keys)),
    ];

    private KeyUse Use(string serial, PlatformKeys keys)
    {
        var use = new KeyUse(serial) { IsKnown = keys.TryGet(serial, out _), NotAfter = keys.FindEnd(serial) };
        return _counters.TryGetValue(serial, out var counter)
            ? use with
            {
                Responses = Volatile.Read(ref counter.Responses),
                Callbacks = Volatile.Read(ref counter.Callbacks),
                LastUsed = Time(Volatile.Read(ref counter.Last)),
            }
            : use;
    }

    private static DateTimeOffset? Time(long seconds) => seconds == Never ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);

    private sealed class Counter
    {
        public long Responses;
        public long Callbacks;
        public long Last = Never;
    }
}
