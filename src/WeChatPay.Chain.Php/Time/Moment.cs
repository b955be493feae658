namespace WeChatPay.Php.Time;

/// <summary>A time with its zone.</summary>
/// <param name="Utc">The time in UTC.</param>
/// <param name="Zone">The zone in which it is shown.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal readonly record struct Moment(DateTimeOffset Utc, TimeZoneInfo Zone)
{
    public TimeSpan Offset => Zone.GetUtcOffset(Utc);

    /// <summary>Gets the time that a clock of the zone shows.</summary>
    public System.DateTime Local => System.DateTime.SpecifyKind(Utc.UtcDateTime + Offset, DateTimeKind.Unspecified);

    public long Seconds => Utc.ToUnixTimeSeconds();

    public bool IsSummer => Zone.IsDaylightSavingTime(Utc);

    public static Moment Now(TimeZoneInfo zone) => new(TimeProvider.System.GetUtcNow(), zone);

    public static Moment FromSeconds(long seconds, TimeZoneInfo zone) => new(DateTimeOffset.FromUnixTimeSeconds(seconds), zone);

    /// <summary>Makes the time at which a clock of the zone shows this. A time that the clock skips is one hour later, as in PHP.</summary>
    public static Moment FromLocal(System.DateTime local, TimeZoneInfo zone)
    {
        local = System.DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-2))
            : zone.GetUtcOffset(local);
        return new(new DateTimeOffset(System.DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)), zone);
    }
}
