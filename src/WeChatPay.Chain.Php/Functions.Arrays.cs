using System.Globalization;
using WeChatPay.Util;

namespace WeChatPay.Php;

/// <content>PHP's functions for arrays. They take every form of a ported array: lists, dictionaries, anonymous objects, JSON.
/// Sources: https://www.php.net/manual/ref.array.php and https://www.php.net/manual/ref.math.php.</content>
public static partial class Functions
{
    /// <summary>Counts the entries of an array.</summary>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public static long count(object? array) => Entries(array, nameof(count)).LongCount();

    /// <summary>Tells whether an array has a key, even if its value is null.</summary>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public static bool array_key_exists(object? key, object? array) =>
        PhpText.Cast(key) is var name && Entries(array, nameof(array_key_exists)).Any(entry => entry.Key == name);

    /// <summary>Lists the keys of an array; the keys of a list are numbers.</summary>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public static List<dynamic?> array_keys(object? array) => [.. each(array).Select(static entry => entry.Key)];

    /// <summary>Lists the values of an array, JSON scalars as plain values.</summary>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public static List<dynamic?> array_values(object? array) => [.. each(array).Select(static entry => entry.Value)];

    /// <summary>Enumerates the keys and values of an array or a <see cref="stdClass"/>: <c>foreach (var (key, value) in each(order))</c>.</summary>
    /// <returns>The entries in their order, JSON scalars as plain values; the keys of a list are numbers.</returns>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public static IEnumerable<(dynamic Key, dynamic? Value)> each(object? array)
    {
        // A JObject is also a list, of its properties.
        var isList = array is System.Collections.IList and not Newtonsoft.Json.Linq.JObject;
        return Entries(array, "foreach").Select((entry, index) => ((dynamic)(isList ? (object)(long)index : entry.Key), (dynamic?)Shape.Unwrap(entry.Value)));
    }

    /// <summary>Adds the entries of another array whose keys are new: PHP's <c>+</c> and <c>+=</c>.</summary>
    /// <param name="array">The array whose entries win.</param>
    /// <param name="others">The array whose entries are added at the end.</param>
    /// <returns>A new dictionary.</returns>
    /// <exception cref="ArgumentException">One of the values is not an array.</exception>
    public static Dictionary<string, dynamic?> union(object? array, object? others)
    {
        var all = new Dictionary<string, dynamic?>(StringComparer.Ordinal);
        foreach (var (key, value) in Entries(array, nameof(union)).Concat(Entries(others, nameof(union))))
            all.TryAdd(key, Shape.Unwrap(value));
        return all;
    }

    /// <summary>Tells whether a list has a value, by PHP's <c>===</c> or <c>==</c>.</summary>
    /// <param name="strict">Whether the types must be the same too. Default: false, as in PHP.</param>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public static bool in_array(object? needle, object? haystack, bool strict = false) =>
        Entries(haystack, nameof(in_array)).Any(entry => strict ? identical(needle, entry.Value) : equal(needle, entry.Value));

    /// <summary>Gets the absolute value of a number, or of text that is a number.</summary>
    /// <returns>A <see cref="long"/> for an integer of 64 bits, else a <see cref="double"/>; so also for the smallest one, which has no counterpart.</returns>
    /// <exception cref="ArgumentException">The value is not a number.</exception>
    public static dynamic abs(object? number)
    {
        var value = Shape.Unwrap(number);
        if (value is null or not (string or IConvertible or System.Numerics.BigInteger) || value is not bool && !IsNumeric(value))
            throw Refusal.Create("The argument of abs()", value, "a number", outcome: null, parameter: nameof(number));
        // Two returns: one expression of both types would make a double of a long.
        if (TryInteger(value, out var integer) && integer != long.MinValue)
            return Math.Abs(integer);
        return Math.Abs(floatval(value));
    }

    /// <summary>Divides integers and rounds towards zero.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static long intdiv(object? dividend, object? divisor) => checked(intval(dividend) / intval(divisor));

    /// <summary>Gets the Unix time in seconds.</summary>
    public static long time() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static bool TryInteger(object value, out long integer)
    {
        integer = value is true ? 1 : 0;
        return value is bool || (value is string || IsInteger(value)) && long.TryParse(
            PhpScalar.Format(value).Trim(' ', '\t', '\n', '\r', '\v', '\f'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(object? array, string function) =>
        array is not null and not string && Shape.TryDescribe(array) is { } shape && shape.Title is Shape.Array or "stdClass Object"
            ? shape.Entries
            : throw Refusal.Create($"The argument of {function}()", Shape.Unwrap(array), "an array", outcome: null, parameter: nameof(array));
}
