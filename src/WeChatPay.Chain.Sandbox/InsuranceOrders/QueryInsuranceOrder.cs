using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>查询保险订单详情: shows an insurance order.</summary>
internal sealed class QueryInsuranceOrder(ResourceBook book) : IEndpoint
{
    public string Method => "GET";

    public string PathTemplate => "/v3/hire-power-bank/insurance-orders/{out_order_no}";

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        var outOrderNo = request.PathValues[InsuranceOrder.NumberName];
        return ValueTask.FromResult(InsuranceOrder.Find(book, outOrderNo) is { } order
            ? SandboxResponse.FromJson(200, InsuranceOrder.ToJson(order))
            : ApiError.Create(404, "NOT_FOUND", $"There is no insurance order with the out_order_no `{outOrderNo}`."));
    }
}
