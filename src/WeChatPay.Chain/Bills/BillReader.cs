using System.Runtime.CompilerServices;

namespace WeChatPay.Bills;

/// <summary>Reads the rows of a file, plain or gzipped.</summary>
internal static class BillReader
{
    /// <summary>Reads the rows.</summary>
    /// <param name="file">The file, which is left open.</param>
    /// <param name="kind">What the rows become.</param>
    /// <param name="options">Whether totals are checked, and who receives them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="WeChatPayBillException">The file is not a whole bill.</exception>
    public static async IAsyncEnumerable<TRow> ReadAsync<TRow>(
        Stream file, BillForm<TRow> kind, BillOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var unpacked = new UnpackedBill(file);
        var lines = new BillLines(unpacked);
        var parser = new BillParser<TRow>(kind.Create, kind.IsYuan, options.ChecksTotals, options.Totals);
        do
        {
            while (TryGive(lines, parser))
            {
                while (parser.TryTake(out var row))
                    yield return row!;
            }
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (await lines.FillAsync(cancellationToken).ConfigureAwait(false));
        parser.Finish();
        while (parser.TryTake(out var row))
            yield return row!;
    }

    private static bool TryGive<TRow>(BillLines lines, BillParser<TRow> parser)
    {
        if (!lines.TryRead(out var line))
            return false;
        parser.Give(line);
        return true;
    }
}
