using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>统一下单: places an order that the payer pays later.</summary>
internal sealed class UnifiedOrderV2(ResourceBook book, CashierLink cashier) : IEndpointV2
{
    public string Path => "/pay/unifiedorder";

    public ResultV2 Respond(RequestFieldsV2 request)
    {
        var form = new FormV2(request);
        var (outTradeNo, totalFee) = OrderFormV2.Read(form);
        form.RequireText("notify_url", HttpUrl.IsAbsolute, "an absolute URL over http or https such as https://example.com/notify");
        var tradeType = form.RequireText("trade_type", static text => text is "JSAPI" or "NATIVE" or "APP" or "MWEB", "one of JSAPI, NATIVE, APP and MWEB");
        if (tradeType == "JSAPI")
            form.RequireText("openid");
        return form.Refusal ?? book.Change(() => Place(OrderFormV2.MakeOrder(ResourceKinds.UnifiedOrderV2, outTradeNo, totalFee, tradeType, request,
            book.Now)));
    }

    private ResultV2 Place(Resource order) => book.FindOrder(order.Number) is { } before
        ? OrderConflictV2.Find(before, order) ?? Show(before)
        : Show(book.Add(order with { PrepayIdV2 = RandomNames.PrepayId() }));

    private ResultV2 Show(Resource order)
    {
        var tradeType = OrderLine.Find(order, order.Number).TradeType;
        return ResultV2.Success(
            ("trade_type", tradeType),
            ("prepay_id", order.PrepayIdV2),
            ("code_url", tradeType == "NATIVE" ? $"weixin://wxpay/bizpayurl?pr={order.CashierToken}&sr=1" : null),
            ("mweb_url", tradeType == "MWEB" ? cashier.Of(order) : null));
    }
}
