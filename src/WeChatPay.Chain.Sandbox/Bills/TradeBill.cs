using System.Globalization;
using System.Text;

namespace WeChatPay.Sandbox.Bills;

/// <summary>交易账单: the payments and refunds of a day.</summary>
internal static class TradeBill
{
    private const string Header =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
        + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n";

    private const string Summary = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";

    public static string Write(DateOnly date, string billType, string mchid)
    {
        var entries = BillDay.Of(date).Where(entry => Holds(billType, entry)).ToArray();
        var text = new StringBuilder(Header);
        foreach (var entry in entries)
            text.Append(Line(entry, mchid));
        var paid = BillDay.Yuan(entries.Where(static entry => !entry.IsRefund).Sum(static entry => entry.Amount));
        var refunded = BillDay.Yuan(entries.Where(static entry => entry.IsRefund).Sum(static entry => entry.Amount));
        var fees = BillDay.Yuan(entries.Sum(static entry => entry.Fee));
        text.Append(Summary).Append(BillDay.Line($"{entries.Length}", paid, refunded, "0.00", fees, paid, refunded));
        return text.ToString();
    }

    private static bool Holds(string billType, BillEntry entry) => billType switch
    {
        "SUCCESS" or "SUC_SPECIAL" => !entry.IsRefund,
        "REFUND" or "REF_SPECIAL" => entry.IsRefund,
        "RECHARGE_REFUND" => false,
        _ => true,
    };

    private static string Line(BillEntry entry, string mchid)
    {
        var amount = BillDay.Yuan(entry.Amount);
        var (paid, refunded) = entry.IsRefund ? ("0.00", amount) : (amount, "0.00");
        return BillDay.Line(
            entry.Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            "wxd678efh567hg6787",
            mchid,
            "0",
            "",
            entry.IsRefund ? $"42{entry.Number[2..]}" : entry.Number,
            entry.OutTradeNo,
            entry.Openid,
            "JSAPI",
            entry.IsRefund ? "REFUND" : "SUCCESS",
            "OTHERS",
            "CNY",
            paid,
            "0.00",
            entry.IsRefund ? entry.Number : "0",
            entry.IsRefund ? $"R{entry.OutTradeNo}" : "0",
            refunded,
            "0.00",
            entry.IsRefund ? "ORIGINAL" : "",
            entry.IsRefund ? "SUCCESS" : "",
            "沙箱商品",
            "",
            BillDay.Yuan(entry.Fee),
            "0.60%",
            paid,
            refunded,
            "");
    }
}
