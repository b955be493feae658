using System.Globalization;
using System.Text;
using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Writes a bill: a line of names, a line for each row with a back-tick before every value, and two lines that sum up. Amounts are in yuan.</summary>
internal static class TradeBill
{
    /// <summary>A column.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">What is in it, of a row and the merchant's number.</param>
    /// <param name="OfRefunds">Whether a bill of payments alone lacks it.</param>
    /// <param name="OfRefundsAlone">Whether only a bill of refunds alone has it.</param>
    private sealed record Column(string Name, Func<BillRow, string, string> Value, bool OfRefunds = false, bool OfRefundsAlone = false)
    {
        public bool IsIn(BillKind kind) => OfRefundsAlone ? kind == BillKind.Refund : !OfRefunds || kind.HasFlag(BillKind.Refund);
    }

    private static readonly Column[] Columns =
    [
        new("交易时间", static (row, _) => ChinaTime.Readable(row.At)),
        new("公众账号ID", static (row, _) => row.Trade.Request["appid"]),
        new("商户号", static (_, mchid) => mchid),
        new("特约商户号", static (row, _) => row.Trade.Request["sub_mch_id"] is { Length: > 0 } sub ? sub : "0"),
        new("设备号", static (row, _) => row.Trade.Request["device_info"]),
        new("微信订单号", static (row, _) => row.Trade.TransactionId!),
        new("商户订单号", static (row, _) => row.Trade.OutTradeNo),
        new("用户标识", static (row, _) => row.Trade.Openid),
        new("交易类型", static (row, _) => row.Trade.TradeType),
        new("交易状态", static (row, _) => row.Refund is null ? "SUCCESS" : "REFUND"),
        new("付款银行", static (_, _) => "OTHERS"),
        new("货币种类", static (_, _) => "CNY"),
        new("应结订单金额", static (row, _) => Yuan(Paid(row))),
        new("代金券金额", static (_, _) => Yuan(0)),
        new("退款申请时间", static (row, _) => ChinaTime.Readable(row.At), OfRefundsAlone: true),
        new("退款成功时间", static (row, _) => ChinaTime.Readable(row.At), OfRefundsAlone: true),
        new("微信退款单号", static (row, _) => row.Refund?.RefundId ?? "0", OfRefunds: true),
        new("商户退款单号", static (row, _) => row.Refund?.OutRefundNo ?? "0", OfRefunds: true),
        new("退款金额", static (row, _) => Yuan(Returned(row)), OfRefunds: true),
        new("充值券退款金额", static (_, _) => Yuan(0), OfRefunds: true),
        new("退款类型", static (row, _) => row.Refund is null ? "" : "ORIGINAL", OfRefunds: true),
        new("退款状态", static (row, _) => row.Refund is null ? "" : "SUCCESS", OfRefunds: true),
        new("商品名称", static (row, _) => row.Trade.Request["body"]),
        new("商户数据包", static (row, _) => row.Trade.Request["attach"]),
        new("手续费", static (_, _) => "0.00000"),
        new("费率", static (_, _) => "0.00%"),
        new("订单金额", static (row, _) => Yuan(Paid(row))),
        new("申请退款金额", static (row, _) => Yuan(Returned(row)), OfRefunds: true),
        new("费率备注", static (_, _) => ""),
    ];

    /// <summary>Reads a <c>bill_type</c>; left out it means <c>ALL</c>.</summary>
    public static bool TryRead(string billType, out BillKind kind)
    {
        (var known, kind) = billType switch
        {
            "" or "ALL" => (true, BillKind.All),
            "SUCCESS" => (true, BillKind.Success),
            "REFUND" => (true, BillKind.Refund),
            "RECHARGE_REFUND" => (true, BillKind.None),
            _ => (false, BillKind.None),
        };
        return known;
    }

    public static string Csv(IReadOnlyCollection<BillRow> rows, BillKind kind, string mchid)
    {
        Column[] columns = [.. Columns.Where(column => column.IsIn(kind))];
        var csv = new StringBuilder();
        Line(csv, columns.Select(static column => column.Name));
        foreach (BillRow row in rows)
            Line(csv, columns.Select(column => Cell(column.Value(row, mchid))));

        Line(csv, ["总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额"]);
        var paid = Yuan(rows.Sum(Paid));
        var returned = Yuan(rows.Sum(Returned));
        Line(csv, new[] { rows.Count.ToString(CultureInfo.InvariantCulture), paid, returned, Yuan(0), "0.00000", paid, returned }.Select(Cell));
        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells).Append("\r\n");

    // The back-tick keeps spreadsheets from reading numbers; a comma or a line break of the merchant's must not begin a new cell or row.
    private static string Cell(string value) => "`" + value.Replace(',', ' ').ReplaceLineEndings(" ");

    private static int Paid(BillRow row) => row.Refund is null ? row.Trade.TotalFee : 0;

    private static int Returned(BillRow row) => row.Refund?.Fee ?? 0;

    private static string Yuan(int fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
