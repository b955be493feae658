using System.Globalization;
using System.Text;

namespace WeChatPay.Sandbox.Bills;

/// <summary>资金账单: what went into and out of an account on a day.</summary>
internal static class FundFlowBill
{
    private const string Header = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号\r\n";

    private const string Summary = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n";

    private const long FirstBalance = 1_000_000;

    public static string Write(DateOnly date, string accountType, string mchid)
    {
        // What a bill of another account holds is what happened there: with payments, the basic account alone.
        var entries = accountType == "BASIC" ? BillDay.Of(date) : [];
        var text = new StringBuilder(Header);
        var balance = FirstBalance;
        foreach (var entry in entries)
            text.Append(Line(entry, mchid, balance += entry.IsRefund ? -entry.Amount : entry.Amount));
        var income = entries.Where(static entry => !entry.IsRefund).ToArray();
        var expense = entries.Where(static entry => entry.IsRefund).ToArray();
        text.Append(Summary).Append(BillDay.Line($"{entries.Count}", $"{income.Length}", Sum(income), $"{expense.Length}", Sum(expense)));
        return text.ToString();
    }

    private static string Sum(IEnumerable<BillEntry> entries) => BillDay.Yuan(entries.Sum(static entry => entry.Amount));

    private static string Line(BillEntry entry, string mchid, long balance) => BillDay.Line(
        entry.Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        entry.Number,
        $"1{entry.Number[1..]}",
        entry.IsRefund ? "退款" : "交易",
        entry.IsRefund ? "退款" : "交易",
        entry.IsRefund ? "支出" : "收入",
        BillDay.Yuan(entry.Amount),
        BillDay.Yuan(balance),
        $"{mchid}API",
        entry.IsRefund ? "退款总金额" : "结算总金额",
        entry.IsRefund ? $"R{entry.OutTradeNo}" : entry.OutTradeNo);
}
