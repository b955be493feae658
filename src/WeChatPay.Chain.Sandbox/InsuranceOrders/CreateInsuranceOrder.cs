using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>创建保险订单: creates an insurance order. The same number with the same data gets the same response, as often as it is sent.</summary>
internal sealed class CreateInsuranceOrder(ResourceBook book) : IEndpoint
{
    public string Method => "POST";

    public string PathTemplate => "/v3/hire-power-bank/insurance-orders";

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Create(request));

    private SandboxResponse Create(EndpointRequest request)
    {
        if (JsonBody.Parse(request.Arrived.Bytes, out var refusal) is not { } body)
            return refusal!;

        var sent = new JObject
        {
            [InsuranceOrder.NumberName] = body.RequireText(InsuranceOrder.NumberName),
            ["openid"] = body.RequireText("openid"),
            ["notify_url"] = body.RequireUrl("notify_url"),
            ["service_id"] = body.RequireText("service_id"),
        };
        if (body.Refusal is not null)
            return body.Refusal;

        var order = book.Add(InsuranceOrder.Make(sent, book.Now));
        return JToken.DeepEquals(order.Sent, sent)
            ? SandboxResponse.FromJson(200, InsuranceOrder.ToJson(order))
            : ApiError.Create(
                400,
                "INVALID_REQUEST",
                $"The out_order_no `{order.Number}` was used before, with other data. "
                + "Send the same data to repeat the call, or use a new number. Nothing was done.");
    }
}
