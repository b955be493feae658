using WeChatPay.Php.Arrays;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that make arrays of arrays. Source: https://www.php.net/manual/ref.array.php.</content>
public static partial class Functions
{
    /// <summary>Joins arrays: integers are numbered again, and of equal texts the last has the value.</summary>
    public static PhpArray array_merge(params object?[] arrays)
    {
        var all = new PhpArray();
        foreach (var entry in All(Parameters.Rest(arrays)))
        {
            if (entry.Key.Text is null)
                all.Storage.Add(entry.Value);
            else
                all.Storage.Set(entry.Key, entry.Value);
        }
        return all;
    }

    /// <summary>Joins arrays as <see cref="array_merge"/> does; two values of equal texts become one list.</summary>
    public static PhpArray array_merge_recursive(params object?[] arrays)
    {
        var (all, given) = (new PhpArray(), Parameters.Rest(arrays));
        for (var at = 0; at < given.Length; at++)
            MergeInto(all, Parameters.Array(given[at], at + 1, "arrays"));
        return all;
    }

    /// <summary>Replaces the values of equal keys, integers too.</summary>
    public static PhpArray array_replace(object? array, params object?[] replacements) => Lists.From(All([array, .. Parameters.Rest(replacements)]));

    /// <summary>Makes an array of a list of keys and a list of values.</summary>
    /// <exception cref="ValueError">The lists are not equally long.</exception>
    public static PhpArray array_combine(object? keys, object? values)
    {
        var (names, given) = (Parameters.Array(keys, 1), Parameters.Array(values, 2));
        if (names.Count != given.Count)
            throw new ValueError("array_combine(): Argument #1 ($keys) and argument #2 ($values) must have the same number of elements");
        return Lists.From(names.Snapshot().Zip(given.Snapshot(), static (key, value) => new ArrayStorage.Entry(KeyOf(key.Value), value.Value, true)));
    }

    /// <summary>Makes the values keys and the keys values.</summary>
    public static PhpArray array_flip(object? array) => Lists.From(Parameters.Array(array, 1).Snapshot()
        .Where(static entry => entry.Value is string or long)
        .Select(static entry => new ArrayStorage.Entry(PhpKey.From(entry.Value), entry.Key.Value, true)));

    /// <summary>Makes an array of one value.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static PhpArray array_fill(object? start_index, object? count, object? value)
    {
        var (start, size) = (Parameters.Integer(start_index, 1), Parameters.Integer(count, 2));
        if (size < 0)
            throw Parameters.Refuse(2, nameof(count), "must be greater than or equal to 0");
        var array = new PhpArray();
        for (var at = 0L; at < size; at++)
        {
            if (at == 0)
                array.Write(PhpKey.FromNumber(start), value);
            else
                array.Add(value);
        }
        return array;
    }

    /// <summary>Makes an array of a list of keys and one value.</summary>
    public static PhpArray array_fill_keys(object? keys, object? value)
    {
        var array = new PhpArray();
        foreach (var entry in Parameters.Array(keys, 1).Snapshot())
            array.Write(KeyOf(entry.Value), value);
        return array;
    }

    /// <summary>Adds a value until the array has a length; with a negative length at the start.</summary>
    public static PhpArray array_pad(object? array, object? length, object? value)
    {
        var (given, size) = (Parameters.Array(array, 1), Parameters.Integer(length, 2));
        var missing = Math.Abs(size) - given.Count;
        if (missing <= 0)
            return given;
        var padding = Lists.From(Enumerable.Repeat(value, checked((int)missing)));
        return size > 0 ? array_merge(given, padding) : array_merge(padding, given);
    }

    /// <summary>Makes a list of integers, floats or letters.</summary>
    /// <exception cref="ValueError">The step is larger than the range.</exception>
    public static PhpArray range(object? start, object? end, object? step = null) => Lists.From(Ranges.Make(start, end, step ?? 1L));

    /// <summary>Cuts a part out of an array.</summary>
    /// <param name="offset">The first entry; a negative number counts from the end.</param>
    /// <param name="length">The greatest number of entries; a negative number leaves that many entries off at the end.</param>
    /// <param name="preserve_keys">Whether integers stay as they are; texts always do.</param>
    public static PhpArray array_slice(object? array, object? offset, object? length = null, bool preserve_keys = false)
    {
        var entries = Parameters.Array(array, 1).Snapshot().ToList();
        var (start, size) = Text.Texts.Part(entries.Count, Parameters.Integer(offset, 2), Parameters.Optional(length, 3));
        return Renumbered(entries.GetRange(start, size), preserve_keys);
    }

    /// <summary>Replaces a part of an array, which changes; its integers are numbered again.</summary>
    /// <returns>The part that was removed.</returns>
    public static PhpArray array_splice(object? array, object? offset, object? length = null, object? replacement = null)
    {
        var given = Parameters.Changed(array, 1);
        var entries = given.Snapshot().ToList();
        var (start, size) = Text.Texts.Part(entries.Count, Parameters.Integer(offset, 2), Parameters.Optional(length, 3));
        var removed = Renumbered(entries.GetRange(start, size), keepsKeys: false);
        var added = Operators.toArray(replacement).Snapshot().Select(static entry => entry with { Key = PhpKey.FromNumber(0) });
        given.Take(Renumbered([.. entries.Take(start), .. added, .. entries.Skip(start + size)], keepsKeys: false));
        return removed;
    }

    /// <summary>Reverses the order.</summary>
    /// <param name="preserve_keys">Whether integers stay as they are; texts always do.</param>
    public static PhpArray array_reverse(object? array, bool preserve_keys = false) =>
        Renumbered(Parameters.Array(array, 1).Snapshot().Reverse(), preserve_keys);

    /// <summary>Splits an array into arrays of a number of entries.</summary>
    /// <exception cref="ValueError">The number is below 1.</exception>
    public static PhpArray array_chunk(object? array, object? length, bool preserve_keys = false)
    {
        var (entries, size) = (Parameters.Array(array, 1).Snapshot().ToList(), Parameters.Integer(length, 2));
        if (size < 1)
            throw Parameters.Refuse(2, nameof(length), "must be greater than 0");
        var chunks = new PhpArray();
        for (long at = 0; at < entries.Count; at += size)
        {
            var chunk = entries.GetRange((int)at, (int)Math.Min(size, entries.Count - at));
            chunks.Add(preserve_keys ? Lists.From(chunk) : Lists.From(chunk.Select(static entry => entry.Value)));
        }
        return chunks;
    }

    /// <summary>Makes a list of one field of each row.</summary>
    /// <param name="column_key">The key in a row; null takes the row.</param>
    /// <param name="index_key">The key in a row whose value is the key of the result.</param>
    public static PhpArray array_column(object? array, object? column_key, object? index_key = null)
    {
        var result = new PhpArray();
        foreach (var entry in Parameters.Array(array, 1).Snapshot())
        {
            var value = entry.Value;
            if (column_key is not null && !TryColumn(entry.Value, column_key, out value))
                continue;
            if (index_key is not null && TryColumn(entry.Value, index_key, out var key) && key is not null)
                result.Write(KeyOf(key), value);
            else
                result.Add(value);
        }
        return result;
    }

    // A row is an array, or an object with public properties.
    private static bool TryColumn(object? row, object key, out object? value)
    {
        var entries = row is stdClass fields ? fields.Fields : row as PhpArray;
        value = entries?.Read(key);
        return entries is not null ? entries.ContainsKey(key) : Objects.TryRead(row, Casts.ToText(key), out value);
    }

    private static IEnumerable<ArrayStorage.Entry> All(object?[] arrays, [System.Runtime.CompilerServices.CallerMemberName] string function = "") =>
        arrays.Select((array, at) => Parameters.Array(array, at + 1, "arrays", function)).ToList().SelectMany(static array => array.Snapshot());

    /// <summary>Gets the key that a value is: text, but for an integer.</summary>
    private static PhpKey KeyOf(object? value) => value is long number ? PhpKey.FromNumber(number) : PhpKey.FromText(Casts.ToText(value));

    private static PhpArray Renumbered(IEnumerable<ArrayStorage.Entry> entries, bool keepsKeys)
    {
        var result = new PhpArray();
        foreach (var entry in entries)
        {
            if (keepsKeys || entry.Key.Text is not null)
                result.Storage.Set(entry.Key, entry.Value);
            else
                result.Storage.Add(entry.Value);
        }
        return result;
    }

    private static void MergeInto(PhpArray all, PhpArray array)
    {
        foreach (var entry in array.Snapshot())
        {
            if (entry.Key.Text is null)
            {
                all.Storage.Add(entry.Value);
            }
            else if (all.Storage.Find(entry.Key) is var place && place < 0)
            {
                all.Storage.Set(entry.Key, entry.Value);
            }
            else
            {
                var known = all.Storage[place].Value is null ? new PhpArray { (object?)null } : Operators.toArray(all.Storage[place].Value);
                if (entry.Value is PhpArray inner)
                    MergeInto(known, inner);
                else
                    known.Add(entry.Value);
                all.Storage.Set(entry.Key, known);
            }
        }
    }
}
