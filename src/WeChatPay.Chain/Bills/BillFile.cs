using WeChatPay.Bills;

namespace WeChatPay;

/// <summary>Reads a bill that is a file already: plain or gzipped, in pieces.</summary>
/// <remarks>Thread-safe. Nothing proves such a file but its line of totals: compare its digest yourself, or let <see cref="WeChatPayClient.Bills"/> download
/// it.</remarks>
public static class BillFile
{
    /// <summary>Reads the rows of any bill by the names of its columns.</summary>
    /// <param name="file">The file, which is left open.</param>
    /// <param name="options">Whether totals are compared, and who receives them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="WeChatPayBillException">The file is not a whole bill. The enumeration throws it.</exception>
    public static IAsyncEnumerable<BillRow> RowsAsync(Stream file, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(file, BillForms.Any, options, cancellationToken);

    /// <summary>Reads the rows of a bill of trades.</summary>
    /// <inheritdoc cref="RowsAsync"/>
    public static IAsyncEnumerable<TradeBillRow> TradeAsync(Stream file, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(file, BillForms.Trade, options, cancellationToken);

    /// <summary>Reads the rows of a bill of funds.</summary>
    /// <inheritdoc cref="RowsAsync"/>
    public static IAsyncEnumerable<FundFlowRow> FundFlowAsync(Stream file, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(file, BillForms.FundFlow, options, cancellationToken);

    private static IAsyncEnumerable<TRow> ReadAsync<TRow>(Stream file, BillForm<TRow> form, BillOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return BillReader.ReadAsync(file, form, options ?? new(), cancellationToken);
    }
}
