using WeChatPay.Php.Time;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for time. The zone is China's, until <see cref="date_default_timezone_set"/> sets another.
/// Source: https://www.php.net/manual/ref.datetime.php.</content>
public static partial class Functions
{
    /// <summary>PHP's constant: ISO 8601, <c>2024-01-31T23:59:59+08:00</c>.</summary>
    public const string DATE_ATOM = "Y-m-d\\TH:i:sP";

    /// <summary>PHP's constant: RFC 3339, <c>2024-01-31T23:59:59+08:00</c>, which WeChat Pay wants.</summary>
    public const string DATE_RFC3339 = "Y-m-d\\TH:i:sP";

    /// <summary>PHP's constant: ISO 8601 without a colon in the offset.</summary>
    public const string DATE_ISO8601 = "Y-m-d\\TH:i:sO";

    /// <summary>PHP's constant: the date of an e-mail.</summary>
    public const string DATE_RFC2822 = "D, d M Y H:i:s O";

    /// <summary>Gets the Unix time in seconds.</summary>
    public static long time() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Gets the Unix time with microseconds.</summary>
    /// <param name="as_float">Whether it is a float of seconds; else text: <c>0.12345600 1700000000</c>.</param>
    public static dynamic microtime(bool as_float = false)
    {
        var micros = (TimeProvider.System.GetUtcNow().UtcTicks - 621355968000000000) / 10;
        if (as_float)
            return micros / 1e6;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{micros % 1_000_000 / 1e6:0.00000000} {micros / 1_000_000}");
    }

    /// <summary>Gets a clock that only goes forward, in nanoseconds; without the argument as an array of seconds and nanoseconds.</summary>
    public static dynamic hrtime(bool as_number = false)
    {
        var time = TimeProvider.System.GetElapsedTime(0);
        var nanoseconds = time.Ticks * 100;
        if (as_number)
            return nanoseconds;
        return new PhpArray { nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000 };
    }

    /// <summary>Writes a time.</summary>
    /// <param name="format">The letters of https://www.php.net/manual/datetime.format.php.</param>
    /// <param name="timestamp">Unix time in seconds. Default: now.</param>
    public static string date(object? format, object? timestamp = null) => DateFormat.Write(Parameters.Text(format, 1), At(timestamp, Zones.Default));

    /// <summary>Writes a time in UTC.</summary>
    /// <param name="timestamp">Unix time in seconds. Default: now.</param>
    public static string gmdate(object? format, object? timestamp = null) => DateFormat.Write(Parameters.Text(format, 1), At(timestamp, "UTC"), isGmt: true);

    /// <summary>Reads a time: <c>2024-01-31 23:59:59</c>, ISO 8601, <c>@seconds</c>, <c>now</c>, <c>today</c>, <c>+1 day</c>, <c>next month</c>,
    /// <c>first day of next month</c> and the like.</summary>
    /// <param name="baseTimestamp">Unix time from which relative times count. Default: now.</param>
    /// <returns>Unix time in seconds; false where the text is not a time, the 13th month for instance.</returns>
    /// <exception cref="NotSupportedException">The text has words that are not offered.</exception>
    public static dynamic strtotime(object? datetime, object? baseTimestamp = null)
    {
        var text = Parameters.Text(datetime, 1);
        return text.Trim().Length > 0 && TimeWords.Read(text, At(baseTimestamp, Zones.Default)) is { } moment ? moment.Seconds : false;
    }

    /// <summary>Makes the Unix time of a date and a time in the zone; a part that is left out is that of now. Parts that are too large go on into the
    /// next.</summary>
    public static long mktime(object? hour, object? minute = null, object? second = null, object? month = null, object? day = null, object? year = null) =>
        Make(Zones.Default, hour, minute, second, month, day, year);

    /// <summary>Makes the Unix time of a date and a time in UTC.</summary>
    public static long gmmktime(object? hour, object? minute = null, object? second = null, object? month = null, object? day = null, object? year = null) =>
        Make("UTC", hour, minute, second, month, day, year);

    /// <summary>Tells whether there is such a day.</summary>
    public static bool checkdate(object? month, object? day, object? year)
    {
        var (m, d, y) = (Parameters.Integer(month, 1), Parameters.Integer(day, 2), Parameters.Integer(year, 3));
        return m is >= 1 and <= 12 && y is >= 1 and <= 9999 && d >= 1 && d <= System.DateTime.DaysInMonth((int)y, (int)m);
    }

    /// <summary>Sets the zone.</summary>
    /// <returns>False where no zone has this name.</returns>
    public static bool date_default_timezone_set(object? timezoneId)
    {
        var name = Parameters.Text(timezoneId, 1);
        if (Zones.Find(name) is null || name.Length == 0 || name[0] is '+' or '-')
            return false;
        Zones.Default = name;
        return true;
    }

    /// <summary>Gets the name of the zone.</summary>
    public static string date_default_timezone_get() => Zones.Default;

    /// <summary>Waits so many seconds.</summary>
    public static long sleep(object? seconds)
    {
        WeChatPay.Promises.SyncBridge.Settle(Task.Delay(TimeSpan.FromSeconds(Parameters.Integer(seconds, 1))));
        return 0;
    }

    /// <summary>Waits so many microseconds.</summary>
    public static void usleep(object? microseconds) =>
        WeChatPay.Promises.SyncBridge.Settle(Task.Delay(TimeSpan.FromTicks(Parameters.Integer(microseconds, 1) * 10)));

    private static Moment At(object? timestamp, string zone) => Parameters.Optional(timestamp, 2) is { } seconds
        ? Moment.FromSeconds(seconds, Zones.Get(zone))
        : Moment.Now(Zones.Get(zone));

    private static long Make(string zone, object? hour, object? minute, object? second, object? month, object? day, object? year)
    {
        var now = Moment.Now(Zones.Get(zone)).Local;
        var y = Parameters.Optional(year, 6) ?? now.Year;
        y += y is >= 0 and < 70 ? 2000 : y is >= 70 and <= 100 ? 1900 : 0;
        var months = y * 12 + (Parameters.Optional(month, 4) ?? now.Month) - 1;
        var date = new System.DateTime((int)(months / 12), (int)(months % 12) + 1, 1).AddDays((Parameters.Optional(day, 5) ?? now.Day) - 1);
        var clock = (Parameters.Integer(hour, 1) * 60 + (Parameters.Optional(minute, 2) ?? now.Minute)) * 60 + (Parameters.Optional(second, 3) ?? now.Second);
        return Moment.FromLocal(date.AddSeconds(clock), Zones.Get(zone)).Seconds;
    }
}
