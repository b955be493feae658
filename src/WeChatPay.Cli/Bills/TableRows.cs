using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>Writes rows for a reader: the columns that say what happened, below one another.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="isTerminal">Whether the output is a terminal: then all text is escaped.</param>
internal sealed class TableRows(TextWriter output, bool isTerminal) : IRowOutput
{
    // The widths of the columns are those of the first rows; the rows behind them are not kept.
    private const int Measured = 200;

    private static readonly string[] OfTrades = ["交易时间", "交易状态", "商户订单号", "商户退款单号", "微信订单号", "订单金额", "总金额", "退款金额", "手续费", "商品名称"];

    private static readonly string[] OfFunds = ["记账时间", "业务类型", "收支类型", "收支金额(元)", "账户结余(元)", "业务凭证号", "微信支付业务单号", "备注"];

    private readonly List<string[]> _first = [];
    private string[]? _names;
    private bool[] _isAmount = [];
    private int[]? _widths;

    public async ValueTask WriteAsync(BillRow row, CancellationToken cancellationToken)
    {
        if (_names is null)
        {
            _names = ChooseNames(row);
            _isAmount = [.. _names.Select(row.IsYuan)];
            _first.Add(_names);
        }
        string[] values = [.. _names.Select(name => row.TryGet(name, out var value) ? Show(value!) : "")];
        if (_widths is not null)
            await WriteAsync(values, cancellationToken);
        else
            _first.Add(values);
        if (_first.Count > Measured)
            await WriteFirstAsync(cancellationToken);
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        await WriteFirstAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string[] ChooseNames(BillRow row)
    {
        var known = row.TryGet(OfTrades[0], out _) ? OfTrades : row.TryGet(OfFunds[0], out _) ? OfFunds : [];
        return known.Length > 0 ? [.. known.Where(name => row.TryGet(name, out _))] : [.. row.Names.Distinct(StringComparer.Ordinal)];
    }

    private string Show(string value) => isTerminal ? TerminalText.Escape(value) : value;

    private async Task WriteFirstAsync(CancellationToken cancellationToken)
    {
        _widths ??= [.. Enumerable.Range(0, _isAmount.Length).Select(at => _first.Max(values => TextColumns.Count(values[at])))];
        foreach (var values in _first)
            await WriteAsync(values, cancellationToken);
        _first.Clear();
    }

    private Task WriteAsync(string[] values, CancellationToken cancellationToken) =>
        output.WriteLineAsync(AlignedText.Join(values, _widths!, _isAmount).AsMemory(), cancellationToken);
}
