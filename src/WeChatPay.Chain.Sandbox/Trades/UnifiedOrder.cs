using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>统一下单: places an order that the payer pays later.</summary>
internal sealed class UnifiedOrder(TradeBook book) : IXmlEndpoint
{
    public string Path => "/pay/unifiedorder";

    public XmlResult Answer(XmlFields request)
    {
        var form = new XmlForm(request);
        (var outTradeNo, var totalFee) = OrderForm.Read(form);
        form.Text("notify_url", HttpUrl.IsAbsolute, "an absolute URL over http or https such as https://example.com/notify");
        var tradeType = form.Text("trade_type", static text => text is "JSAPI" or "NATIVE" or "APP" or "MWEB", "one of JSAPI, NATIVE, APP and MWEB");
        if (tradeType == "JSAPI")
            form.Text("openid");
        return form.Refusal ?? book.Change(outTradeNo, trade => Place(trade, new Trade(outTradeNo, totalFee, tradeType, request)));
    }

    private static (Trade? Next, XmlResult Answer) Place(Trade? before, Trade order)
    {
        if (before is not null)
            return (null, TradeConflict.Of(before, order) ?? Placed(before));

        Trade placed = order with { PrepayId = RandomNames.PrepayId() };
        return (placed, Placed(placed));
    }

    private static XmlResult Placed(Trade trade) => XmlResult.Success(
        ("trade_type", trade.TradeType),
        ("prepay_id", trade.PrepayId),
        ("code_url", trade.TradeType == "NATIVE" ? $"weixin://wxpay/bizpayurl?pr={trade.PrepayId}&sr=1" : null),
        ("mweb_url", trade.TradeType == "MWEB" ? $"https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id={trade.PrepayId}&package=1" : null));
}
