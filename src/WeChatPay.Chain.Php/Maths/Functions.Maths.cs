using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for numbers. Source: https://www.php.net/manual/ref.math.php.</content>
public static partial class Functions
{
    /// <summary>Gets the absolute value of a number, or of text that is a number.</summary>
    /// <returns>A <see cref="long"/> for an integer, else a <see cref="double"/>; so also for the smallest integer, which has no counterpart.</returns>
    /// <exception cref="TypeError">The value is not a number.</exception>
    public static dynamic abs(object? num)
    {
        var value = Parameters.Number(num, nameof(abs), 1, nameof(num));
        // Two returns: one expression of both types would make a double of a long.
        if (value is long integer && integer != long.MinValue)
            return Math.Abs(integer);
        return Math.Abs(Casts.ToDouble(value));
    }

    /// <summary>Divides integers and rounds towards zero.</summary>
    /// <exception cref="DivisionByZeroError">The divisor is 0.</exception>
    /// <exception cref="ArithmeticError">The smallest integer is divided by -1.</exception>
    public static long intdiv(object? num1, object? num2)
    {
        var (dividend, divisor) = (Parameters.Integer(num1, nameof(intdiv), 1, nameof(num1)), Parameters.Integer(num2, nameof(intdiv), 2, nameof(num2)));
        return (dividend, divisor) switch
        {
            (_, 0) => throw new DivisionByZeroError("Division by zero"),
            (long.MinValue, -1) => throw new ArithmeticError("Division of PHP_INT_MIN by -1 is not an integer"),
            _ => dividend / divisor,
        };
    }

    /// <summary>Gets the Unix time in seconds.</summary>
    public static long time() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
