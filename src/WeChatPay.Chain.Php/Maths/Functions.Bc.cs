using WeChatPay.Php.Maths;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's exact arithmetic with texts of decimal numbers. The scale is the number of decimal places; what is behind them is cut.
/// Source: https://www.php.net/manual/ref.bc.php.</content>
public static partial class Functions
{
    private static readonly AsyncLocal<int> Scale = new();

    /// <summary>Gets the number of decimal places that counts where a call gives none; with a number it also sets it.</summary>
    /// <returns>The number before.</returns>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static long bcscale(object? scale = null)
    {
        var before = Scale.Value;
        if (scale is not null)
            Scale.Value = Places(scale, 1);
        return before;
    }

    /// <summary>Adds.</summary>
    /// <exception cref="ValueError">An argument is not a decimal number.</exception>
    public static string bcadd(object? num1, object? num2, object? scale = null) => (Exact(num1, 1) + Exact(num2, 2)).ToString(Places(scale, 3));

    /// <summary>Subtracts.</summary>
    /// <exception cref="ValueError">An argument is not a decimal number.</exception>
    public static string bcsub(object? num1, object? num2, object? scale = null) => (Exact(num1, 1) - Exact(num2, 2)).ToString(Places(scale, 3));

    /// <summary>Multiplies.</summary>
    /// <exception cref="ValueError">An argument is not a decimal number.</exception>
    public static string bcmul(object? num1, object? num2, object? scale = null) => (Exact(num1, 1) * Exact(num2, 2)).ToString(Places(scale, 3));

    /// <summary>Divides.</summary>
    /// <exception cref="ValueError">An argument is not a decimal number.</exception>
    /// <exception cref="DivisionByZeroError">The divisor is 0.</exception>
    public static string bcdiv(object? num1, object? num2, object? scale = null)
    {
        var (left, right, places) = (Exact(num1, 1), Exact(num2, 2), Places(scale, 3));
        return right.IsZero ? throw new DivisionByZeroError("Division by zero") : left.Divide(right, places).ToString(places);
    }

    /// <summary>Gets the rest of a division.</summary>
    /// <exception cref="ValueError">An argument is not a decimal number.</exception>
    /// <exception cref="DivisionByZeroError">The divisor is 0.</exception>
    public static string bcmod(object? num1, object? num2, object? scale = null)
    {
        var (left, right, places) = (Exact(num1, 1), Exact(num2, 2), Places(scale, 3));
        return right.IsZero ? throw new DivisionByZeroError("Modulo by zero") : left.Rest(right, places).ToString(places);
    }

    /// <summary>Raises to a power of an integer.</summary>
    /// <exception cref="ValueError">An argument is not a decimal number, or the exponent is not an integer.</exception>
    public static string bcpow(object? num, object? exponent, object? scale = null)
    {
        var (number, power, places) = (Exact(num, 1), Exact(exponent, 2), Places(scale, 3));
        if (!power.IsInteger)
            throw Parameters.Refuse(2, nameof(exponent), "cannot have a fractional part");
        return number.Power(power.ToInteger(), places).ToString(places);
    }

    /// <summary>Compares, up to the scale.</summary>
    /// <returns>-1, 0 or 1.</returns>
    /// <exception cref="ValueError">An argument is not a decimal number.</exception>
    public static long bccomp(object? num1, object? num2, object? scale = null)
    {
        var places = Places(scale, 3);
        return Exact(num1, 1).Cut(places).CompareTo(Exact(num2, 2).Cut(places));
    }

    private static ExactDecimal Exact(object? value, int position, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string name = "",
        [System.Runtime.CompilerServices.CallerMemberName] string function = "") =>
        ExactDecimal.TryParse(Parameters.Text(value, position, name, function), out var number)
            ? number
            : throw Parameters.Refuse(position, name, "is not well-formed", function);

    private static int Places(object? scale, int position, [System.Runtime.CompilerServices.CallerMemberName] string function = "") =>
        Parameters.Optional(scale, position, function: function) is not { } places ? Scale.Value
        : places is >= 0 and <= int.MaxValue ? (int)places
        : throw Parameters.Refuse(position, nameof(scale), "must be between 0 and 2147483647", function);
}
