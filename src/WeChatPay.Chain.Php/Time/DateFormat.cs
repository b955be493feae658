using System.Globalization;
using System.Text;

namespace WeChatPay.Php.Time;

/// <summary>The letters of <c>date</c>. Source: https://www.php.net/manual/datetime.format.php.</summary>
internal static class DateFormat
{
    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static string Write(string format, Moment moment, bool isGmt = false)
    {
        var output = new StringBuilder();
        var local = moment.Local;
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] == '\\')
                output.Append(++at < format.Length ? format[at].ToString() : "");
            else
                output.Append(isGmt && format[at] == 'T' ? "GMT" : WriteLetter(format[at], moment, local));
        }
        return output.ToString();
    }

    private static string WriteLetter(char letter, Moment moment, System.DateTime local) => letter switch
    {
        'd' => Two(local.Day),
        'D' => Days[(int)local.DayOfWeek][..3],
        'j' => Plain(local.Day),
        'l' => Days[(int)local.DayOfWeek],
        'N' => Plain(local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek),
        'S' => local.Day switch { 1 or 21 or 31 => "st", 2 or 22 => "nd", 3 or 23 => "rd", _ => "th" },
        'w' => Plain((int)local.DayOfWeek),
        'z' => Plain(local.DayOfYear - 1),
        'W' => Two(IsoWeek(local).Week),
        'o' => Plain(IsoWeek(local).Year),
        'F' => Months[local.Month - 1],
        'm' => Two(local.Month),
        'M' => Months[local.Month - 1][..3],
        'n' => Plain(local.Month),
        't' => Plain(System.DateTime.DaysInMonth(local.Year, local.Month)),
        'L' => System.DateTime.IsLeapYear(local.Year) ? "1" : "0",
        'Y' => local.Year.ToString("0000", CultureInfo.InvariantCulture),
        'y' => Two(local.Year % 100),
        'a' => local.Hour < 12 ? "am" : "pm",
        'A' => local.Hour < 12 ? "AM" : "PM",
        'B' => (((moment.Seconds + 3600) % 86400 + 86400) % 86400 * 10 / 864).ToString("000", CultureInfo.InvariantCulture),
        'g' => Plain(local.Hour % 12 == 0 ? 12 : local.Hour % 12),
        'G' => Plain(local.Hour),
        'h' => Two(local.Hour % 12 == 0 ? 12 : local.Hour % 12),
        'H' => Two(local.Hour),
        'i' => Two(local.Minute),
        's' => Two(local.Second),
        'u' => (local.Ticks % TimeSpan.TicksPerSecond / 10).ToString("000000", CultureInfo.InvariantCulture),
        'v' => (local.Ticks % TimeSpan.TicksPerSecond / 10000).ToString("000", CultureInfo.InvariantCulture),
        'e' => moment.Zone.Id,
        'I' => moment.IsSummer ? "1" : "0",
        'O' => OffsetText.Format(moment.Offset, withColon: false),
        'P' => OffsetText.Format(moment.Offset, withColon: true),
        'p' => moment.Offset == TimeSpan.Zero ? "Z" : OffsetText.Format(moment.Offset, withColon: true),
        'T' => Abbreviation(moment),
        'Z' => Plain((long)moment.Offset.TotalSeconds),
        'c' => Write("Y-m-d\\TH:i:sP", moment),
        'r' => Write("D, d M Y H:i:s O", moment),
        'U' => Plain(moment.Seconds),
        _ => letter.ToString(),
    };

    private static string Abbreviation(Moment moment) => moment.Zone.Id switch
    {
        "UTC" => "UTC",
        "Asia/Shanghai" or "PRC" => moment.IsSummer ? "CDT" : "CST",
        ['+' or '-', ..] => OffsetText.Format(moment.Offset, withColon: true),
        var other => throw new NotSupportedException($"The letter T of a date is not offered for the zone {other}: write P for the distance from UTC."),
    };

    private static (int Year, int Week) IsoWeek(System.DateTime day)
    {
        var thursday = day.AddDays(4 - (day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek));
        return (thursday.Year, (thursday.DayOfYear - 1) / 7 + 1);
    }

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
