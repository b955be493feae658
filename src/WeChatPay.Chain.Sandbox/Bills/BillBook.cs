using System.Text;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Makes the bills of both protocols out of the orders of this sandbox.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class BillBook(ResourceBook book, string mchid)
{
    /// <summary>Writes the plain file of a bill of APIv3, in UTF-8. A day without a trade has sample rows, so that a fresh sandbox has a bill to
    /// download.</summary>
    public byte[] WritePlain(BillKind kind, string variant, DateOnly date)
    {
        var rows = ListRows(date, BillContents.All);
        return Encoding.UTF8.GetBytes(kind.Write(rows.Length == 0 ? SampleBillDay.ListRows(date) : rows, variant, mchid));
    }

    /// <summary>Writes the plain file of a bill of APIv2, in UTF-8.</summary>
    /// <returns>Null for a day without such a trade.</returns>
    public byte[]? WritePlainV2(DateOnly date, BillContents contents) =>
        ListRows(date, contents) is { Length: > 0 } rows ? Encoding.UTF8.GetBytes(TradeBillCsv.Write(rows, contents, mchid)) : null;

    // A day of China. Refunds are listed on their own day.
    private BillEntry[] ListRows(DateOnly date, BillContents contents) =>
    [
        .. book.ListOrders().Where(static order => order.PaidAt is not null).SelectMany(OrderLine.List).SelectMany(line => ListRows(line, contents))
            .Where(row => ChinaTime.DayOf(row.At) == date).OrderBy(static row => row.At),
    ];

    private static IEnumerable<BillEntry> ListRows(OrderLine line, BillContents contents)
    {
        var payment = new BillEntry(line.Order.PaidAt!.Value, line.Order.TransactionId, line.OutTradeNo, line.Total)
        {
            Appid = line.Appid,
            SubMchid = line.SubMchid,
            DeviceInfo = line.DeviceInfo,
            Openid = line.Openid,
            TradeType = line.TradeType,
            Description = line.Description,
            Attach = line.Attach,
        };
        if (contents.HasFlag(BillContents.Payments))
            yield return payment;
        if (!contents.HasFlag(BillContents.Refunds))
            yield break;
        foreach (var refund in line.Refunds)
            yield return payment with { At = refund.At, Amount = refund.Fen, RefundId = refund.RefundId, OutRefundNo = refund.OutRefundNo };
    }
}
