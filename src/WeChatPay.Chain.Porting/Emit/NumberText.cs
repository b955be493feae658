using System.Globalization;
using System.Numerics;

namespace WeChatPay.Porting.Emit;

/// <summary>Converts numbers from the notation of PHP to that of C#.</summary>
/// <remarks>Source: https://www.php.net/manual/language.types.integer.php.</remarks>
internal static class NumberText
{
    /// <summary>Whether an integer fits into 64 bits. PHP makes a float of a larger one.</summary>
    public static bool IsInteger(string written) => Value(written) is { } value && value <= long.MaxValue;

    /// <summary>Writes an integer; null when PHP refuses the notation, such as <c>08</c>.</summary>
    public static string? Integer(string written)
    {
        if (Value(written) is not { } value)
            return null;
        if (value > long.MaxValue)
            return Double((double)value);
        // A decimal literal without a suffix is an int or a long. A hexadecimal literal could be unsigned.
        var digits = written.Replace("_", "", StringComparison.Ordinal);
        if (IsBased(digits) || digits.Length > 1 && digits[0] == '0')
        {
            var isShortHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && value <= int.MaxValue;
            return isShortHex ? written : value.ToString(CultureInfo.InvariantCulture);
        }
        return written;
    }

    /// <summary>Writes a float. <c>1.</c> is not a number in C#.</summary>
    public static string Float(string written)
    {
        var digits = written.Replace("_", "", StringComparison.Ordinal);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsInfinity(value))
            return "double.PositiveInfinity";
        return digits.StartsWith('.') || digits.Contains(".e", StringComparison.OrdinalIgnoreCase) || digits.EndsWith('.') ? Double(value) : written;
    }

    private static string Double(double value)
    {
        if (double.IsInfinity(value))
            return "double.PositiveInfinity";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static BigInteger? Value(string written)
    {
        var digits = written.Replace("_", "", StringComparison.Ordinal);
        if (digits.Length > 4000)
            return BigInteger.Pow(10, 400);
        var (radix, from) = digits.Length < 2 || digits[0] != '0' ? (10, 0) : digits[1] switch
        {
            'x' or 'X' => (16, 2),
            'b' or 'B' => (2, 2),
            'o' or 'O' => (8, 2),
            _ => (8, 1),
        };
        if (radix == 10)
            return BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var value = BigInteger.Zero;
        foreach (var letter in digits.AsSpan(from))
        {
            var digit = char.IsAsciiHexDigit(letter) ? Convert.ToInt32(letter.ToString(), 16) : radix;
            if (digit >= radix)
                return null;
            value = value * radix + digit;
        }
        return value;
    }

    private static bool IsBased(string digits) => digits.Length > 1 && digits[0] == '0' && char.IsAsciiLetter(digits[1]);
}
