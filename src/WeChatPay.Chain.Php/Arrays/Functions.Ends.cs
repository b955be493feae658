using WeChatPay.Php.Arrays;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for the ends of arrays, and those that call a function for each entry. Source: https://www.php.net/manual/ref.array.php.</content>
public static partial class Functions
{
    /// <summary>array_filter: the function gets the key.</summary>
    public const int ARRAY_FILTER_USE_KEY = 2;

    /// <summary>array_filter: the function gets the value and the key.</summary>
    public const int ARRAY_FILTER_USE_BOTH = 1;

    /// <summary>Adds values at the end.</summary>
    /// <returns>The new number of entries.</returns>
    public static long array_push(object? array, params object?[] values)
    {
        var given = Parameters.Changed(array, 1);
        foreach (var value in Parameters.Rest(values))
            given.Add(value);
        return given.Count;
    }

    /// <summary>Removes the last entry.</summary>
    /// <returns>Its value; null of an empty array.</returns>
    public static dynamic? array_pop(object? array)
    {
        var given = Parameters.Changed(array, 1);
        if (given.Count == 0)
            return null;
        var last = given.Snapshot().Last();
        given.Owned().Remove(last.Key);
        given.Storage.GiveBack(last.Key);
        return last.Value;
    }

    /// <summary>Removes the first entry; integers are numbered again.</summary>
    /// <returns>Its value; null of an empty array.</returns>
    public static dynamic? array_shift(object? array)
    {
        var given = Parameters.Changed(array, 1);
        if (given.Count == 0)
            return null;
        var first = given.Snapshot().First();
        given.Take(Renumbered(given.Snapshot().Skip(1), keepsKeys: false));
        return first.Value;
    }

    /// <summary>Adds values at the start; integers are numbered again.</summary>
    /// <returns>The new number of entries.</returns>
    public static long array_unshift(object? array, params object?[] values)
    {
        var given = Parameters.Changed(array, 1);
        given.Take(array_merge(Lists.From(Parameters.Rest(values)), given));
        return given.Count;
    }

    /// <summary>Gets the first key; null of an empty array.</summary>
    public static dynamic? array_key_first(object? array) => Parameters.Array(array, 1) is { Count: > 0 } given ? given.Snapshot().First().Key.Value : null;

    /// <summary>Gets the last key; null of an empty array.</summary>
    public static dynamic? array_key_last(object? array) => Parameters.Array(array, 1) is { Count: > 0 } given ? given.Snapshot().Last().Key.Value : null;

    /// <summary>Gets the first value. PHP's place inside an array is not offered, so neither are <c>next</c> and <c>current</c>.</summary>
    /// <returns>The value; false of an empty array.</returns>
    public static dynamic? reset(object? array) => Parameters.Array(array, 1) is { Count: > 0 } given ? given.Snapshot().First().Value : false;

    /// <summary>Gets the last value.</summary>
    /// <returns>The value; false of an empty array.</returns>
    public static dynamic? end(object? array) => Parameters.Array(array, 1) is { Count: > 0 } given ? given.Snapshot().Last().Value : false;

    /// <summary>Tells whether the keys are 0, 1, 2 … in this order.</summary>
    public static bool array_is_list(object? array) => Parameters.Array(array, 1).IsList;

    /// <summary>Keeps the entries that are true.</summary>
    public static PhpArray array_filter(object? array) => Lists.From(Parameters.Array(array, 1).Snapshot().Where(static entry => Casts.ToBool(entry.Value)));

    /// <summary>Keeps the entries for which a function returns true.</summary>
    /// <param name="mode"><see cref="ARRAY_FILTER_USE_KEY"/>, <see cref="ARRAY_FILTER_USE_BOTH"/>, or 0: the function gets the value.</param>
    public static PhpArray array_filter(object? array, Delegate? callback, long mode = 0) => callback is null ? array_filter(array) : Lists.From(
        Parameters.Array(array, 1).Snapshot().Where(entry => Casts.ToBool(mode switch
        {
            ARRAY_FILTER_USE_KEY => GivenFunction.Call(callback, entry.Key.Value),
            ARRAY_FILTER_USE_BOTH => GivenFunction.Call(callback, entry.Value, entry.Key.Value),
            _ => GivenFunction.Call(callback, entry.Value),
        })));

    /// <summary>Makes an array of the results of a function; the keys stay.</summary>
    public static PhpArray array_map(Delegate? callback, object? array)
    {
        var given = Parameters.Array(array, 2);
        return callback is null ? given
            : Lists.From(given.Snapshot().Select(entry => entry with { Value = Scalars.Stored(GivenFunction.Call(callback, entry.Value)) }));
    }

    /// <summary>Makes a list of the results of a function that gets an entry of each array; what a shorter array lacks is null.</summary>
    public static PhpArray array_map(Delegate? callback, object? array, params object?[] arrays)
    {
        if (arrays is { Length: 0 })
            return array_map(callback, array);
        var lists = new[] { array }.Concat(Parameters.Rest(arrays)).Select(static (list, at) =>
            Parameters.Array(list, at + 2, "array").Snapshot().Select(static entry => entry.Value).ToList()).ToList();
        var results = new PhpArray();
        for (var at = 0; at < lists.Max(static list => list.Count); at++)
        {
            var row = lists.Select(list => at < list.Count ? list[at] : null).ToArray();
            results.Add(callback is null ? Lists.From(row) : GivenFunction.Call(callback, row));
        }
        return results;
    }

    /// <summary>Calls a function for each value and key.</summary>
    /// <remarks>A function that takes the value by reference is not offered: write <c>foreach</c> over <see cref="PhpArray.Places"/>.</remarks>
    public static bool array_walk(object? array, Delegate callback)
    {
        foreach (var (key, value) in each(array))
            GivenFunction.Call(callback, (object?)value, (object?)key);
        return true;
    }

    /// <summary>Calls a function with the result so far and each value.</summary>
    public static dynamic? array_reduce(object? array, Delegate callback, object? initial = null) =>
        Parameters.Array(array, 1).Snapshot().Aggregate(initial, (result, entry) => GivenFunction.Call(callback, result, entry.Value));

    /// <summary>Makes the keys upper or lower case.</summary>
    /// <param name="case">0 for lower case, 1 for upper case.</param>
    public static PhpArray array_change_key_case(object? array, long @case = 0) => Lists.From(Parameters.Array(array, 1).Snapshot().Select(entry =>
        entry.Key.Text is { } name ? entry with { Key = new(@case == 1 ? Text.Texts.Upper(name) : Text.Texts.Lower(name), 0) } : entry));

    /// <summary>Makes an array of what <c>foreach</c> goes through.</summary>
    public static PhpArray iterator_to_array(object? iterator, bool preserve_keys = true)
    {
        if (iterator is not Generator generator)
            return preserve_keys ? Parameters.Array(iterator, 1) : array_values(iterator);
        var array = new PhpArray();
        foreach (var (key, value) in generator.Entries())
        {
            if (preserve_keys)
                array[key!] = value;
            else
                array.Add(value);
        }
        return array;
    }

    /// <summary>Chooses keys at random, in their order.</summary>
    /// <returns>One key, or an array of keys.</returns>
    /// <exception cref="ValueError">The array does not have so many entries.</exception>
    public static dynamic array_rand(object? array, long num = 1)
    {
        var keys = Parameters.Array(array, 1).Snapshot().Select(static entry => entry.Key.Value).ToList();
        if (keys.Count == 0)
            throw Parameters.Refuse(1, nameof(array), "cannot be empty");
        if (num < 1 || num > keys.Count)
            throw Parameters.Refuse(2, nameof(num), "must be between 1 and the number of elements in argument #1 ($array)");
        while (keys.Count > num)
            keys.RemoveAt((int)Hashes.RandomNumbers.Between(0, keys.Count - 1));
        return num == 1 ? keys[0] : Lists.From(keys);
    }
}
