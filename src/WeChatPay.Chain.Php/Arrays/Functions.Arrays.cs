using WeChatPay.Php.Arrays;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for arrays. They take every form of a ported array: lists, dictionaries, anonymous objects, JSON.
/// Source: https://www.php.net/manual/ref.array.php.</content>
public static partial class Functions
{
    /// <summary>Counts the entries of an array.</summary>
    /// <param name="mode"><see cref="COUNT_RECURSIVE"/> also counts the entries of nested arrays.</param>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static long count(object? value, long mode = 0)
    {
        if (value is stdClass || !Access.TryArray(value, out var array))
            throw Parameters.Wrong(value, 1, "Countable|array");
        return mode == COUNT_RECURSIVE ? CountAll(array) : array.Count;
    }

    /// <inheritdoc cref="count"/>
    public static long @sizeof(object? value, long mode = 0) => count(value, mode);

    /// <summary>Tells whether an array has a key, even if its value is null.</summary>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static bool array_key_exists(object? key, object? array) =>
        Parameters.Array(array, 2).ContainsKey(key);

    /// <inheritdoc cref="array_key_exists"/>
    public static bool key_exists(object? key, object? array) => array_key_exists(key, array);

    /// <summary>Lists the keys of an array.</summary>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static PhpArray array_keys(object? array) =>
        Lists.From(Parameters.Array(array, 1).Snapshot().Select(static entry => entry.Key.Value));

    /// <summary>Lists the keys whose values are equal to a value.</summary>
    /// <param name="strict">Whether the types must be the same too.</param>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static PhpArray array_keys(object? array, object? filter_value, bool strict = false) => Lists.From(
        Parameters.Array(array, 1).Snapshot()
            .Where(entry => strict ? identical(entry.Value, filter_value) : equal(entry.Value, filter_value))
            .Select(static entry => entry.Key.Value));

    /// <summary>Lists the values of an array.</summary>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static PhpArray array_values(object? array) =>
        Lists.From(Parameters.Array(array, 1).Snapshot().Select(static entry => entry.Value));

    /// <summary>Enumerates the keys and values of an array or a <see cref="stdClass"/>: <c>foreach (var (key, value) in each(order))</c>.</summary>
    /// <returns>The entries in their order; what the loop writes into the array, it does not see.</returns>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static IEnumerable<(dynamic Key, dynamic? Value)> each(object? array)
    {
        if (array is Generator generator)
        {
            foreach (var (key, value) in generator.Entries())
                yield return (key!, value);
            yield break;
        }
        if (array is IEnumerable<object?> sequence)
        {
            // A generator counts what it gives.
            var at = 0L;
            foreach (var value in sequence)
                yield return (at++, value);
            yield break;
        }
        var entries = array is stdClass fields ? fields.Fields : Parameters.Array(array, 1, function: "foreach");
        foreach (var entry in entries.Snapshot())
            yield return (entry.Key.Value, entry.Value);
    }

    /// <summary>Adds the entries of another array whose keys are new: PHP's <c>+</c> and <c>+=</c>.</summary>
    /// <param name="array">The array whose entries win.</param>
    /// <param name="others">The array whose entries are added at the end.</param>
    /// <exception cref="TypeError">One of the values is not an array.</exception>
    public static PhpArray union(object? array, object? others) =>
        Arithmetic.Union(Parameters.Array(array, 1, function: "+"), Parameters.Array(others, 2, function: "+"));

    /// <summary>Tells whether a list has a value, by PHP's <c>===</c> or <c>==</c>.</summary>
    /// <param name="strict">Whether the types must be the same too. Default: false, as in PHP.</param>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static bool in_array(object? needle, object? haystack, bool strict = false) =>
        Parameters.Array(haystack, 2).Snapshot()
            .Any(entry => strict ? identical(needle, entry.Value) : equal(needle, entry.Value));

    /// <summary>Finds the first key of a value.</summary>
    /// <param name="strict">Whether the types must be the same too. Default: false, as in PHP.</param>
    /// <returns>The key, or false.</returns>
    /// <exception cref="TypeError">The value is not an array.</exception>
    public static dynamic array_search(object? needle, object? haystack, bool strict = false)
    {
        foreach (var entry in Parameters.Array(haystack, 2).Snapshot())
        {
            if (strict ? identical(needle, entry.Value) : equal(needle, entry.Value))
                return entry.Key.Value;
        }
        return false;
    }

    private static long CountAll(PhpArray array) =>
        array.Count + array.Snapshot().Sum(static entry => entry.Value is PhpArray inner ? CountAll(inner) : 0);
}
