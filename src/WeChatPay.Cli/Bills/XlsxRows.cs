using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace WeChatPay.Cli.Bills;

/// <summary>Writes rows as a workbook of Excel. Amounts are numbers, all else is text, so that an order number keeps its digits.</summary>
internal sealed class XlsxRows : IRowOutput
{
    // Excel's own limit, the line of names included.
    private const int LongestSheet = 1_048_576;

    // A number of Excel has fifteen digits.
    private const int LongestNumber = 16;

    private readonly Spreadsheet _book;
    private readonly int _longest;
    private readonly StyleId _heading;
    private readonly StyleId _amount;
    private StyledCell[] _cells = [];
    private bool[] _isAmount = [];
    private int _sheets;

    private XlsxRows(Spreadsheet book, int longest)
    {
        (_book, _longest) = (book, longest);
        _heading = book.AddStyle(new Style { Font = { Bold = true } });
        // Fees have up to five decimal places.
        _amount = book.AddStyle(new Style { Format = NumberFormat.Custom("0.00###") });
    }

    /// <summary>Begins a workbook.</summary>
    /// <param name="file">Takes its bytes, and is left open.</param>
    /// <param name="longest">The number of lines of a sheet. The rest is on further ones.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<XlsxRows> CreateAsync(Stream file, int longest = LongestSheet, CancellationToken cancellationToken = default) =>
        new(await Spreadsheet.CreateNewAsync(file, new SpreadCheetahOptions { PreserveStringWhitespace = true }, cancellationToken), longest);

    public async ValueTask WriteAsync(BillRow row, CancellationToken cancellationToken)
    {
        if (_sheets == 0 || _book.NextRowNumber > _longest)
            await StartSheetAsync(row, cancellationToken);
        var values = row.Values;
        for (var at = 0; at < _cells.Length; at++)
            _cells[at] = _isAmount[at] && TryRead(values[at], out var amount) ? new(amount, _amount) : new(WithoutForbidden(values[at]), null);
        await _book.AddRowAsync(_cells, cancellationToken);
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (_sheets == 0)
            await StartSheetAsync(row: null, cancellationToken);
        await _book.FinishAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task StartSheetAsync(BillRow? row, CancellationToken cancellationToken)
    {
        _sheets++;
        var name = _sheets == 1 ? "bill" : string.Create(CultureInfo.InvariantCulture, $"bill {_sheets}");
        await _book.StartWorksheetAsync(name, new WorksheetOptions { FrozenRows = row is null ? null : 1, DefaultColumnWidth = 20 }, cancellationToken);
        if (row is null)
            return;
        _isAmount = [.. row.Names.Select(row.IsYuan)];
        _cells = [.. row.Names.Select(heading => new StyledCell(WithoutForbidden(heading), _heading))];
        await _book.AddRowAsync(_cells, cancellationToken);
    }

    private static bool TryRead(string value, out decimal amount)
    {
        const NumberStyles yuan = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(value, yuan, CultureInfo.InvariantCulture, out amount) && value.Length <= LongestNumber;
    }

    // XML has neither; the writer of the workbook leaves out the control characters.
    private static string WithoutForbidden(string value) => value.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0
        ? value
        : value.Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal);
}
