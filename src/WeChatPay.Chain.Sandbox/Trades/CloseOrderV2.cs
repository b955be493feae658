using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>关闭订单: closes an order that is not paid.</summary>
internal sealed class CloseOrderV2(ResourceBook book) : IEndpointV2
{
    public string Path => "/pay/closeorder";

    public ResultV2 Respond(RequestFieldsV2 request)
    {
        var form = new FormV2(request);
        form.RequireText("appid");
        var outTradeNo = form.RequireText("out_trade_no");
        return form.Refusal ?? (book.FindOrder(outTradeNo) is { } found
            ? book.Change(found, Close)
            : ResultV2.Error("ORDERNOTEXIST", $"There is no order with the out_trade_no `{outTradeNo}`"));
    }

    private (Resource Next, ResultV2 Response) Close(Resource order) => OrderConflictV2.FindEnd(order) is { } refusal
        ? (order, refusal)
        : (order with { Phase = Phase.Closed, ChangedAt = book.Now }, ResultV2.Success(("result_msg", "OK")));
}
