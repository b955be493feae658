namespace WeChatPay.Php.Values;

/// <summary>The entries of an array in their order. Several arrays may share one storage until one of them is written.</summary>
/// <remarks>While the keys are 0, 1, 2 … there is no index of keys. A removed entry leaves a hole until most of the room is holes. Mutable: use it from
/// one thread.</remarks>
internal sealed class ArrayStorage
{
    private readonly List<Entry> _entries;
    private Dictionary<PhpKey, int>? _index;
    private int _holes;

    public ArrayStorage() => _entries = [];

    private ArrayStorage(ArrayStorage other)
    {
        _entries = new(other._entries.Count);
        foreach (var entry in other._entries)
            _entries.Add(entry.Value is PhpArray inner ? entry with { Value = inner.Copy() } : entry);
        _index = other._index is { } index ? new(index) : null;
        (_holes, Next, HasNext) = (other._holes, other.Next, other.HasNext);
    }

    internal readonly record struct Entry(PhpKey Key, object? Value, bool IsThere);

    /// <summary>Gets or sets whether more than one array has this storage.</summary>
    public bool IsShared { get; set; }

    /// <summary>Gets or sets the number of loops that go through the entries at this time.</summary>
    public int Readers { get; set; }

    /// <summary>Gets the key that <c>[]</c> takes; null when there is none, because the largest integer is taken.</summary>
    public long? Next { get; private set; }

    private bool HasNext { get; set; } = true;

    public int Count => _entries.Count - _holes;

    /// <summary>Gets the number of places; some of them may be holes.</summary>
    public int Places => _entries.Count;

    public Entry this[int place] => _entries[place];

    /// <summary>Whether the keys are 0, 1, 2 … in this order.</summary>
    public bool IsList
    {
        get
        {
            if (_index is null)
                return true;
            var next = 0L;
            foreach (var entry in _entries)
            {
                if (entry.IsThere && (entry.Key.Text is not null || entry.Key.Number != next++))
                    return false;
            }
            return true;
        }
    }

    public ArrayStorage Clone() => new(this);

    /// <summary>Finds the place of a key; -1 where the array does not have it.</summary>
    public int Find(PhpKey key)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out var place) ? place : -1;
        return key.Text is null && key.Number >= 0 && key.Number < _entries.Count ? (int)key.Number : -1;
    }

    /// <summary>Sets the value of a key; a new key comes last.</summary>
    public void Set(PhpKey key, object? value)
    {
        var place = Find(key);
        if (place >= 0)
        {
            _entries[place] = new(key, value, true);
            return;
        }
        if (_index is null && !(key.Text is null && key.Number == _entries.Count))
            MakeIndex();
        _index?.Add(key, _entries.Count);
        _entries.Add(new(key, value, true));
        if (key.Text is null)
            Take(key.Number);
    }

    /// <summary>Adds a value at the next free integer.</summary>
    /// <exception cref="Error">The largest integer is taken.</exception>
    public PhpKey Add(object? value)
    {
        if (!HasNext)
            throw new Error("Cannot add element to the array as the next element is already occupied");
        var key = PhpKey.FromNumber(Next ?? 0);
        Set(key, value);
        return key;
    }

    public void Replace(int place, object? value) => _entries[place] = _entries[place] with { Value = value };

    public bool Remove(PhpKey key)
    {
        var place = Find(key);
        if (place < 0)
            return false;
        MakeIndex();
        _index!.Remove(key);
        _entries[place] = default;
        _holes++;
        if (_holes > 32 && _holes > _entries.Count / 2 && Readers == 0)
            Compact();
        return true;
    }

    /// <summary>Makes the integer that <c>array_pop</c> took away free again, where it was the last one that <c>[]</c> gave.</summary>
    public void GiveBack(PhpKey key)
    {
        if (key.Text is null && (HasNext ? Next == key.Number + 1 : key.Number == long.MaxValue))
            (Next, HasNext) = (key.Number, true);
    }

    // Since PHP 8.3 the integer after a negative one is its successor.
    private void Take(long number)
    {
        if (Next is { } next && number < next || !HasNext)
            return;
        HasNext = number < long.MaxValue;
        Next = HasNext ? number + 1 : null;
    }

    private void MakeIndex()
    {
        if (_index is not null)
            return;
        _index = new(_entries.Count + 1);
        for (var place = 0; place < _entries.Count; place++)
            _index.Add(_entries[place].Key, place);
    }

    private void Compact()
    {
        _entries.RemoveAll(static entry => !entry.IsThere);
        _holes = 0;
        _index!.Clear();
        for (var place = 0; place < _entries.Count; place++)
            _index.Add(_entries[place].Key, place);
    }
}
