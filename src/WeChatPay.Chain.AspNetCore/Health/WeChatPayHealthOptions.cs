namespace WeChatPay.AspNetCore;

/// <summary>The limits of the health check of a merchant.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public sealed class WeChatPayHealthOptions
{
    /// <summary>Gets or sets the difference between this machine's clock and WeChat Pay's from which the check is degraded.</summary>
    /// <value>Default: 1 minute, either way.</value>
    public TimeSpan DegradedClockOffset { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the difference between the clocks from which the check fails.</summary>
    /// <value>Default: 5 minutes, at which WeChat Pay refuses requests and the client refuses responses.</value>
    public TimeSpan UnhealthyClockOffset { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the time before the end of a certificate from which the check is degraded.</summary>
    /// <value>Default: 30 days.</value>
    public TimeSpan DegradedBeforeEnd { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets the time before the end of a certificate from which the check fails.</summary>
    /// <value>Default: zero, so that it fails when the certificate has ended.</value>
    public TimeSpan UnhealthyBeforeEnd { get; set; } = TimeSpan.Zero;

    /// <summary>Gets or sets the time without a verified response from which the check is degraded.</summary>
    /// <value>Default: <see langword="null"/>, no limit, since a shop may have no customers at night. Before the first response nothing is degraded.</value>
    public TimeSpan? DegradedSilence { get; set; }

    /// <exception cref="ArgumentException">A limit is negative, or the limits are in the wrong order.</exception>
    internal void Check()
    {
        if (DegradedClockOffset < TimeSpan.Zero || UnhealthyClockOffset < DegradedClockOffset)
            throw Wrong($"`{nameof(DegradedClockOffset)}` is {DegradedClockOffset} and `{nameof(UnhealthyClockOffset)}` is {UnhealthyClockOffset}");
        if (UnhealthyBeforeEnd < TimeSpan.Zero || DegradedBeforeEnd < UnhealthyBeforeEnd)
            throw Wrong($"`{nameof(UnhealthyBeforeEnd)}` is {UnhealthyBeforeEnd} and `{nameof(DegradedBeforeEnd)}` is {DegradedBeforeEnd}");
        if (DegradedSilence <= TimeSpan.Zero)
            throw new ArgumentException($"`{nameof(DegradedSilence)}` is {DegradedSilence}: give a time above zero, or null for no limit.");
    }

    private static ArgumentException Wrong(string values) =>
        new($"{values}: give times that are not negative, and the limit that degrades the check is reached before the limit that fails it.");
}
