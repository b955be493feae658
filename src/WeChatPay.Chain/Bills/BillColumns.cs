using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>The names of a bill's columns: every row of the bill has the same ones.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class BillColumns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly string[] _normalized;
    private readonly bool[] _isYuan;

    /// <param name="names">The names as the bill has them.</param>
    /// <param name="isYuan">Tells whether a column with an unmarked name is in yuan.</param>
    public BillColumns(IReadOnlyList<string> names, Func<string, bool>? isYuan)
    {
        Names = names;
        _normalized = [.. names.Select(BillNames.Normalize)];
        _isYuan = [.. _normalized.Select(name => BillNames.IsYuan(name) || isYuan?.Invoke(name) is true)];
        // Of two columns with one name the first is meant.
        for (var at = _normalized.Length - 1; at >= 0; at--)
            _places[_normalized[at]] = at;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Finds the place of a column.</summary>
    /// <returns>-1 where the bill lacks it.</returns>
    public int Find(string name) => _places.TryGetValue(BillNames.Normalize(name), out var at) ? at : -1;

    /// <exception cref="ArgumentException">The bill lacks the column.</exception>
    public int Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) is >= 0 and var at
            ? at
            : throw new ArgumentException(
                $"The bill lacks the column that was asked for, and has {Names.Count} others: see `Names`, or use `TryGet`.", nameof(name)).On(HelpPage.Bills);
    }

    public bool IsYuan(int column) => _isYuan[column];

    /// <summary>Names a column for messages.</summary>
    public string Describe(int column) => BillNames.Describe(column < _normalized.Length ? _normalized[column] : "", column + 1);
}
