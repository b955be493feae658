using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>查询订单: shows an order of APIv2.</summary>
internal sealed class OrderQuery(TradeBook book) : IXmlEndpoint
{
    public string Path => "/pay/orderquery";

    public XmlResult Answer(XmlFields request)
    {
        var form = new XmlForm(request);
        form.Text("appid");
        return book.Find(form) is { } trade && form.Refusal is null
            ? XmlResult.Success(
                [
                    .. trade.Payment(),
                    ("out_trade_no", trade.OutTradeNo),
                    ("attach", trade.Request["attach"]),
                    ("trade_state", trade.State),
                    ("trade_state_desc", Describe(trade.State)),
                ])
            : form.Refusal!;
    }

    private static string Describe(string state) => state switch
    {
        "SUCCESS" => "支付成功",
        "REFUND" => "转入退款",
        "CLOSED" => "订单已关闭",
        _ => "订单未支付",
    };
}
