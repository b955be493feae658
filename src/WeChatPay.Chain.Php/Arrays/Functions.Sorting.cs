using WeChatPay.Php.Arrays;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's sorting. Each function changes the array that is given. Equal entries keep their order.
/// Source: https://www.php.net/manual/array.sorting.php.</content>
public static partial class Functions
{
    /// <summary>PHP's constant: compares by PHP's rules of <c>&lt;=&gt;</c>.</summary>
    public const int SORT_REGULAR = 0;

    /// <summary>PHP's constant: compares as numbers.</summary>
    public const int SORT_NUMERIC = 1;

    /// <summary>PHP's constant: compares as text, byte by byte.</summary>
    public const int SORT_STRING = 2;

    /// <summary>PHP's constant: with <see cref="SORT_STRING"/>, ASCII letters of either case are equal.</summary>
    public const int SORT_FLAG_CASE = 8;

    /// <summary>Sorts values upwards; the keys become 0, 1, 2 …</summary>
    public static bool sort(object? array, long flags = SORT_REGULAR) => SortValues(Parameters.Changed(array, 1), Sorting.Comparer(flags), 1, false);

    /// <summary>Sorts values downwards; the keys become 0, 1, 2 …</summary>
    public static bool rsort(object? array, long flags = SORT_REGULAR) => SortValues(Parameters.Changed(array, 1), Sorting.Comparer(flags), -1, false);

    /// <summary>Sorts values by a function; the keys become 0, 1, 2 …</summary>
    public static bool usort(object? array, Delegate callback) => SortValues(Parameters.Changed(array, 1), Sorting.Comparer(callback), 1, false);

    /// <summary>Sorts values upwards; each keeps its key.</summary>
    public static bool asort(object? array, long flags = SORT_REGULAR) => SortValues(Parameters.Changed(array, 1), Sorting.Comparer(flags), 1, true);

    /// <summary>Sorts values downwards; each keeps its key.</summary>
    public static bool arsort(object? array, long flags = SORT_REGULAR) => SortValues(Parameters.Changed(array, 1), Sorting.Comparer(flags), -1, true);

    /// <summary>Sorts values by a function; each keeps its key.</summary>
    public static bool uasort(object? array, Delegate callback) => SortValues(Parameters.Changed(array, 1), Sorting.Comparer(callback), 1, true);

    /// <summary>Sorts entries by their keys upwards.</summary>
    public static bool ksort(object? array, long flags = SORT_REGULAR) => SortKeys(Parameters.Changed(array, 1), Sorting.Comparer(flags), 1);

    /// <summary>Sorts entries by their keys downwards.</summary>
    public static bool krsort(object? array, long flags = SORT_REGULAR) => SortKeys(Parameters.Changed(array, 1), Sorting.Comparer(flags), -1);

    /// <summary>Sorts entries by their keys and a function.</summary>
    public static bool uksort(object? array, Delegate callback) => SortKeys(Parameters.Changed(array, 1), Sorting.Comparer(callback), 1);

    /// <summary>Mixes the values; the keys become 0, 1, 2 …</summary>
    public static bool shuffle(object? array)
    {
        var given = Parameters.Changed(array, 1);
        var values = given.Snapshot().Select(static entry => entry.Value).ToArray();
        for (var at = values.Length - 1; at > 0; at--)
        {
            var other = (int)Hashes.RandomNumbers.Between(0, at);
            (values[at], values[other]) = (values[other], values[at]);
        }
        given.Take(Lists.From(values));
        return true;
    }

    private static bool SortValues(PhpArray array, Func<object?, object?, long> compare, int direction, bool keepsKeys)
    {
        Sorting.Sort(array, direction > 0 ? (left, right) => compare(left.Value, right.Value) : (left, right) => compare(right.Value, left.Value), keepsKeys);
        return true;
    }

    private static bool SortKeys(PhpArray array, Func<object?, object?, long> compare, int direction)
    {
        Sorting.Sort(
            array,
            direction > 0
                ? (left, right) => compare(left.Key.Value, right.Key.Value)
                : (left, right) => compare(right.Key.Value, left.Key.Value),
            keepsKeys: true);
        return true;
    }
}
