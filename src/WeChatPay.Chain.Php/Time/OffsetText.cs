using System.Globalization;

namespace WeChatPay.Php.Time;

/// <summary>Distances from UTC as text.</summary>
internal static class OffsetText
{
    public static bool TryParse(string text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
            return false;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is not (1 or 2 or 4) || !digits.All(char.IsAsciiDigit))
            return false;
        var (hours, minutes) = digits.Length == 4 ? (digits[..2], digits[2..]) : (digits, "0");
        offset = new(int.Parse(hours, CultureInfo.InvariantCulture), int.Parse(minutes, CultureInfo.InvariantCulture), 0);
        offset = text[0] == '-' ? -offset : offset;
        return offset.Duration() <= TimeSpan.FromHours(14);
    }

    public static string Format(TimeSpan offset, bool withColon) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration().Hours:00}{(withColon ? ":" : "")}{offset.Duration().Minutes:00}");
}
