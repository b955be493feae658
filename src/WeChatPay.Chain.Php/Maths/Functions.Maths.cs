using System.Globalization;
using WeChatPay.Php.Maths;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for numbers. Source: https://www.php.net/manual/ref.math.php.</content>
public static partial class Functions
{
    /// <summary>PHP's constant: half is rounded away from zero.</summary>
    public const int PHP_ROUND_HALF_UP = 1;

    /// <summary>PHP's constant: half is rounded towards zero.</summary>
    public const int PHP_ROUND_HALF_DOWN = 2;

    /// <summary>PHP's constant: half is rounded to the even neighbour.</summary>
    public const int PHP_ROUND_HALF_EVEN = 3;

    /// <summary>PHP's constant: half is rounded to the odd neighbour.</summary>
    public const int PHP_ROUND_HALF_ODD = 4;

    /// <summary>PHP's constant π.</summary>
    public const double M_PI = Math.PI;

    /// <summary>PHP's constant: the distance from 1 to the next float.</summary>
    public const double PHP_FLOAT_EPSILON = 2.220446049250313E-16;

    /// <summary>Gets the absolute value of a number, or of text that is a number.</summary>
    /// <returns>A <see cref="long"/> for an integer, else a <see cref="double"/>; so also for the smallest integer, which has no counterpart.</returns>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static dynamic abs(object? num)
    {
        var value = Parameters.Number(num, 1);
        // Two returns: one expression of both types would make a double of a long.
        if (value is long integer && integer != long.MinValue)
            return Math.Abs(integer);
        return Math.Abs(Casts.ToDouble(value));
    }

    /// <summary>Rounds a number as PHP 8.2 does, which first rounds to the 15 digits that a float holds: <c>round(1.005, 2)</c> is 1.01.</summary>
    /// <param name="precision">The number of decimal places; a negative number rounds to tens, hundreds and so on.</param>
    /// <param name="mode"><see cref="PHP_ROUND_HALF_UP"/> or another.</param>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static double round(object? num, object? precision = null, long mode = PHP_ROUND_HALF_UP)
    {
        var (value, places) = (Parameters.Number(num, 1), (int)Math.Max(Math.Min(Parameters.Integer(precision, 2), int.MaxValue), int.MinValue));
        return value is long integer && places >= 0 ? integer : Rounding.Round(Casts.ToDouble(value), places, (int)mode);
    }

    /// <summary>Rounds down. The result is a float.</summary>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static double floor(object? num) => Math.Floor(Casts.ToDouble(Parameters.Number(num, 1)));

    /// <summary>Rounds up. The result is a float.</summary>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static double ceil(object? num) => Math.Ceiling(Casts.ToDouble(Parameters.Number(num, 1)));

    /// <summary>Divides integers and rounds towards zero.</summary>
    /// <exception cref="DivisionByZeroError">The divisor is 0.</exception>
    /// <exception cref="ArithmeticError">The smallest integer is divided by -1.</exception>
    public static long intdiv(object? num1, object? num2) => (Parameters.Integer(num1, 1), Parameters.Integer(num2, 2)) switch
    {
        (_, 0) => throw new DivisionByZeroError("Division by zero"),
        (long.MinValue, -1) => throw new ArithmeticError("Division of PHP_INT_MIN by -1 is not an integer"),
        var (dividend, divisor) => dividend / divisor,
    };

    /// <summary>Gets the rest of a division of floats.</summary>
    public static double fmod(object? num1, object? num2) => Parameters.Float(num1, 1) % Parameters.Float(num2, 2);

    /// <summary>Divides floats; a division by zero is infinite or NAN.</summary>
    public static double fdiv(object? num1, object? num2) => Parameters.Float(num1, 1) / Parameters.Float(num2, 2);

    /// <summary>Gets the square root.</summary>
    public static double sqrt(object? num) => Math.Sqrt(Parameters.Float(num, 1));

    /// <summary>Raises to a power: PHP's <c>**</c>.</summary>
    public static dynamic pow(object? num, object? exponent) => Arithmetic.Power(num, exponent);

    /// <summary>Gets π.</summary>
    public static double pi() => Math.PI;

    /// <summary>Writes an integer in hex; a negative one as its 64 bits.</summary>
    public static string dechex(object? num) => Parameters.Integer(num, 1).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Writes an integer in binary; a negative one as its 64 bits.</summary>
    public static string decbin(object? num) => Convert.ToString(Parameters.Integer(num, 1), 2);

    /// <summary>Writes an integer in octal; a negative one as its 64 bits.</summary>
    public static string decoct(object? num) => Convert.ToString(Parameters.Integer(num, 1), 8);

    /// <summary>Reads hex; other characters are skipped.</summary>
    /// <returns>A <see cref="long"/>, or a <see cref="double"/> where the number does not fit into 64 bits.</returns>
    public static dynamic hexdec(object? hex_string) => Digits.Read(Parameters.Text(hex_string, 1), 16);

    /// <summary>Reads binary; other characters are skipped.</summary>
    public static dynamic bindec(object? binary_string) => Digits.Read(Parameters.Text(binary_string, 1), 2);

    /// <summary>Reads octal; other characters are skipped.</summary>
    public static dynamic octdec(object? octal_string) => Digits.Read(Parameters.Text(octal_string, 1), 8);

    /// <summary>Writes the number of one base in another; both are 2 to 36.</summary>
    /// <exception cref="ValueError">A base is not 2 to 36.</exception>
    public static string base_convert(object? num, object? from_base, object? to_base)
    {
        var (from, to) = (Parameters.Integer(from_base, 2), Parameters.Integer(to_base, 3));
        if (from is < 2 or > 36)
            throw Parameters.Refuse(2, nameof(from_base), "must be between 2 and 36 (inclusive)");
        if (to is < 2 or > 36)
            throw Parameters.Refuse(3, nameof(to_base), "must be between 2 and 36 (inclusive)");
        return Digits.Write(Digits.Read(Parameters.Text(num, 1), (int)from), (int)to);
    }
}
