using System.Text;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>Where the rows of a bill go, in which form, and whether they are added up.</summary>
/// <param name="output">The standard output.</param>
/// <param name="error">Takes what is said beside the rows.</param>
internal sealed class BillOutput(TextWriter output, TextWriter error)
{
    /// <summary>Gets whether the rows are written as CSV.</summary>
    public bool IsCsv { get; init; }

    /// <summary>Gets whether the rows are written as JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Gets the path of the workbook; null for none.</summary>
    public string? Xlsx { get; init; }

    /// <summary>Gets the path of the file of the rows; null for the standard output.</summary>
    public string? File { get; init; }

    /// <summary>Gets whether the rows are added up.</summary>
    public bool HasSums { get; init; }

    private bool HasForm => IsCsv || IsJson || Xlsx is not null;

    /// <exception cref="MisuseException">The options do not go together.</exception>
    public void Check()
    {
        if ((IsCsv ? 1 : 0) + (IsJson ? 1 : 0) + (Xlsx is null ? 0 : 1) > 1)
            throw new MisuseException(Message.Of("--csv, --json and --xlsx are forms of one output. Give one of them. Nothing was sent."));
        if (File is not null && !IsCsv && !IsJson)
            throw new MisuseException(Message.Of("--output is the file for --csv or --json. Add one of them; --xlsx names its own file. Nothing was sent."));
    }

    /// <summary>Writes the rows of a bill.</summary>
    /// <param name="read">Gives the rows.</param>
    /// <param name="cancellationToken">Stops it. A file is then as it was before.</param>
    public async Task WriteAsync(Func<BillOptions, IAsyncEnumerable<BillRow>> read, CancellationToken cancellationToken)
    {
        var totals = new List<BillRow>();
        var sums = HasSums ? new RowSums() : null;
        await using var file = Xlsx is not null ? PendingFile.Create(Xlsx, "--xlsx") : File is not null ? PendingFile.Create(File, "--output") : null;
        await using var rows = await CreateRowsAsync(file, cancellationToken);
        var count = 0L;
        await foreach (var row in read(new BillOptions { Totals = totals.Add }).WithCancellation(cancellationToken))
        {
            count++;
            sums?.Add(row);
            if (rows is not null)
                await rows.WriteAsync(row, cancellationToken);
        }
        if (rows is not null)
            await rows.FinishAsync(cancellationToken);
        if (file is not null)
            await file.CommitAsync();
        if (file is not null)
            await error.WriteLineAsync(Message.Format($"{count} rows are in {file.Path}."));
        else if (count == 0)
            await error.WriteLineAsync(Message.Of("The bill has no rows."));
        // The standard output has either rows or sums, so that a program can read the rows.
        if (sums is not null)
            await new SumsScreen(rows is not null && file is null ? error : output).ShowAsync(sums, totals);
    }

    private async Task<IRowOutput?> CreateRowsAsync(PendingFile? file, CancellationToken cancellationToken)
    {
        if (Xlsx is not null)
            return await XlsxRows.CreateAsync(file!.Stream, cancellationToken: cancellationToken);
        if (HasSums && !HasForm)
            return null;
        var text = file is null ? output : new StreamWriter(file.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        var isTerminal = file is null && Screen.IsTerminal(output);
        return IsJson ? new JsonRows(text) : IsCsv ? new CsvRows(text, isTerminal) : new TableRows(text, isTerminal);
    }
}
