#if !NET9_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>A dictionary that keeps the order in which its keys were added.</summary>
[Embedded]
[SuppressMessage("Naming", "CA1710", Justification = "The name of the type in .NET 9, whose place it takes.")]
internal sealed class OrderedDictionary<TKey, TValue>(IEqualityComparer<TKey>? comparer = null) : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = new(comparer);
    private readonly List<TKey> _keys = [];

    public OrderedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> entries, IEqualityComparer<TKey>? comparer)
        : this(comparer)
    {
        foreach (var entry in entries)
            Add(entry.Key, entry.Value);
    }

    public int Count => _keys.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => _keys.AsReadOnly();

    public ICollection<TValue> Values => _keys.ConvertAll(key => _values[key]);

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    public TValue this[TKey key]
    {
        get => _values[key];
        set
        {
            if (!_values.ContainsKey(key))
                _keys.Add(key);
            _values[key] = value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        _values.Add(key, value);
        _keys.Add(key);
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public bool TryAdd(TKey key, TValue value)
    {
        if (_values.ContainsKey(key))
            return false;
        Add(key, value);
        return true;
    }

    public bool ContainsKey(TKey key) => _values.ContainsKey(key);

    public bool Contains(KeyValuePair<TKey, TValue> item) => ((ICollection<KeyValuePair<TKey, TValue>>)_values).Contains(item);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    public bool Remove(TKey key)
    {
        if (!_values.Remove(key))
            return false;
        _keys.RemoveAt(_keys.FindIndex(one => _values.Comparer.Equals(one, key)));
        return true;
    }

    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);

    public void Clear()
    {
        _values.Clear();
        _keys.Clear();
    }

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var entry in this)
            array[arrayIndex++] = entry;
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        foreach (var key in _keys)
            yield return new(key, _values[key]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
#endif
