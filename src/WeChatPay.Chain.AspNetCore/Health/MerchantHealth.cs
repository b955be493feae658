using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WeChatPay.AspNetCore;

/// <summary>Judges the state of one merchant's client.</summary>
/// <remarks>Mutable: use it from one thread. It belongs to one check.</remarks>
internal sealed class MerchantHealth(string prefix, WeChatPayHealthOptions options)
{
    private readonly Dictionary<string, object> _data = [];
    private readonly List<string> _findings = [];

    public HealthStatus Status { get; private set; } = HealthStatus.Healthy;

    public IReadOnlyDictionary<string, object> Data => _data;

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Judges a state.</summary>
    /// <param name="health">The state.</param>
    /// <param name="now">The client's clock.</param>
    public void Judge(ClientHealth health, DateTimeOffset now)
    {
        JudgeClock(health.ClockOffset);
        foreach (var end in health.KeyEnds)
            JudgeEnd(end, now, health.HasPlatformKey);
        JudgeRefresh(health);
        Note("last_verified", health.LastVerified);
        if (options.DegradedSilence is { } silence && health.LastVerified is { } last && now - last >= silence)
            Find(HealthStatus.Degraded, $"the last response was verified {Show(now - last)} ago");
    }

    private void JudgeClock(TimeSpan? offset)
    {
        if (offset is not { } ahead)
            return;
        _data[$"{prefix}clock_offset_seconds"] = Math.Round(ahead.TotalSeconds);
        var status = ahead.Duration() >= options.UnhealthyClockOffset ? HealthStatus.Unhealthy
            : ahead.Duration() >= options.DegradedClockOffset ? HealthStatus.Degraded : HealthStatus.Healthy;
        if (status == HealthStatus.Healthy)
            return;
        var side = ahead > TimeSpan.Zero ? "ahead of" : "behind";
        Find(status, $"this machine's clock is {Show(ahead.Duration())} {side} WeChat Pay's: check the clock (NTP)");
    }

    private void JudgeEnd(KeyEnd end, DateTimeOffset now, bool hasPlatformKey)
    {
        var left = end.NotAfter - now;
        var owner = end.Owner == KeyOwner.Platform ? "platform" : "merchant";
        _data[$"{prefix}{owner}_certificate_{end.Serial}_days"] = Math.Round(left.TotalDays, 1);
        if (left > options.DegradedBeforeEnd)
            return;
        // An old certificate beside a valid key fails no call.
        var isReplaced = end.Owner == KeyOwner.Platform && hasPlatformKey && left <= TimeSpan.Zero;
        var status = left <= options.UnhealthyBeforeEnd && !isReplaced ? HealthStatus.Unhealthy : HealthStatus.Degraded;
        var when = end.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Find(status, $"the {owner} certificate {end.Serial} {(left <= TimeSpan.Zero ? "ended" : "ends")} on {when}");
    }

    private void JudgeRefresh(ClientHealth health)
    {
        Note("last_refresh", health.LastRefresh);
        if (health.RefreshFailure is not { } failure)
            return;
        _data[$"{prefix}refresh_failure"] = failure;
        Find(health.HasPlatformKey ? HealthStatus.Degraded : HealthStatus.Unhealthy, "the last download of the platform certificates failed");
    }

    private void Note(string name, DateTimeOffset? time)
    {
        if (time is { } known)
            _data[$"{prefix}{name}"] = known.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private void Find(HealthStatus status, string finding)
    {
        // The worse status has the smaller number.
        Status = status < Status ? status : Status;
        _findings.Add(finding);
    }

    private static string Show(TimeSpan time) => time.TotalMinutes < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");
}
