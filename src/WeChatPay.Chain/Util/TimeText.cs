using System.Globalization;

namespace WeChatPay.Util;

/// <summary>Times as the API writes them: RFC 3339 in whole seconds, with the offset, 2018-06-08T10:34:56+08:00.</summary>
internal static class TimeText
{
    private const string Day = "System.DateOnly";

    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Says why a DateTime without kind is not written: the words follow the name of the field.</summary>
    public const string NoOffset =
        "is a DateTime without an offset, so its time is not known: give a DateTimeOffset, for example new DateTimeOffset(time, TimeSpan.FromHours(8))";

    /// <summary>Tells whether a value is a time or a day.</summary>
    public static bool IsTime(object? value) => value is DateTimeOffset or DateTime || IsDay(value);

    /// <summary>Tells whether values of a type are times or days.</summary>
    public static bool IsTime(Type type) => type == typeof(DateTimeOffset) || type == typeof(DateTime) || type.FullName == Day;

    /// <summary>Writes a time or a day.</summary>
    /// <returns>The text; <see langword="null"/> for a <see cref="DateTime"/> without kind, and for any other value.</returns>
    public static string? TryFormat(object? value) => value switch
    {
        DateTimeOffset time => time.ToString($"{Seconds}zzz", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Local } time => time.ToString($"{Seconds}zzz", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Utc } time => time.ToString($"{Seconds}'+00:00'", CultureInfo.InvariantCulture),
        IFormattable day when IsDay(day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Says why a time is not written into a query, a form or XML: the fields there have several forms. The words follow the field's name.</summary>
    /// <param name="value">The time.</param>
    /// <param name="isV2">Whether the field is APIv2's.</param>
    public static string WhyNotInField(object value, bool isV2)
    {
        var (time, day) = isV2 ? ("yyyyMMddHHmmss", "yyyyMMdd") : ("yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd");
        var wanted = IsDay(value) ? $"text, for a day date.ToString(\"{day}\")" : $"text, for a time time.ToString(\"{time}\"), for a day \"{day}\"";
        return $"is a {value.GetType().Name}, and times have several forms there: give it in the form that the field's documentation names, {wanted}";
    }

    // By its name: a program for .NET 6 has the type, and the library for .NET Standard, which it uses, does not.
    private static bool IsDay(object? value) => value is IFormattable && value.GetType().FullName == Day;
}
