using System.Globalization;

namespace WeChatPay.Php.Text;

/// <summary>PHP's notation of floats, after <c>php_gcvt</c> in main/snprintf.c.</summary>
internal static class FloatText
{
    /// <summary>Formats a number as echo and print_r do: at most 14 digits, PHP's default <c>precision</c>.</summary>
    public static string FormatRounded(double value) =>
        FormatSpecial(value) ?? Format(value.ToString("E13", CultureInfo.InvariantCulture), 14, 'E');

    /// <summary>Formats a number as json_encode does: the fewest digits that read back the same (<c>serialize_precision</c> -1).</summary>
    public static string FormatShortest(double value) =>
        FormatSpecial(value) ?? Format(value.ToString("R", CultureInfo.InvariantCulture), 17, 'e');

    /// <summary>Formats a number with at most so many digits, as <c>%g</c> does.</summary>
    public static string Format(double value, int digits, char e) =>
        FormatSpecial(value) ?? Format(value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), digits, e);

    private static string? FormatSpecial(double value) => value switch
    {
        double.NaN => "NAN",
        double.PositiveInfinity => "INF",
        double.NegativeInfinity => "-INF",
        0 => double.IsNegative(value) ? "-0" : "0",
        _ => null,
    };

    private static string Format(string number, int maxDigits, char e)
    {
        var sign = number.StartsWith('-') ? "-" : "";
        var (digits, point) = Normalise(number[sign.Length..]);

        // The same bounds as php_gcvt: small numbers from 0.0001 on and large ones up to the precision stay without exponent.
        if (point < -3 || point > maxDigits)
        {
            var exponent = point - 1;
            var fraction = digits.Length == 1 ? "0" : digits[1..];
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{fraction}{e}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
        }

        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{digits}";
        if (point >= digits.Length)
            return sign + digits.PadRight(point, '0');
        return $"{sign}{digits[..point]}.{digits[point..]}";
    }

    // Splits "1.50E+3", "1500" or "0.0015" into digits and the position of the point: 0.{digits} × 10^point.
    private static (string Digits, int Point) Normalise(string number)
    {
        var parts = number.Split('E');
        var exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            point = parts[0].Length;

        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), point + exponent - (all.Length - digits.Length));
    }
}
