using System.Globalization;
using System.Text.RegularExpressions;

namespace WeChatPay.Php.Time;

/// <summary>Reads the times that <c>strtotime</c> and <c>DateTime</c> take, of which these are offered: <c>now</c>, <c>today</c>, <c>midnight</c>,
/// <c>tomorrow</c>, <c>yesterday</c>, <c>noon</c>, <c>@seconds</c>, ISO 8601, <c>2024-01-31</c>, <c>2024/01/31</c>, <c>20240131</c>, <c>20240131235959</c>,
/// <c>12:30</c>, <c>+1 day</c>, <c>-2 weeks</c>, <c>3 days ago</c>, <c>next month</c>, <c>last year</c>, <c>first day of next month</c>.</summary>
/// <remarks>Any other text is refused, because PHP may read it in a way that is not obvious. Mutable: use it from one thread.</remarks>
internal sealed class TimeWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly (Regex Pattern, Action<TimeWords, Match> Read)[] Words =
    [
        (new(@"\G@(-?\d{1,18})(?![\d.])", Options), static (time, match) => time.SetSeconds(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))),
        (new(@"\G(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", Options), static (time, match) => time.SetDate(match)),
        (new(@"\G(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)", Options), static (time, match) => time.SetDate(match)),
        (new(@"\G(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?!\d)", Options), static (time, match) => { time.SetDate(match); time.SetTime(match, 4); }),
        (new(@"\G(\d{4})(\d{2})(\d{2})(?=$|[ Tt])", Options), static (time, match) => time.SetDate(match)),
        (new(@"\G[Tt]?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,8}))?)?(?![\d:.])", Options), static (time, match) => time.SetTime(match, 1)),
        (new(@"\G(Z|UTC)(?![a-z])", Options), static (time, _) => time.SetZone(TimeZoneInfo.Utc)),
        (new(@"\G([+-]\d{2}:?\d{2})(?![\d:])(?!\s*[a-z])", Options), static (time, match) => time.SetZone(Zones.Get(match.Groups[1].Value))),
        (new(@"\G(now)(?![a-z])", Options), static (_, _) => { }),
        (new(@"\G(today|midnight)(?![a-z])", Options), static (time, _) => time.SetClock(0)),
        (new(@"\G(noon)(?![a-z])", Options), static (time, _) => time.SetClock(12)),
        (new(@"\G(tomorrow)(?![a-z])", Options), static (time, _) => { time.SetClock(0); time._days++; }),
        (new(@"\G(yesterday)(?![a-z])", Options), static (time, _) => { time.SetClock(0); time._days--; }),
        (new(@"\G(first|last) day of(?![a-z])", Options), static (time, match) => time._dayOf = match.Groups[1].Value.ToLowerInvariant()),
        (new(@"\G(next|last|previous|this)\s+(sec|second|min|minute|hour|day|month|year)s?(?![a-z])", Options), static (time, match) =>
            time.Move(match.Groups[1].Value.ToLowerInvariant() switch { "next" => 1, "this" => 0, _ => -1 }, match.Groups[2].Value)),
        (new(@"\G([+-]?)\s*(\d{1,9})\s*(sec|second|min|minute|hour|day|week|fortnight|month|year)s?(\s+ago)?(?![a-z])", Options), static (time, match) =>
            time.Move(
                int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) * (match.Groups[1].Value == "-" ^ match.Groups[4].Success ? -1 : 1),
                match.Groups[3].Value)),
    ];

    private static readonly Regex Letters = new(@"\G[A-Za-z]+(?![A-Za-z0-9_])", Options);

    // The words of PHP, down to the letters by which they differ from others.
    private static readonly string[] Beginnings =
    [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "now", "today",
        "tom", "yes", "noon", "mid", "first", "second", "third", "fou", "fif", "six", "sev", "eig", "nin", "ten", "ele", "twe", "next", "last", "prev",
        "this", "week", "day", "hour", "min", "sec", "year", "fort", "front", "back", "of", "ago", "mil", "mic", "ms", "us", "am", "pm",
    ];

    // Source: timezone_abbreviations_list() of PHP 8.2.
    private static readonly HashSet<string> Abbreviations = new(
        (
            "acdt acst addt adt aedt aest ahdt ahst akdt akst amt apt ast awdt awst awt bdst bdt bmt bst cast cat cddt cdt cemt cest cet cmt cpt cst cwt "
            + "chst dmt eat eddt edt eest eet emt ept est ewt ffmt fmt gdt gmt gst hdt hkst hkt hmt hpt hst hwt iddt idt imt ist jdt jmt jst kdt kmt kst "
            + "lst mddt mdst mdt mest met mmt mpt msd msk mst mwt nddt ndt npt nst nwt nzdt nzmt nzst pddt pdt pkst pkt plmt pmt ppmt ppt pst pwt qmt rmt "
            + "sast sdmt sjmt smt sst tbmt tmt uct utc wast wat wemt west wet wib wita wit wmt yddt ydt ypt yst ywt").Split(' '),
        StringComparer.Ordinal);

    // The zones without a region, which not every system lists.
    private static readonly HashSet<string> Singles = new(
        "cuba egypt eire factory gb greenwich hongkong iceland iran israel jamaica japan kwajalein libya navajo nz poland portugal prc roc rok singapore "
        .Split(' ').Append("turkey").Append("universal").Append("zulu").Append("local").Append("utc"),
        StringComparer.Ordinal);

    private readonly Moment _start;
    private TimeZoneInfo _zone;
    private (int Year, int Month, int Day)? _date;
    private TimeSpan? _clock;
    private long _years, _months, _days, _seconds;
    private string? _dayOf;
    private long? _unix;

    private TimeWords(Moment start, bool keepsClock) => (_start, _zone, _keepsClock) = (start, start.Zone, keepsClock);

    /// <summary>Reads a time.</summary>
    /// <param name="text">The words.</param>
    /// <param name="start">The time from which they count.</param>
    /// <param name="keepsClock">Whether a date without a time keeps the time of the day, as <c>modify</c> does.</param>
    /// <returns>Null where PHP fails too: the 40th of a month, for instance.</returns>
    /// <exception cref="NotSupportedException">The text has other words than those that are offered.</exception>
    public static Moment? Read(string text, Moment start, bool keepsClock = false)
    {
        var time = new TimeWords(start, keepsClock);
        var given = text.Trim(' ', '\t');
        for (var at = 0; at < given.Length;)
        {
            if (given[at] is ' ' or '\t' or ',')
            {
                at++;
                continue;
            }
            var found = Words.Select(word => (Match: word.Pattern.Match(given, at), word.Read)).FirstOrDefault(static word => word.Match.Success);
            if (found.Match is null && IsNoTime(given, at))
                return null;
            if (found.Match is null)
            {
                throw new NotSupportedException(
                    $"The time `{given}` is not read: give 2024-01-31 23:59:59, ISO 8601, @seconds, now, today, tomorrow, +1 day, next month or the like.");
            }
            found.Read(time, found.Match);
            if (time._isWrong)
                return null;
            at = found.Match.Index + found.Match.Length;
        }
        return time.Compute();
    }

    // A word that is neither one of PHP's words nor a zone makes the whole text wrong in PHP too. A word that begins like one of PHP's may go on
    // in a way that PHP reads.
    private static bool IsNoTime(string text, int at)
    {
        if (text[at] is >= '\u2E80' and <= '\u9FFF')
            return true;
        var word = Letters.Match(text, at).Value.ToLowerInvariant();
        return word.Length > 1 && word.Any(static letter => letter is not ('i' or 'v' or 'x'))
            && Array.TrueForAll(Beginnings, start => !word.StartsWith(start, StringComparison.Ordinal))
            && !Abbreviations.Contains(word) && !text.Contains('/', StringComparison.Ordinal) && !IsZone(word);
    }

    private static bool IsZone(string word)
    {
        try
        {
            return TimeZoneInfo.GetSystemTimeZones().Any(zone => zone.Id.Equals(word, StringComparison.OrdinalIgnoreCase))
                || Singles.Contains(word);
        }
        catch (Exception error) when (error is InvalidTimeZoneException or System.Security.SecurityException)
        {
            return true;
        }
    }

    private readonly bool _keepsClock;
    private bool _isWrong;

    private void SetSeconds(long seconds) => (_unix, _zone) = (seconds, Zones.Get("+00:00"));

    private void SetDate(Match match)
    {
        var (year, month, day) = (Number(match, 1), Number(match, 2), Number(match, 3));
        _isWrong |= month is < 1 or > 12 || day is < 1 or > 31 || _date is not null;
        _date = (year, month, day);
        if (!_keepsClock)
            _clock ??= TimeSpan.Zero;
    }

    private void SetTime(Match match, int first)
    {
        var (hour, minute, second) = (Number(match, first), Number(match, first + 1), match.Groups[first + 2].Success ? Number(match, first + 2) : 0);
        _isWrong |= hour > 24 || minute > 59 || second > 59 || hour == 24 && (minute > 0 || second > 0);
        var fraction = first == 1 && match.Groups[4].Success ? match.Groups[4].Value.PadRight(7, '0')[..7] : "0";
        // Microseconds are what PHP keeps.
        _clock = new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(long.Parse(fraction, CultureInfo.InvariantCulture) / 10 * 10);
    }

    private void SetClock(int hour) => _clock = TimeSpan.FromHours(hour);

    private void SetZone(TimeZoneInfo zone) => _zone = zone;

    private void Move(long count, string unit)
    {
        switch (unit.ToLowerInvariant())
        {
            case "year":
                _years += count;
                break;
            case "month":
                _months += count;
                break;
            case "fortnight":
                _days += 14 * count;
                break;
            case "week":
                _days += 7 * count;
                break;
            case "day":
                _days += count;
                break;
            case "hour":
                _seconds += 3600 * count;
                break;
            case "min" or "minute":
                _seconds += 60 * count;
                break;
            default:
                _seconds += count;
                break;
        }
    }

    private Moment Compute()
    {
        var start = _unix is { } seconds ? Moment.FromSeconds(seconds, _zone) : _start;
        var local = start.Local;
        var (year, month, day) = _date ?? (local.Year, local.Month, local.Day);
        var clock = _unix is null && _clock is { } given ? given : local.TimeOfDay;
        if (_date is null && _clock is null && _years == 0 && _months == 0 && _days == 0 && _dayOf is null)
            return Shift(start with { Zone = _zone });
        var months = year * 12L + month - 1 + _years * 12 + _months;
        var first = new System.DateTime((int)(months / 12), (int)(months % 12) + 1, 1);
        // The 31st of a month with 30 days is the first of the next.
        var date = _dayOf switch
        {
            "first" => first.AddDays(_days),
            "last" => first.AddMonths(1).AddDays(_days - 1),
            _ => first.AddDays(day - 1 + _days),
        };
        return Shift(Moment.FromLocal(date + clock, _zone));
    }

    private Moment Shift(Moment moment) => moment with { Utc = moment.Utc.AddSeconds(_seconds) };

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
