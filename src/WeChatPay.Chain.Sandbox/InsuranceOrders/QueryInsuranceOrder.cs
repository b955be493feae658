using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>查询保险订单详情: shows an insurance order.</summary>
internal sealed class QueryInsuranceOrder(InsuranceOrderBook book) : IEndpoint
{
    public string Method => "GET";

    public string PathTemplate => "/v3/hire-power-bank/insurance-orders/{out_order_no}";

    public ValueTask<Answer> AnswerAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        var outOrderNo = request.PathValues["out_order_no"];
        return ValueTask.FromResult(book.Find(outOrderNo) is { } order
            ? Answer.Json(200, order.ToJson())
            : ApiError.Of(404, "NOT_FOUND", $"There is no insurance order with the out_order_no \"{outOrderNo}\"."));
    }
}
