using System.Globalization;
using WeChatPay.Basics;
using WeChatPay.Bills;

namespace WeChatPay;

/// <summary>A row of a bill, or its line of totals: values by the names of their columns.</summary>
/// <remarks>A value is decoded when it is read. Columns that are not documented are kept. Immutable and thread-safe.</remarks>
public class BillRow
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly string[] TimeForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyyMMddHHmmss"];

    private readonly BillCells _cells;

    private protected BillRow(BillCells cells) => _cells = cells;

    /// <summary>Gets the number of the line in the file: the names of the columns are line 1.</summary>
    public long Line => _cells.Line;

    /// <summary>Gets the names of the columns, in the order of the bill.</summary>
    public IReadOnlyList<string> Names => _cells.Columns.Names;

    /// <summary>Gets the values in the order of the columns, without the backtick.</summary>
    /// <exception cref="WeChatPayBillException">A value is not UTF-8.</exception>
    public IReadOnlyList<string> Values => [.. Enumerable.Range(0, Names.Count).Select(_cells.Text)];

    /// <summary>Gets a value, without the backtick.</summary>
    /// <param name="name">The name of its column, for example <c>商户订单号</c>. The width of brackets does not matter.</param>
    /// <exception cref="ArgumentException">The bill lacks the column.</exception>
    /// <exception cref="WeChatPayBillException">The value is not UTF-8.</exception>
    public string this[string name] => _cells.Text(_cells.Columns.Require(name));

    /// <summary>Gets a value, if the bill has its column.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="value">The value; <see langword="null"/> where the bill lacks the column.</param>
    /// <returns>Whether the bill has the column.</returns>
    /// <exception cref="WeChatPayBillException">The value is not UTF-8.</exception>
    public bool TryGet(string name, out string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var at = _cells.Columns.Find(name);
        value = at < 0 ? null : _cells.Text(at);
        return value is not null;
    }

    /// <summary>Tells whether the amounts of a column are in yuan: the name ends in 元, or WeChat Pay documents it.</summary>
    /// <param name="name">The name of the column.</param>
    public bool IsYuan(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _cells.Columns.Find(name) is >= 0 and var at && _cells.Columns.IsYuan(at);
    }

    /// <summary>Reads an amount that the bill states in yuan. An empty value counts as 0.</summary>
    /// <param name="name">The name of the column, for example <c>订单金额</c>.</param>
    /// <exception cref="ArgumentException">The bill lacks the column, or nothing says that it is in yuan.</exception>
    /// <exception cref="WeChatPayBillException">The value is not an amount, or has a part of a fen: then read it by <see cref="Yuan"/>.</exception>
    public Fen Fen(string name)
    {
        var at = RequireYuan(name);
        var parts = _cells.Parts(at);
        return parts % BillAmount.PartsOfFen == 0 ? new(parts / BillAmount.PartsOfFen) : throw _cells.Refuse(at, "has a part of a fen: read it by `Yuan`");
    }

    /// <summary>Reads an amount that the bill states in yuan, with up to five decimal places.</summary>
    /// <inheritdoc cref="Fen"/>
    public decimal Yuan(string name) => _cells.Parts(RequireYuan(name)) / (decimal)BillAmount.PartsOfYuan;

    /// <summary>Reads a time. Bills state the time of China, +08:00.</summary>
    /// <param name="name">The name of the column, for example <c>交易时间</c>.</param>
    /// <returns>The time with its offset; <see langword="null"/> where the value is empty.</returns>
    /// <exception cref="ArgumentException">The bill lacks the column.</exception>
    /// <exception cref="WeChatPayBillException">The value is not a time.</exception>
    public DateTimeOffset? Time(string name)
    {
        var at = _cells.Columns.Require(name);
        var text = _cells.Text(at);
        if (text.Length == 0)
            return null;
        return DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new(time, China)
            : throw _cells.Refuse(at, $"is {TextShape.Describe(text)}, not a time such as 2026-01-31 09:30:00");
    }

    /// <summary>Shows the number of the line and no value: a bill names payers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line} of a bill, {Names.Count} values");

    internal object ToDump() => Names.Zip(Values, static (name, value) => new KeyValuePair<string, string>(name, value)).ToList();

    internal static BillRow Create(BillCells cells) => new(cells);

    private protected string Text(string name) => _cells.Columns.Find(name) is >= 0 and var at ? _cells.Text(at) : "";

    // A bill of payments and refunds has 0 for the numbers of a refund in the row of a payment.
    private protected string? Number(string name) => Text(name) is not ("" or "0") and var text ? text : null;

    private protected Fen FenOf(string name) => _cells.Columns.Find(name) >= 0 ? Fen(name) : default;

    private protected DateTimeOffset? TimeIfAny(string name) => _cells.Columns.Find(name) >= 0 ? Time(name) : null;

    private protected DateTimeOffset TimeOf(string name) => Time(name) ?? throw _cells.Refuse(_cells.Columns.Find(name), "is empty, and a time is needed");

    private int RequireYuan(string name)
    {
        var at = _cells.Columns.Require(name);
        return _cells.Columns.IsYuan(at)
            ? at
            : throw new ArgumentException($"The bill does not say that {_cells.Columns.Describe(at)} is in yuan: read the text, and convert it.", nameof(name))
                .On(HelpPage.Bills);
    }
}
