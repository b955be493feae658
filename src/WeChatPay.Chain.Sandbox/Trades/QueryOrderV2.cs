using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>查询订单: shows an order.</summary>
internal sealed class QueryOrderV2(ResourceBook book) : IEndpointV2
{
    public string Path => "/pay/orderquery";

    public ResultV2 Respond(RequestFieldsV2 request)
    {
        var form = new FormV2(request);
        form.RequireText("appid");
        return OrdersV2.Find(book, form) is { } line && form.Refusal is null
            ? ResultV2.Success(
                [
                    .. OrdersV2.ListPayment(line),
                    ("out_trade_no", line.OutTradeNo),
                    ("attach", line.Attach),
                    ("trade_state", StateWords.FindTradeState(line.Order.Phase)),
                    ("trade_state_desc", StateWords.Describe(line.Order.Phase)),
                ])
            : form.Refusal!;
    }
}
