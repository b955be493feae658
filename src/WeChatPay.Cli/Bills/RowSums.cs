namespace WeChatPay.Cli.Bills;

/// <summary>Counts rows and adds up amounts, by what the rows are.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class RowSums
{
    // The sum of balances says nothing.
    private const string Balance = "账户结余(元)";

    // A damaged file may have as many kinds as rows.
    private const int MostKinds = 1000;

    private static readonly string[] OfTrades = ["交易类型", "交易状态"];

    private static readonly string[] OfFunds = ["业务类型", "收支类型"];

    private readonly Dictionary<string, Sum> _sums = new(StringComparer.Ordinal);

    /// <summary>Gets the columns whose values tell kinds of rows apart.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>Gets the columns that are added up, in yuan.</summary>
    public IReadOnlyList<string> Amounts { get; private set; } = [];

    /// <summary>Gets a sum for each kind, in the order in which they came.</summary>
    public IEnumerable<Sum> ByKind => _sums.Values;

    /// <summary>Gets the sum of all rows.</summary>
    public Sum All { get; private set; } = new([], 0);

    /// <summary>Adds a row.</summary>
    /// <exception cref="WeChatPayBillException">A value is not an amount.</exception>
    public void Add(BillRow row)
    {
        if (All.Rows == 0)
            Prepare(row);
        string[] kind = [.. Kinds.Select(name => row[name])];
        var key = string.Join('\t', kind);
        if (!_sums.TryGetValue(key, out var sum))
        {
            if (_sums.Count == MostKinds)
                (kind, key) = ([.. Kinds.Select(static _ => "…")], "…");
            if (!_sums.TryGetValue(key, out sum))
                _sums[key] = sum = new(kind, Amounts.Count);
        }
        sum.Rows++;
        All.Rows++;
        for (var at = 0; at < Amounts.Count; at++)
        {
            var yuan = row.Yuan(Amounts[at]);
            sum.Yuan[at] += yuan;
            All.Yuan[at] += yuan;
        }
    }

    private void Prepare(BillRow row)
    {
        var known = row.TryGet(OfTrades[^1], out _) ? OfTrades : row.TryGet(OfFunds[^1], out _) ? OfFunds : [];
        Kinds = [.. known.Where(name => row.TryGet(name, out _))];
        Amounts = [.. row.Names.Where(row.IsYuan).Where(static name => Normalize(name) != Balance).Distinct(StringComparer.Ordinal)];
        All = new([], Amounts.Count);
    }

    private static string Normalize(string name) => name.Trim().Replace('（', '(').Replace('）', ')');

    /// <summary>A count and the sums of the amounts.</summary>
    /// <param name="kind">The values of <see cref="Kinds"/>.</param>
    /// <param name="amounts">The number of the amounts.</param>
    internal sealed class Sum(string[] kind, int amounts)
    {
        public IReadOnlyList<string> Kind => kind;

        public long Rows { get; set; }

        public decimal[] Yuan { get; } = new decimal[amounts];
    }
}
