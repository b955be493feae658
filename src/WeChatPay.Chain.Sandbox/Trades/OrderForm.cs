using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Reads what every order of APIv2 says, however it is paid.</summary>
internal static class OrderForm
{
    public static (string OutTradeNo, int TotalFee) Read(XmlForm form)
    {
        form.Text("appid");
        form.Text("body");
        var outTradeNo = form.Number("out_trade_no", 32);
        var totalFee = form.Fen("total_fee");
        form.Text("spbill_create_ip");
        return (outTradeNo, totalFee);
    }
}
