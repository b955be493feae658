using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>Makes rows of the lines of a bill: the names of the columns, the rows, the names of the totals, the totals.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class BillParser<TRow>(Func<BillCells, TRow> create, Func<string, bool>? isYuan, bool checksTotals, Action<BillRow>? report)
{
    private readonly Queue<TRow> _rows = new();
    private readonly List<BillCells> _totals = [];
    private BillColumns? _columns;
    private BillColumns? _totalColumns;
    private BillTotals? _sums;
    private byte[]? _held;
    private bool _hasMarks = true;
    private bool _hasRows;
    private long _line;

    /// <summary>Gives the next row that the lines so far make.</summary>
    public bool TryTake(out TRow? row)
    {
        row = _rows.Count > 0 ? _rows.Dequeue() : default;
        return row is not null;
    }

    /// <summary>Takes the next line.</summary>
    /// <exception cref="WeChatPayBillException">The line does not fit.</exception>
    public void Give(ReadOnlySpan<byte> line)
    {
        _line++;
        if (line.IsEmpty)
            return;
        var isMarked = line[0] == BillLine.Mark;
        if (_columns is null)
            ReadNames(line);
        else if (_held is not null)
            Decide(line, isMarked);
        else if (_totalColumns is not null)
            ReadTotals(line, isMarked);
        else if (isMarked || !_hasMarks)
            ReadRow(line, isMarked, _line);
        else if (_hasRows)
            ReadTotalNames(line);
        else
            _held = line.ToArray();
    }

    /// <summary>Ends the bill.</summary>
    /// <exception cref="WeChatPayBillException">The bill is not whole.</exception>
    public void Finish()
    {
        if (_columns is null)
            throw WeChatPayBillException.Create(1, 0, "the file is empty, and a bill has at least the names of its columns");
        if (_held is { } alone)
            (_held, _hasMarks) = (null, false);
        else
            alone = null;
        if (alone is not null)
            ReadRow(alone, isMarked: false, _line);
        if (_hasMarks && _totals.Count == 0)
            throw WeChatPayBillException.Create(_line, 0, "the bill ends without its line of totals, so it is not whole");
        if (checksTotals && _totals is [var only])
            _sums!.Check(only);
        foreach (var totals in _totals)
            report?.Invoke(BillRow.Create(totals));
    }

    private void ReadNames(ReadOnlySpan<byte> line)
    {
        line = StrictUtf8.WithoutMark(line);
        if (line.IsEmpty || line[0] is BillLine.Mark or (byte)'<' or (byte)'{')
            throw WeChatPayBillException.Create(_line, 0, "it does not have the names of the columns, with which a bill begins");
        _columns = new(Split(line), isYuan);
        _sums = new(_columns);
    }

    // Below the names a line without a backtick names the totals of a bill without rows, or is a row of a file without backticks: the next line tells.
    private void Decide(ReadOnlySpan<byte> line, bool isMarked)
    {
        var held = _held!;
        _held = null;
        if (isMarked)
        {
            ReadTotalNames(held);
            ReadTotals(line, isMarked);
            return;
        }
        _hasMarks = false;
        ReadRow(held, isMarked: false, _line - 1);
        ReadRow(line, isMarked, _line);
    }

    private void ReadRow(ReadOnlySpan<byte> line, bool isMarked, long number)
    {
        var cells = ReadCells(_columns!, line, isMarked, number);
        _hasRows = true;
        if (checksTotals && _hasMarks)
            _sums!.Add(cells);
        _rows.Enqueue(create(cells));
    }

    private void ReadTotalNames(ReadOnlySpan<byte> line) => _totalColumns = new(Split(line), isYuan);

    private void ReadTotals(ReadOnlySpan<byte> line, bool isMarked) => _totals.Add(isMarked
        ? ReadCells(_totalColumns!, line, isMarked, _line)
        : throw WeChatPayBillException.Create(_line, 0, "it stands behind the names of the totals, and does not begin with a backtick"));

    private static BillCells ReadCells(BillColumns columns, ReadOnlySpan<byte> line, bool isMarked, long number)
    {
        if (isMarked && BillCells.TryMarked(columns, number, line) is { } cells)
            return cells;
        // In some bills a value lacks its backtick. Where no value has a comma, the commas alone separate.
        var values = Split(line, number);
        return BillCells.TryUnmarked(columns, number, values) ?? throw RefuseCount(columns, isMarked ? BillLine.Count(line) : values.Count, number);
    }

    private static WeChatPayBillException RefuseCount(BillColumns columns, int count, long number) => WeChatPayBillException.Create(
        number,
        Math.Min(count, columns.Names.Count) + 1,
        FormattableString.Invariant($"it has {count} values, and the bill has {columns.Names.Count} columns"));

    private List<string> Split(ReadOnlySpan<byte> line) => Split(line, _line);

    private static List<string> Split(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            return BillLine.SplitByCommas(line);
        }
        catch (DecoderFallbackException)
        {
            throw WeChatPayBillException.Create(number, 0, "it is not UTF-8");
        }
    }
}
