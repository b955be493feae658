using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Bills;

/// <summary>交易账单: writes the payments and refunds of a day. Amounts are in yuan.</summary>
internal static class TradeBillCsv
{
    private static readonly string[] Summary = ["总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额"];

    private static readonly Column[] Columns =
    [
        new("交易时间", static (row, _) => ChinaTime.Readable(row.At)),
        new("公众账号ID", static (row, _) => row.Appid),
        new("商户号", static (_, mchid) => mchid),
        new("特约商户号", static (row, _) => row.SubMchid is { Length: > 0 } sub ? sub : "0"),
        new("设备号", static (row, _) => row.DeviceInfo),
        new("微信订单号", static (row, _) => row.TransactionId),
        new("商户订单号", static (row, _) => row.OutTradeNo),
        new("用户标识", static (row, _) => row.Openid),
        new("交易类型", static (row, _) => row.TradeType),
        new("交易状态", static (row, _) => row.IsRefund ? "REFUND" : "SUCCESS"),
        new("付款银行", static (_, _) => "OTHERS"),
        new("货币种类", static (_, _) => "CNY"),
        new("应结订单金额", static (row, _) => BillText.Yuan(row.Paid)),
        new("代金券金额", static (_, _) => BillText.Yuan(0)),
        new("退款申请时间", static (row, _) => ChinaTime.Readable(row.At), OfRefundsAlone: true),
        new("退款成功时间", static (row, _) => ChinaTime.Readable(row.At), OfRefundsAlone: true),
        new("微信退款单号", static (row, _) => row.RefundId ?? "0", OfRefunds: true),
        new("商户退款单号", static (row, _) => row.OutRefundNo ?? "0", OfRefunds: true),
        new("退款金额", static (row, _) => BillText.Yuan(row.Refunded), OfRefunds: true),
        new("充值券退款金额", static (_, _) => BillText.Yuan(0), OfRefunds: true),
        new("退款类型", static (row, _) => row.IsRefund ? "ORIGINAL" : "", OfRefunds: true),
        new("退款状态", static (row, _) => row.IsRefund ? "SUCCESS" : "", OfRefunds: true),
        new("商品名称", static (row, _) => row.Description),
        new("商户数据包", static (row, _) => row.Attach),
        new("手续费", static (row, _) => BillText.Fee(row.Fee)),
        new("费率", static (row, _) => row.Rate),
        new("订单金额", static (row, _) => BillText.Yuan(row.Paid)),
        new("申请退款金额", static (row, _) => BillText.Yuan(row.Refunded), OfRefunds: true),
        new("费率备注", static (_, _) => ""),
    ];

    /// <summary>Writes a bill of APIv3: the type chooses the rows, and every bill has every column.</summary>
    public static string Write(IReadOnlyCollection<BillEntry> rows, string billType, string mchid) =>
        Write([.. rows.Where(row => Holds(billType, row))], BillContents.All, mchid);

    /// <summary>Writes a bill of APIv2: the contents choose the columns.</summary>
    public static string Write(IReadOnlyCollection<BillEntry> rows, BillContents contents, string mchid)
    {
        Column[] columns = [.. Columns.Where(column => column.IsIn(contents))];
        var paid = BillText.Yuan(rows.Sum(static row => row.Paid));
        var refunded = BillText.Yuan(rows.Sum(static row => row.Refunded));
        return BillText.Write(
            columns.Select(static column => column.Name),
            rows.Select(row => columns.Select(column => column.Value(row, mchid))),
            Summary,
            [$"{rows.Count}", paid, refunded, BillText.Yuan(0), BillText.Fee(rows.Sum(static row => row.Fee)), paid, refunded]);
    }

    private static bool Holds(string billType, BillEntry row) => billType switch
    {
        "SUCCESS" or "SUC_SPECIAL" => !row.IsRefund,
        "REFUND" or "REF_SPECIAL" => row.IsRefund,
        "RECHARGE_REFUND" => false,
        _ => true,
    };

    /// <summary>A column.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Makes its value from a row and the merchant's number.</param>
    /// <param name="OfRefunds">Whether a bill of payments alone lacks it.</param>
    /// <param name="OfRefundsAlone">Whether only a bill of refunds alone has it.</param>
    private sealed record Column(string Name, Func<BillEntry, string, string> Value, bool OfRefunds = false, bool OfRefundsAlone = false)
    {
        public bool IsIn(BillContents contents) => OfRefundsAlone ? contents == BillContents.Refunds : !OfRefunds || contents.HasFlag(BillContents.Refunds);
    }
}
