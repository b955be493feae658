using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>关闭订单: closes an order that nobody has paid.</summary>
internal sealed class CloseOrder(TradeBook book) : IXmlEndpoint
{
    public string Path => "/pay/closeorder";

    public XmlResult Answer(XmlFields request)
    {
        var form = new XmlForm(request);
        form.Text("appid");
        var outTradeNo = form.Text("out_trade_no");
        return form.Refusal ?? book.Change<XmlResult>(outTradeNo, trade => trade switch
        {
            null => (null, XmlResult.Error("ORDERNOTEXIST", $"There is no order with the out_trade_no \"{outTradeNo}\"")),
            { TransactionId: not null } => (null, TradeConflict.Paid(trade)),
            { IsClosed: true } => (null, TradeConflict.Closed(trade)),
            _ => (trade with { IsClosed = true }, XmlResult.Success(("result_msg", "OK"))),
        });
    }
}
