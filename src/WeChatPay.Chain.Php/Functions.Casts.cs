using System.Globalization;

namespace WeChatPay.Php;

/// <content>PHP's casts and comparisons. Sources: https://www.php.net/manual/language.types.type-juggling.php and
/// https://www.php.net/manual/language.operators.comparison.php.</content>
public static partial class Functions
{
    /// <summary>Converts to a string as PHP's <c>(string)</c> does: true is <c>1</c>, false and null are empty.</summary>
    /// <param name="value">A scalar, a JSON scalar, bytes, or an object with its own <c>ToString</c>.</param>
    /// <exception cref="InvalidCastException">The value is an array, or an object without its own <c>ToString</c>.</exception>
    public static string strval(object? value) => PhpText.Cast(value);

    /// <summary>Converts to an integer as PHP's <c>(int)</c> does: rounds towards zero, and reads the number that a text begins with.</summary>
    /// <param name="value">A scalar or a JSON scalar; an empty array is 0, any other array is 1.</param>
    /// <exception cref="OverflowException">The number does not fit into 64 bits, for which PHP returns another number.</exception>
    public static long intval(object? value) => Shape.Unwrap(value) switch
    {
        null or false => 0,
        true => 1,
        string text => text.AsSpan().Trim(" \t\n\r\v\f") is var trimmed && MeasureNumber(trimmed, out var isWhole) is var length && isWhole
            ? long.Parse(trimmed[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : checked((long)floatval(text)),
        double number => double.IsFinite(number) ? checked((long)number) : 0,
        float number => checked((long)number),
        decimal number => checked((long)number),
        IConvertible number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        System.Numerics.BigInteger number => checked((long)number),
        { } other => count(other) == 0 ? 0 : 1,
    };

    /// <summary>Converts to a float as PHP's <c>(float)</c> does: reads the number that a text begins with.</summary>
    public static double floatval(object? value) => Shape.Unwrap(value) switch
    {
        null or false => 0,
        true => 1,
        string text => text.AsSpan().TrimStart(" \t\n\r\v\f") is var trimmed && MeasureNumber(trimmed, out _) is > 0 and var length
            ? double.Parse(trimmed[..length], NumberStyles.Float, CultureInfo.InvariantCulture) : 0,
        System.Numerics.BigInteger number => (double)number,
        IConvertible number => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        { } other => count(other) == 0 ? 0 : 1,
    };

    /// <summary>Converts to a bool as PHP's <c>if</c> does: 0, <c>""</c>, <c>"0"</c>, null and the empty array are false.</summary>
    public static bool boolval(object? value) => Shape.Unwrap(value) switch
    {
        null or false or "" or "0" => false,
        true or string => true,
        double number => number != 0,
        float number => number != 0,
        System.Numerics.BigInteger number => !number.IsZero,
        IConvertible number => Convert.ToDecimal(number, CultureInfo.InvariantCulture) != 0,
        { } other => Shape.TryDescribe(other) is not { Title: Shape.Array } shape || shape.Entries.Any(),
    };

    /// <summary>Tells whether no value is null, JSON's null included: PHP's <c>isset</c>.</summary>
    /// <param name="values">The values; write a value that may be missing so that it is null: <c>isset(order?["amount"])</c>.</param>
    public static bool isset(params object?[]? values) =>
        values is not null && Array.TrueForAll(values, static value => Shape.Unwrap(value) is not null);

    /// <summary>Tells whether a value is false in PHP.</summary>
    public static bool empty(object? value) => !boolval(value);

    /// <summary>Tells whether a value is null, JSON's null included.</summary>
    public static bool is_null(object? value) => Shape.Unwrap(value) is null;

    /// <summary>Tells whether a value is a string.</summary>
    public static bool is_string(object? value) => Shape.Unwrap(value) is string;

    /// <summary>Tells whether a value is an integer.</summary>
    public static bool is_int(object? value) => IsInteger(Shape.Unwrap(value));

    /// <summary>Tells whether a value is a ported array: a list, a dictionary, an anonymous object, JSON.</summary>
    public static bool is_array(object? value) =>
        value is not null and not string && Shape.Unwrap(value) is { } inner && Shape.TryDescribe(inner) is { Title: Shape.Array };

    /// <summary>Compares two scalars as PHP's <c>===</c> does, for types known at run time only: type and value must be the same.</summary>
    public static bool identical(object? left, object? right)
    {
        var (a, b) = (Shape.Unwrap(left), Shape.Unwrap(right));
        if (IsInteger(a) && IsInteger(b))
            return Big(a!) == Big(b!);
        if (IsFraction(a) && IsFraction(b))
            return floatval(a) == floatval(b);
        return a is null ? b is null : a is bool or string ? a.Equals(b) : ReferenceEquals(a, b);
    }

    /// <summary>Compares two scalars as PHP 8's <c>==</c> does, for types known at run time only: text that is a number compares as a number.</summary>
    public static bool equal(object? left, object? right)
    {
        var (a, b) = (Shape.Unwrap(left), Shape.Unwrap(right));
        if (a is bool || b is bool)
            return boolval(a) == boolval(b);
        if (a is null || b is null)
            return a is string || b is string ? PhpText.Cast(a).Length == 0 && PhpText.Cast(b).Length == 0 : boolval(a) == boolval(b);
        if (a is string && b is string && !(IsNumeric(a) && IsNumeric(b)))
            return a.Equals(b);
        if (IsNumeric(a) && IsNumeric(b))
            return IsInteger(a) && IsInteger(b) ? Big(a) == Big(b) : floatval(a) == floatval(b);
        return a is string or IConvertible && b is string or IConvertible ? PhpText.Cast(a) == PhpText.Cast(b) : ReferenceEquals(a, b);
    }

    private static bool IsInteger(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or System.Numerics.BigInteger;

    private static bool IsFraction(object? value) => value is double or float or decimal;

    private static System.Numerics.BigInteger Big(object value) =>
        value is System.Numerics.BigInteger big ? big : System.Numerics.BigInteger.Parse(PhpScalar.Format(value), CultureInfo.InvariantCulture);

    private static bool IsNumeric(object value) => value switch
    {
        string text => text.AsSpan().Trim(" \t\n\r\v\f") is var trimmed && trimmed.Length > 0 && MeasureNumber(trimmed, out _) == trimmed.Length,
        _ => IsInteger(value) || IsFraction(value),
    };

    /// <summary>Measures the number that a text begins with.</summary>
    private static int MeasureNumber(ReadOnlySpan<char> text, out bool isWhole)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        var digits = at - start;
        isWhole = digits is > 0 and < 19;
        if (at < text.Length && text[at] == '.')
        {
            var point = at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            digits += at - point - 1;
            isWhole = false;
        }
        if (digits == 0)
            return 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            var end = exponent;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end > exponent)
            {
                isWhole = false;
                at = end;
            }
        }
        return at;
    }
}
