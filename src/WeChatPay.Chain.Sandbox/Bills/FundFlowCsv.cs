using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Bills;

/// <summary>资金账单: writes what went into and out of an account on a day.</summary>
internal static class FundFlowCsv
{
    private const long FirstBalance = 1_000_000;

    private static readonly string[] Names =
        ["记账时间", "微信支付业务单号", "资金流水单号", "业务名称", "业务类型", "收支类型", "收支金额（元）", "账户结余（元）", "资金变更提交申请人", "备注", "业务凭证号"];

    private static readonly string[] Summary = ["资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额"];

    /// <summary>Writes a bill. Payments and refunds touch the basic account alone.</summary>
    public static string Write(IReadOnlyCollection<BillEntry> rows, string accountType, string mchid)
    {
        BillEntry[] entries = accountType == "BASIC" ? [.. rows] : [];
        var refunds = entries.Count(static row => row.IsRefund);
        return BillText.Write(
            Names,
            ListLines(entries, mchid),
            Summary,
            [$"{entries.Length}", $"{entries.Length - refunds}", BillText.Yuan(entries.Sum(static row => row.Paid)), $"{refunds}",
                BillText.Yuan(entries.Sum(static row => row.Refunded))]);
    }

    private static IEnumerable<string[]> ListLines(BillEntry[] rows, string mchid)
    {
        var balance = FirstBalance;
        foreach (var row in rows)
        {
            balance += row.Paid - row.Refunded;
            var number = row.RefundId ?? row.TransactionId;
            var business = row.IsRefund ? "退款" : "交易";
            yield return
            [
                ChinaTime.Readable(row.At),
                number,
                $"1{number[1..]}",
                business,
                business,
                row.IsRefund ? "支出" : "收入",
                BillText.Yuan(row.Amount),
                BillText.Yuan(balance),
                $"{mchid}API",
                row.IsRefund ? "退款总金额" : "结算总金额",
                row.OutRefundNo ?? row.OutTradeNo,
            ];
        }
    }
}
