using System.Globalization;

namespace WeChatPay.Facts;

/// <summary>Recognises the forms in which WeChat Pay writes times and days.</summary>
internal static class TimeForms
{
    private const int LengthWithoutOffset = 19;

    public static bool IsCompactTime(string text) => IsTime(text, "yyyyMMddHHmmss");

    public static bool IsDay(string text) => IsTime(text, "yyyy-MM-dd");

    public static bool IsCompactDay(string text) => IsTime(text, "yyyyMMdd");

    /// <summary>Tells whether a text is a date-time of RFC 3339, section 5.6: fractions and the leap second are allowed, and the offset is required.</summary>
    public static bool IsRfc3339(string text)
    {
        if (text.Length <= LengthWithoutOffset)
            return false;
        var time = text[..LengthWithoutOffset];
        if (!IsTime(time, "yyyy-MM-dd'T'HH:mm:ss") && !(time.EndsWith(":60", StringComparison.Ordinal) && IsTime(time[..^2] + "59", "yyyy-MM-dd'T'HH:mm:ss")))
            return false;
        var rest = text[LengthWithoutOffset..];
        if (rest[0] == '.')
        {
            var digits = rest.Skip(1).TakeWhile(static c => c is >= '0' and <= '9').Count();
            if (digits is 0 or > 9)
                return false;
            rest = rest[(digits + 1)..];
        }
        return rest == "Z" || rest.Length == 6 && rest[0] is '+' or '-' && IsTime(rest[1..], "HH:mm");
    }

    private static bool IsTime(string text, string form) =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
