using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Arrays;

/// <summary>Sorts as PHP 8 does: equal entries keep their order.</summary>
internal static class Sorting
{
    /// <summary>Sorts the array in place.</summary>
    /// <param name="array">The array of the caller.</param>
    /// <param name="compare">Compares two entries.</param>
    /// <param name="keepsKeys">Whether each value keeps its key; else the keys are 0, 1, 2 …</param>
    public static void Sort(PhpArray array, Func<ArrayStorage.Entry, ArrayStorage.Entry, long> compare, bool keepsKeys)
    {
        var entries = array.Snapshot().ToArray();
        new HybridSort(entries, compare).Sort();
        array.Take(keepsKeys ? Lists.From(entries) : Lists.From(entries.Select(static entry => entry.Value)));
    }

    /// <summary>Gets the comparison of values that a flag of PHP names.</summary>
    /// <exception cref="ArgumentException">The flag is not offered.</exception>
    public static Func<object?, object?, long> Comparer(long flags) => flags switch
    {
        Functions.SORT_REGULAR => static (left, right) => Comparison.Compare(left, right),
        Functions.SORT_NUMERIC => static (left, right) => Comparison.Compare(Casts.ToDouble(left), Casts.ToDouble(right)),
        Functions.SORT_STRING => static (left, right) => Comparison.CompareBytes(Casts.ToText(left), Casts.ToText(right)),
        Functions.SORT_STRING | Functions.SORT_FLAG_CASE =>
            static (left, right) => Comparison.CompareBytes(Texts.Lower(Casts.ToText(left)), Texts.Lower(Casts.ToText(right))),
        _ => throw new ArgumentException($"The flags {flags} of a sort are not offered: give SORT_REGULAR, SORT_NUMERIC, SORT_STRING, or SORT_STRING |"
            + " SORT_FLAG_CASE.", nameof(flags)),
    };

    /// <summary>Makes a comparison of a function that ported code gives.</summary>
    public static Func<object?, object?, long> Comparer(Delegate callback) => (left, right) =>
    {
        var order = GivenFunction.Call(callback, left, right);
        // A function that returns false may mean less or equal: PHP asks again.
        if (order is false)
            return -Math.Sign(Casts.ToLong(GivenFunction.Call(callback, right, left)));
        return Casts.ToLong(order);
    };
}
