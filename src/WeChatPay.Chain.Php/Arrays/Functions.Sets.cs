using WeChatPay.Php.Arrays;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that compare and count the entries of arrays. Source: https://www.php.net/manual/ref.array.php.</content>
public static partial class Functions
{
    /// <summary>Keeps the values that no other array has; values are compared as text.</summary>
    public static PhpArray array_diff(object? array, params object?[] arrays) => Filter(array, arrays, isCommon: false, byKey: false, byValue: true);

    /// <summary>Keeps the entries whose key no other array has.</summary>
    public static PhpArray array_diff_key(object? array, params object?[] arrays) => Filter(array, arrays, isCommon: false, byKey: true, byValue: false);

    /// <summary>Keeps the entries that no other array has with the same key and value.</summary>
    public static PhpArray array_diff_assoc(object? array, params object?[] arrays) => Filter(array, arrays, isCommon: false, byKey: true, byValue: true);

    /// <summary>Keeps the values that each other array has; values are compared as text.</summary>
    public static PhpArray array_intersect(object? array, params object?[] arrays) => Filter(array, arrays, isCommon: true, byKey: false, byValue: true);

    /// <summary>Keeps the entries whose key each other array has.</summary>
    public static PhpArray array_intersect_key(object? array, params object?[] arrays) => Filter(array, arrays, isCommon: true, byKey: true, byValue: false);

    /// <summary>Keeps the entries that each other array has with the same key and value.</summary>
    public static PhpArray array_intersect_assoc(object? array, params object?[] arrays) => Filter(array, arrays, isCommon: true, byKey: true, byValue: true);

    /// <summary>Keeps the first of equal values.</summary>
    /// <param name="flags"><see cref="SORT_STRING"/> compares as text; <see cref="SORT_REGULAR"/> is offered for values of one type.</param>
    public static PhpArray array_unique(object? array, long flags = SORT_STRING)
    {
        var given = Parameters.Array(array, 1);
        var compare = Sorting.Comparer(flags);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<ArrayStorage.Entry>();
        foreach (var entry in given.Snapshot())
        {
            if (flags == SORT_STRING ? seen.Add(Casts.ToText(entry.Value)) : kept.TrueForAll(other => compare(other.Value, entry.Value) != 0))
                kept.Add(entry);
        }
        return Lists.From(kept);
    }

    /// <summary>Counts each value; values are text and integers.</summary>
    public static PhpArray array_count_values(object? array)
    {
        var counts = new PhpArray();
        foreach (var entry in Parameters.Array(array, 1).Snapshot())
        {
            if (entry.Value is string or long)
                counts[entry.Value] = (counts.Read(entry.Value) as long? ?? 0L) + 1;
        }
        return counts;
    }

    /// <summary>Adds the values.</summary>
    /// <returns>A <see cref="long"/> or a <see cref="double"/>.</returns>
    public static dynamic array_sum(object? array) => Parameters.Array(array, 1).Snapshot()
        .Where(static entry => entry.Value is not (PhpArray or stdClass))
        .Aggregate((object)0L, static (sum, entry) => Arithmetic.Add(sum, Summand(entry.Value)));

    /// <summary>Multiplies the values; the product of none is 1.</summary>
    /// <returns>A <see cref="long"/> or a <see cref="double"/>.</returns>
    public static dynamic array_product(object? array) => Parameters.Array(array, 1).Snapshot()
        .Where(static entry => entry.Value is not (PhpArray or stdClass))
        .Aggregate((object)1L, static (product, entry) => Product(product, Summand(entry.Value)));

    /// <summary>Finds the greatest of the values, or of the entries of one array.</summary>
    /// <exception cref="ValueError">The array is empty.</exception>
    public static dynamic? max(object? value, params object?[] values) =>
        Best(value, values, static (other, best, isList) => isList ? Comparison.Compare(best, other) < 0 : Comparison.Compare(other, best) > 0);

    /// <summary>Finds the least of the values, or of the entries of one array.</summary>
    /// <exception cref="ValueError">The array is empty.</exception>
    public static dynamic? min(object? value, params object?[] values) =>
        Best(value, values, static (other, best, isList) => isList ? Comparison.Compare(best, other) > 0 : Comparison.Compare(other, best) < 0);

    // PHP 8.2 compares as floats whether the product fits, so the first integer that does not fit wraps round.
    private static object Product(object product, object factor) =>
        product is long one && Scalars.Plain(factor) is long other && Math.Abs((double)one * other) <= 9223372036854775808.0
            ? unchecked(one * other)
            : Arithmetic.Multiply(Casts.ToDouble(product), factor);

    // What is not a number counts as far as it begins with one.
    private static object Summand(object? value) => value switch
    {
        string text => NumberText.Read(text).Value ?? 0L,
        bool flag => flag ? 1L : 0L,
        _ => value ?? 0L,
    };

    private static object? Best(object? value, object?[] values, Func<object?, object?, bool, bool> isBetter,
        [System.Runtime.CompilerServices.CallerMemberName] string function = "")
    {
        var isList = values is { Length: 0 };
        List<object?> all = isList
            ? [.. Parameters.Array(value, 1, function: function).Snapshot().Select(static entry => entry.Value)]
            : [Scalars.Stored(value), .. Parameters.Rest(values).Select(static other => Scalars.Stored(other))];
        if (all.Count == 0)
            throw Parameters.Refuse(1, nameof(value), "must contain at least one element", function);
        var best = all[0];
        foreach (var other in all.Skip(1))
            best = isBetter(other, best, isList) ? other : best;
        return best;
    }

    private static PhpArray Filter(object? array, object?[] arrays, bool isCommon, bool byKey, bool byValue,
        [System.Runtime.CompilerServices.CallerMemberName] string function = "")
    {
        var given = Parameters.Array(array, 1, function: function);
        var sets = Parameters.Rest(arrays)
            .Select((other, at) => Parameters.Array(other, at + 2, "arrays", function).Snapshot().Select(Name).ToHashSet()).ToList();
        return Lists.From(given.Snapshot().Where(entry =>
            isCommon ? sets.TrueForAll(set => set.Contains(Name(entry))) : sets.TrueForAll(set => !set.Contains(Name(entry)))));

        (PhpKey, string) Name(ArrayStorage.Entry entry) => (byKey ? entry.Key : default, byValue ? Casts.ToText(entry.Value) : "");
    }
}
