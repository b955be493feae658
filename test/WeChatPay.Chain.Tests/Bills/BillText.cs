using System.Text;

namespace WeChatPay.Tests.Bills;

/// <summary>Writes bills as WeChat Pay does.</summary>
internal static class BillText
{
    public const string TradeNames = "交易时间,公众账号ID,商户号,特约商户号,微信订单号,商户订单号,交易状态,应结订单金额,微信退款单号,商户退款单号,退款金额,商品名称,手续费,订单金额";
    public const string TradeTotals = "总交易单数,应结订单总金额,退款总金额,手续费总金额,订单总金额";

    public static string Payment(string no, string yuan, string description = "茶", string fee = "0.00000") =>
        $"`2026-01-31 09:30:00,`wx1,`1900000001,`0,`42{no},`{no},`SUCCESS,`{yuan},`0,`0,`0.00,`{description},`{fee},`{yuan}";

    public static string Refund(string no, string yuan) =>
        $"`2026-01-31 10:30:00,`wx1,`1900000001,`0,`42{no},`{no},`REFUND,`0.00,`50{no},`R{no},`{yuan},`茶,`-0.01000,`0.00";

    public static string Totals(int count, string settled, string refunded, string fee, string total) => $"`{count},`{settled},`{refunded},`{fee},`{total}";

    public static string Join(params string[] lines) => string.Join("\r\n", lines) + "\r\n";

    public static Stream Open(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }
}
