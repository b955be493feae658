using System.Globalization;
using System.Text.RegularExpressions;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Time;

/// <summary>A distance in time: PHP's <c>DateInterval</c>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php.net/manual/class.dateinterval.php.</remarks>
public sealed partial class DateInterval
{
    private static readonly Regex Duration = new(
        @"^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$", RegexOptions.CultureInvariant);

    /// <summary>Reads a duration of ISO 8601: <c>P1M</c>, <c>P7D</c>, <c>PT30M</c>, <c>P1DT12H</c>.</summary>
    /// <exception cref="Exception">The text is not a duration.</exception>
    public DateInterval(object? duration)
    {
        var text = Parameters.Text(duration, 1);
        var match = Duration.Match(text);
        if (!match.Success)
            throw new ArgumentException($"DateInterval::__construct(): Unknown or bad format ({text})", nameof(duration));
        (y, m, d, h, i, s) = (Part(match, 1), Part(match, 2), Part(match, 4) + 7 * Part(match, 3), Part(match, 5), Part(match, 6), Part(match, 7));
    }

    internal DateInterval(long years, long months, long days, TimeSpan clock, bool isInverted, long allDays)
    {
        (y, m, d, h, i, s) = (years, months, days, clock.Hours, clock.Minutes, clock.Seconds);
        (f, invert, this.days) = (clock.Ticks % TimeSpan.TicksPerSecond / 1e7, isInverted ? 1 : 0, allDays);
    }

    /// <summary>Gets the years.</summary>
    public long y { get; }

    /// <summary>Gets the months.</summary>
    public long m { get; }

    /// <summary>Gets the days beside the months.</summary>
    public long d { get; }

    /// <summary>Gets the hours.</summary>
    public long h { get; }

    /// <summary>Gets the minutes.</summary>
    public long i { get; }

    /// <summary>Gets the seconds.</summary>
    public long s { get; }

    /// <summary>Gets the fraction of a second.</summary>
    public double f { get; }

    /// <summary>Gets 1 for a distance into the past, else 0.</summary>
    public long invert { get; }

    /// <summary>Gets all days of the distance between two times; false for a duration that was read.</summary>
    public dynamic days { get; } = false;

    internal TimeSpan Clock => new TimeSpan((int)h, (int)i, (int)s) + TimeSpan.FromTicks((long)Math.Round(f * 1e7));

    /// <summary>Writes the distance.</summary>
    /// <param name="format">The letters of https://www.php.net/manual/dateinterval.format.php.</param>
    public string format(object? format) => Letters().Replace(Parameters.Text(format, 1), match => match.Groups[1].Value switch
    {
        "Y" => y.ToString("0000", CultureInfo.InvariantCulture),
        "y" => Plain(y),
        "M" => Two(m),
        "m" => Plain(m),
        "D" => Two(d),
        "d" => Plain(d),
        "H" => Two(h),
        "h" => Plain(h),
        "I" => Two(i),
        "i" => Plain(i),
        "S" => Two(s),
        "s" => Plain(s),
        "a" => (object)days is long all ? Plain(all) : "(unknown)",
        "R" => invert == 1 ? "-" : "+",
        "r" => invert == 1 ? "-" : "",
        "F" => ((long)Math.Round(f * 1e6)).ToString("000000", CultureInfo.InvariantCulture),
        "f" => Plain((long)Math.Round(f * 1e6)),
        "%" => "%",
        _ => match.Value,
    });

    private static Regex Letters() => new("%(.)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static long Part(Match match, int group) => match.Groups[group].Success ? long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static string Two(long number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
