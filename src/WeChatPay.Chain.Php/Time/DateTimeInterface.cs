namespace WeChatPay.Php.Time;

/// <summary>A time with its zone, under PHP's names: what <see cref="DateTimeImmutable"/> and <see cref="DateTime"/> have in common.</summary>
/// <remarks>Immutable and thread-safe, but for a <see cref="DateTime"/>. Source: https://www.php.net/manual/class.datetimeinterface.php.</remarks>
public abstract class DateTimeInterface
{
    /// <summary>ISO 8601, <c>2024-01-31T23:59:59+08:00</c>.</summary>
    public const string ATOM = Functions.DATE_ATOM;

    /// <summary>RFC 3339, <c>2024-01-31T23:59:59+08:00</c>, which WeChat Pay wants.</summary>
    public const string RFC3339 = Functions.DATE_RFC3339;

    /// <summary>ISO 8601 without a colon in the offset.</summary>
    public const string ISO8601 = Functions.DATE_ISO8601;

    private protected DateTimeInterface(Moment moment) => Moment = moment;

    internal Moment Moment { get; private protected set; }

    /// <summary>Writes the time.</summary>
    /// <param name="format">The letters of https://www.php.net/manual/datetime.format.php.</param>
    public string format(string format) => DateFormat.Write(format, Moment);

    /// <summary>Gets the Unix time in seconds.</summary>
    public long getTimestamp() => Moment.Seconds;

    /// <summary>Gets the distance from UTC in seconds.</summary>
    public long getOffset() => (long)Moment.Offset.TotalSeconds;

    /// <summary>Gets the zone.</summary>
    public DateTimeZone getTimezone() => new(Moment.Zone);

    /// <summary>Measures the distance to another time.</summary>
    /// <param name="targetObject">The other time, of the same zone.</param>
    /// <param name="absolute">Whether <see cref="DateInterval.invert"/> stays 0.</param>
    /// <exception cref="NotSupportedException">The zones differ, or a clock was changed between the two.</exception>
    public DateInterval diff(DateTimeInterface targetObject, bool absolute = false)
    {
        ArgumentNullException.ThrowIfNull(targetObject);
        var distance = Intervals.Between(Moment, targetObject.Moment);
        return absolute && distance.invert == 1
            ? new(distance.y, distance.m, distance.d, distance.Clock, isInverted: false, (long)distance.days)
            : distance;
    }

    private protected static Moment Shifted(Moment moment, DateInterval interval, int sign)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return Intervals.Add(moment, interval, sign);
    }

    private protected static Moment Read(string datetime, DateTimeZone? timezone)
    {
        var start = Moment.Now(timezone?.Zone ?? Zones.Get(Zones.Default));
        // PHP keeps microseconds.
        start = start with { Utc = start.Utc.AddTicks(-(start.Utc.Ticks % 10)) };
        return TimeWords.Read(datetime, start)
            ?? throw new ArgumentException($"Failed to parse time string ({datetime}).", nameof(datetime));
    }

    private protected static Moment Modify(Moment moment, string modifier) => TimeWords.Read(modifier, moment, keepsClock: true) is { } changed
        ? changed with { Zone = moment.Zone }
        : throw new ArgumentException($"Failed to parse time string ({modifier}).", nameof(modifier));

    private protected static Moment WithDate(Moment moment, long year, long month, long day)
    {
        var months = year * 12 + month - 1;
        return Moment.FromLocal(new System.DateTime((int)(months / 12), (int)(months % 12) + 1, 1).AddDays(day - 1) + moment.Local.TimeOfDay, moment.Zone);
    }

    private protected static Moment WithTime(Moment moment, long hour, long minute, long second) =>
        Moment.FromLocal(moment.Local.Date.AddSeconds((hour * 60 + minute) * 60 + second), moment.Zone);
}

/// <summary>A time with its zone; each change gives another object.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DateTimeImmutable : DateTimeInterface
{
    /// <summary>Reads a time as <see cref="Functions.strtotime"/> does.</summary>
    /// <param name="datetime">Default: now.</param>
    /// <param name="timezone">The zone where the text has none. Default: <see cref="Functions.date_default_timezone_get"/>.</param>
    /// <exception cref="ArgumentException">The text is not a time.</exception>
    /// <exception cref="NotSupportedException">The text has words that are not offered.</exception>
    public DateTimeImmutable(string datetime = "now", DateTimeZone? timezone = null)
        : base(Read(datetime, timezone))
    {
    }

    private DateTimeImmutable(Moment moment)
        : base(moment)
    {
    }

    /// <summary>Moves the time: <c>+1 day</c>, <c>first day of next month</c>, <c>12:30</c>.</summary>
    /// <exception cref="NotSupportedException">The text has words that are not offered.</exception>
    public DateTimeImmutable modify(string modifier) => new(Modify(Moment, modifier));

    /// <summary>Shows the time in another zone.</summary>
    public DateTimeImmutable setTimezone(DateTimeZone timezone) => new(Moment with { Zone = timezone.Zone });

    /// <summary>Takes another Unix time in seconds.</summary>
    public DateTimeImmutable setTimestamp(long timestamp) => new(Moment.FromSeconds(timestamp, Moment.Zone));

    /// <summary>Takes another date; parts that are too large go on into the next.</summary>
    public DateTimeImmutable setDate(long year, long month, long day) => new(WithDate(Moment, year, month, day));

    /// <summary>Takes another time of the day; parts that are too large go on into the next.</summary>
    public DateTimeImmutable setTime(long hour, long minute, long second = 0) => new(WithTime(Moment, hour, minute, second));

    /// <summary>Moves the time forward by a distance.</summary>
    public DateTimeImmutable add(DateInterval interval) => new(Shifted(Moment, interval, 1));

    /// <summary>Moves the time back by a distance.</summary>
    public DateTimeImmutable sub(DateInterval interval) => new(Shifted(Moment, interval, -1));
}

/// <summary>A time with its zone; each change changes the object.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
public sealed class DateTime : DateTimeInterface
{
    /// <inheritdoc cref="DateTimeImmutable(string, DateTimeZone?)"/>
    public DateTime(string datetime = "now", DateTimeZone? timezone = null)
        : base(Read(datetime, timezone))
    {
    }

    /// <inheritdoc cref="DateTimeImmutable.modify"/>
    public DateTime modify(string modifier) => Take(Modify(Moment, modifier));

    /// <inheritdoc cref="DateTimeImmutable.setTimezone"/>
    public DateTime setTimezone(DateTimeZone timezone) => Take(Moment with { Zone = timezone.Zone });

    /// <inheritdoc cref="DateTimeImmutable.setTimestamp"/>
    public DateTime setTimestamp(long timestamp) => Take(Moment.FromSeconds(timestamp, Moment.Zone));

    /// <inheritdoc cref="DateTimeImmutable.setDate"/>
    public DateTime setDate(long year, long month, long day) => Take(WithDate(Moment, year, month, day));

    /// <inheritdoc cref="DateTimeImmutable.setTime"/>
    public DateTime setTime(long hour, long minute, long second = 0) => Take(WithTime(Moment, hour, minute, second));

    /// <inheritdoc cref="DateTimeImmutable.add"/>
    public DateTime add(DateInterval interval) => Take(Shifted(Moment, interval, 1));

    /// <inheritdoc cref="DateTimeImmutable.sub"/>
    public DateTime sub(DateInterval interval) => Take(Shifted(Moment, interval, -1));

    private DateTime Take(Moment moment)
    {
        Moment = moment;
        return this;
    }
}

/// <summary>A time zone by its name: <c>Asia/Shanghai</c>, <c>UTC</c>, <c>+08:00</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DateTimeZone
{
    /// <summary>Finds a zone.</summary>
    /// <exception cref="Error">No zone has this name.</exception>
    public DateTimeZone(string timezone) => Zone = Zones.Get(timezone);

    internal DateTimeZone(TimeZoneInfo zone) => Zone = zone;

    internal TimeZoneInfo Zone { get; }

    /// <summary>Gets the name.</summary>
    public string getName() => Zone.Id;
}
