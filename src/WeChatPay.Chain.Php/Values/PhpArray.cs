using System.Collections;
using System.Diagnostics;
using WeChatPay.Php.Values;
using WeChatPay.Util;

namespace WeChatPay.Php;

/// <summary>PHP's array: keys of integers and text in one order. It is a value: what is read out of an array, and what is put into one, is a copy.</summary>
/// <remarks>
/// <para>A copy is made when one of the two is written, so a copy costs nothing until then. Write through all keys at once, which makes the arrays that are
/// missing: <c>order["amount", "total"] = 100</c>. Reading a missing key gives <see langword="null"/>, at any depth.</para>
/// <para>As an option of a call it is sent as the PHP SDK sends it: as a JSON list when the keys are 0, 1, 2 …, else as an object.</para>
/// <para>Mutable: use it from one thread. Source: https://www.php.net/manual/language.types.array.php.</para>
/// </remarks>
[DebuggerDisplay("Count = {Count}")]
public sealed class PhpArray : IEnumerable<KeyValuePair<string, object?>>, ILooseArray
{
    private ArrayStorage _storage;

    /// <summary>Creates an empty array: <c>new PhpArray { 1, 2 }</c> and <c>new PhpArray { ["total"] = 1 }</c> fill it.</summary>
    public PhpArray() => _storage = new();

    private PhpArray(ArrayStorage storage) => _storage = storage;

    /// <summary>Gets the number of entries.</summary>
    public int Count => _storage.Count;

    /// <summary>Gets whether the keys are 0, 1, 2 … in this order; an empty array is a list.</summary>
    public bool IsList => _storage.IsList;

    /// <summary>Gets the keys in their order, integers as <see cref="long"/>.</summary>
    public IEnumerable<dynamic> Keys => Snapshot().Select(static entry => (dynamic)entry.Key.Value);

    /// <summary>Gets the values in their order.</summary>
    public IEnumerable<dynamic?> Values => Snapshot().Select(static entry => (dynamic?)entry.Value);

    /// <summary>Gets or sets the value of a key.</summary>
    /// <value><see langword="null"/> for a key that is missing. An array that is read is a copy.</value>
    /// <param name="key">Text, an integer, a float (its fraction is dropped), true or false (1 or 0), or null (the empty text).</param>
    /// <exception cref="TypeError">The key is an array or an object.</exception>
    public dynamic? this[object? key]
    {
        get => Handed(Read(key));
        set => Write(PhpKey.From(key), value);
    }

    /// <summary>Gets or sets a value in nested arrays; writing makes the arrays that are missing.</summary>
    /// <exception cref="Error">Writing meets a value that is not an array.</exception>
    public dynamic? this[object? key, object? inner]
    {
        get => Access.Read(Read(key), inner);
        set => At(key).Write(PhpKey.From(inner), value);
    }

    /// <summary>Gets or sets a value in nested arrays; writing makes the arrays that are missing.</summary>
    /// <exception cref="Error">Writing meets a value that is not an array.</exception>
    public dynamic? this[object? key, object? inner, params object?[] more]
    {
        get => Access.Read(Read(key), [inner, .. Parameters.Rest(more)]);
        set
        {
            var rest = Parameters.Rest(more);
            At(key).At(inner, rest.AsSpan(0, rest.Length - 1)).Write(PhpKey.From(rest[^1]), value);
        }
    }

    /// <summary>Adds a value at the next free integer: PHP's <c>$array[] = value</c>.</summary>
    /// <exception cref="Error">The largest integer is taken.</exception>
    public void Add(dynamic? value) => Owned().Add((object?)Scalars.Stored((object?)value));

    /// <summary>Sets the value of a key.</summary>
    public void Add(object? key, dynamic? value) => Write(PhpKey.From(key), (object?)value);

    /// <summary>Gets the nested array of a key for writing, and makes it where the key is missing or null: <c>order.At("goods").Add(item)</c>.</summary>
    /// <exception cref="Error">The value of the key is not an array.</exception>
    public PhpArray At(object? key)
    {
        var name = PhpKey.From(key);
        var storage = Owned();
        var place = storage.Find(name);
        var inner = Access.Writable(place < 0 ? null : storage[place].Value);
        if (place < 0 || !ReferenceEquals(storage[place].Value, inner))
            storage.Set(name, inner);
        return inner;
    }

    /// <summary>Gets a nested array of several keys for writing.</summary>
    /// <exception cref="Error">A value on the way is not an array.</exception>
    public PhpArray At(object? key, params object?[] more) => At(key, Parameters.Rest(more).AsSpan());

    /// <summary>Gets the new array at the next free integer for writing: PHP's <c>$array[]['name'] = value</c>.</summary>
    public PhpArray AtEnd()
    {
        var inner = new PhpArray();
        Owned().Add(inner);
        return inner;
    }

    /// <summary>Removes a key; the others keep their order.</summary>
    public bool Remove(object? key) => Owned().Remove(PhpKey.From(key, "Illegal offset type in unset"));

    /// <summary>Tells whether the array has a key, even if its value is null.</summary>
    public bool ContainsKey(object? key) => _storage.Find(PhpKey.From(key)) >= 0;

    /// <summary>Copies the array: PHP's assignment. The copy costs nothing until one of the two is written.</summary>
    public PhpArray Copy()
    {
        _storage.IsShared = true;
        return new PhpArray(_storage);
    }

    /// <summary>Makes an array of a list, a dictionary, an anonymous object or JSON; an array is copied.</summary>
    /// <exception cref="ArgumentException">The value is not one of these.</exception>
    public static PhpArray From(object? value) => Access.TryArray(value, out var array)
        ? array
        : throw Refusal.Create("The value", value, "a list, a dictionary, an anonymous object or JSON", outcome: null, parameter: nameof(value));

    /// <summary>Enumerates keys and values: PHP's <c>foreach ($array as $key => $value)</c>. What the loop writes into the array, it does not see.</summary>
    public IEnumerator<(dynamic Key, dynamic? Value)> GetEnumerator()
    {
        foreach (var entry in Snapshot())
            yield return (entry.Key.Value, entry.Value);
    }

    /// <summary>Enumerates places that can be written: PHP's <c>foreach ($array as &amp;$value)</c>. The loop also reaches what it adds.</summary>
    public IEnumerable<PhpPlace> Places()
    {
        for (var place = 0; place < _storage.Places; place++)
        {
            if (_storage[place] is { IsThere: true } entry)
                yield return new PhpPlace(this, entry.Key.Value);
        }
    }

    /// <summary>Returns <c>Array</c>, as PHP's conversion to text does.</summary>
    public override string ToString() => "Array";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator()
    {
        foreach (var entry in Snapshot())
            yield return new(entry.Key.ToString(), entry.Value);
    }

    IEnumerable<object?> ILooseArray.Items => Snapshot().Select(static entry => entry.Value);

    internal ArrayStorage Storage => _storage;

    internal IEnumerable<ArrayStorage.Entry> Snapshot()
    {
        var storage = _storage;
        storage.Readers++;
        try
        {
            for (var place = 0; place < storage.Places; place++)
            {
                if (storage[place] is { IsThere: true } entry)
                    yield return entry.Value is PhpArray inner ? entry with { Value = inner.Copy() } : entry;
            }
        }
        finally
        {
            storage.Readers--;
        }
    }

    internal object? Read(object? key)
    {
        var place = _storage.Find(PhpKey.From(key));
        return place < 0 ? null : _storage[place].Value;
    }

    /// <summary>Gets the nested array of a key for writing; null where there is none.</summary>
    internal PhpArray? Inner(object? key) => ContainsKey(key) && Read(key) is PhpArray ? At(key) : null;

    internal void Write(PhpKey key, object? value) => Owned().Set(key, Scalars.Stored(value));

    internal ArrayStorage Owned()
    {
        if (_storage.IsShared || _storage.Readers > 0)
            _storage = _storage.Clone();
        return _storage;
    }

    internal void Take(PhpArray other) => _storage = other.Copy()._storage;

    private static object? Handed(object? value) => value is PhpArray inner ? inner.Copy() : value;

    private PhpArray At(object? key, ReadOnlySpan<object?> more)
    {
        var inner = At(key);
        foreach (var name in more)
            inner = inner.At(name);
        return inner;
    }
}
