using System.Security.Cryptography;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>Says when the certificates are downloaded next.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class RefreshSchedule(TimeSpan interval, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private long _due;
    private int _failures;

    /// <summary>Gets the time of the next download; a time in the past before the first one.</summary>
    public DateTimeOffset Due => new(Volatile.Read(ref _due), TimeSpan.Zero);

    /// <summary>Gets whether it is time.</summary>
    // A time that is farther away than an interval was set by a clock that has been put back.
    public bool IsDue => time.GetUtcNow() is var now && (now >= Due || Due - now > interval);

    /// <summary>Makes the next download due at once.</summary>
    public void Restart() => Volatile.Write(ref _due, 0);

    /// <summary>Plans the download after one that succeeded.</summary>
    /// <param name="downloaded">The certificates.</param>
    /// <param name="age">The age of a list that another process has downloaded.</param>
    public void Succeed(PlatformKeys downloaded, TimeSpan age)
    {
        var now = time.GetUtcNow();
        // WeChat Pay's clients all over the world were not started at the same moment, and are not to ask at the same moment.
        var pause = interval - new TimeSpan((long)(interval.Ticks / 10 * Share()));
        // The newest certificate's successor comes days before its end; when it does not come, ask more often.
        var left = downloaded.Certificates.Max(static certificate => certificate.NotAfter) - now;
        if (pause.Ticks > left.Ticks / 2)
            pause = new TimeSpan(Math.Max(left.Ticks / 2, FirstPause.Ticks));
        _failures = 0;
        Set(now + pause - age);
    }

    /// <summary>Plans the download after one that failed: after a minute, then after twice as long each time, up to an hour.</summary>
    public void Fail()
    {
        var pause = new TimeSpan(Math.Min(FirstPause.Ticks << Math.Min(_failures, 10), LongestPause.Ticks));
        _failures++;
        Set(time.GetUtcNow() + (pause < interval ? pause : interval));
    }

    private void Set(DateTimeOffset due) => Volatile.Write(ref _due, due.UtcTicks);

    // 0 to 1, in steps far below a second: the merchants of a platform, which were all asked about at its start, are not asked about in heaps.
    private static double Share()
    {
        var random = new byte[sizeof(uint)];
        using var source = RandomNumberGenerator.Create();
        source.GetBytes(random);
        return BitConverter.ToUInt32(random, 0) / (double)uint.MaxValue;
    }
}
