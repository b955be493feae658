using System.Globalization;
using WeChatPay.Basics;

namespace WeChatPay;

/// <summary>The day of a bill, in China.</summary>
/// <remarks>A string such as <c>"2026-01-31"</c>, a <see cref="DateTimeOffset"/> and, by <see cref="FromDate"/>, a date are taken. Immutable and
/// thread-safe.</remarks>
public readonly record struct BillDay
{
    private const string Form = "yyyy-MM-dd";

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly DateTime _day;

    private BillDay(DateTime day) => _day = day;

    /// <summary>Takes a day such as <c>"2026-01-31"</c>.</summary>
    /// <exception cref="ArgumentException">The text is not a day.</exception>
    public static implicit operator BillDay(string day) => Parse(day);

    /// <summary>Takes the day that it is in China at a time.</summary>
    public static implicit operator BillDay(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static BillDay Parse(string day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return DateTime.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(date)
            : throw new ArgumentException(
                $"The day of the bill is {TextShape.Describe(day)}: give a day such as \"2026-01-31\". Nothing was sent.", nameof(day)).On(HelpPage.Bills);
    }

    /// <inheritdoc cref="op_Implicit(DateTimeOffset)"/>
    public static BillDay FromDateTimeOffset(DateTimeOffset time) => new(time.ToOffset(China).Date);

    /// <summary>Takes a day of the calendar: <c>BillDay.FromDate(2026, 1, 31)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar lacks the day.</exception>
    public static BillDay FromDate(int year, int month, int day) => new(new DateTime(year, month, day));

    /// <summary>Gives the day before: bills are made on the next day, at about 10 o'clock.</summary>
    /// <param name="time">The clock. Default: that of the system.</param>
    public static BillDay Yesterday(TimeProvider? time = null) => FromDateTimeOffset((time ?? TimeProvider.System).GetUtcNow().AddDays(-1));

    /// <summary>Writes the day: <c>2026-01-31</c>.</summary>
    public override string ToString() => _day.ToString(Form, CultureInfo.InvariantCulture);

    internal string ToStringV2() => _day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
