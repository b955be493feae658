namespace WeChatPay.Php;

/// <content>PHP's functions for arrays, over all that an array is ported to: lists, dictionaries, anonymous objects, JSON.
/// Sources: https://www.php.net/manual/ref.array.php and https://www.php.net/manual/ref.math.php.</content>
public static partial class Functions
{
    /// <summary>Counts the entries of an array.</summary>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">It is no array.</exception>
    public static long count(object? array) => Entries(array, nameof(count)).LongCount();

    /// <summary>Whether an array has a key, be its value null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">It is no array.</exception>
    public static bool array_key_exists(object? key, object? array) => PhpText.Cast(key) is var name && Entries(array, nameof(array_key_exists)).Any(entry => entry.Key == name);

    /// <summary>Lists the keys of an array; those of a list are numbers.</summary>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">It is no array.</exception>
    public static List<dynamic?> array_keys(object? array) => [.. each(array).Select(static entry => entry.Key)];

    /// <summary>Lists the values of an array, JSON scalars as plain ones.</summary>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">It is no array.</exception>
    public static List<dynamic?> array_values(object? array) => [.. each(array).Select(static entry => entry.Value)];

    /// <summary>Goes through an array by key and value: <c>foreach (var (key, value) in each(order))</c>.</summary>
    /// <param name="array">The array, or a <see cref="stdClass"/>.</param>
    /// <returns>The entries in their order, JSON scalars as plain ones; the keys of a list are numbers.</returns>
    /// <exception cref="ArgumentException">It is no array.</exception>
    public static IEnumerable<(dynamic Key, dynamic? Value)> each(object? array)
    {
        // A JObject is a list of its properties as well.
        var isList = array is System.Collections.IList and not Newtonsoft.Json.Linq.JObject;
        return Entries(array, "foreach").Select((entry, at) => ((dynamic)(isList ? (object)(long)at : entry.Key), (dynamic?)Shape.Unwrap(entry.Value)));
    }

    /// <summary>Adds to an array the entries that it lacks: PHP's <c>+</c>, and <c>+=</c>.</summary>
    /// <param name="array">The array; its entries win.</param>
    /// <param name="others">The array whose entries are added behind, where their keys are new.</param>
    /// <returns>A new dictionary.</returns>
    /// <exception cref="ArgumentException">One of them is no array.</exception>
    public static Dictionary<string, dynamic?> union(object? array, object? others)
    {
        var all = new Dictionary<string, dynamic?>(StringComparer.Ordinal);
        foreach (var (key, value) in Entries(array, nameof(union)).Concat(Entries(others, nameof(union))))
            all.TryAdd(key, Shape.Unwrap(value));
        return all;
    }

    /// <summary>Whether a list holds a value, by PHP's <c>===</c> or <c>==</c>.</summary>
    /// <param name="needle">The value.</param>
    /// <param name="haystack">The list.</param>
    /// <param name="strict">Whether the types have to be the same too. Default: false, as in PHP.</param>
    /// <exception cref="ArgumentException">It is no array.</exception>
    public static bool in_array(object? needle, object? haystack, bool strict = false) =>
        Entries(haystack, nameof(in_array)).Any(entry => strict ? identical(needle, entry.Value) : equal(needle, entry.Value));

    /// <summary>Gives a number without its sign.</summary>
    /// <param name="number">A number, or a text that is one.</param>
    /// <returns>A <see cref="long"/> for an integer, else a <see cref="double"/>.</returns>
    /// <exception cref="ArgumentException">It is no number.</exception>
    /// <exception cref="OverflowException">It is the least integer of 64 bits, where PHP gives a float.</exception>
    public static dynamic abs(object? number)
    {
        var value = Shape.Unwrap(number);
        if (value is null or not (string or IConvertible) || value is not bool && !IsNumeric(value))
            throw new ArgumentException($"abs() takes a number, and was given a {value?.GetType().Name ?? "null"}.", nameof(number));
        return IsFraction(value) || value is string text && !long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? Math.Abs(floatval(value)) : Math.Abs(intval(value));
    }

    /// <summary>Divides integers, towards zero.</summary>
    /// <param name="dividend">What is divided.</param>
    /// <param name="divisor">By what.</param>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static long intdiv(object? dividend, object? divisor) => checked(intval(dividend) / intval(divisor));

    /// <summary>Gives the seconds since 1970, UTC.</summary>
    public static long time() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static IEnumerable<KeyValuePair<string, object?>> Entries(object? array, string function) =>
        array is not null and not string && Shape.TryDescribe(array) is { } shape && shape.Title is Shape.Array or "stdClass Object"
            ? shape.Entries
            : throw new ArgumentException($"{function}() takes an array, and was given a {Shape.Unwrap(array)?.GetType().Name ?? "null"}.", nameof(array));
}
