using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>Writes rows as CSV, with the names of the columns first.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="isTerminal">Whether the output is a terminal: then all text is escaped.</param>
internal sealed class CsvRows(TextWriter output, bool isTerminal) : IRowOutput
{
    private bool _hasNames;

    public async ValueTask WriteAsync(BillRow row, CancellationToken cancellationToken)
    {
        if (!_hasNames)
            await WriteAsync(row.Names, cancellationToken);
        _hasNames = true;
        await WriteAsync(row.Values, cancellationToken);
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task WriteAsync(IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var line = CsvText.WriteLine(values);
        return output.WriteAsync((isTerminal ? TerminalText.Escape(line) : line).AsMemory(), cancellationToken);
    }
}
