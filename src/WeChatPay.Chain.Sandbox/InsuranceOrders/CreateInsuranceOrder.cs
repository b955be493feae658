using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>创建保险订单: creates an insurance order. The same number with the same data gets the same answer, as often as it is asked.</summary>
internal sealed class CreateInsuranceOrder(InsuranceOrderBook book) : IEndpoint
{
    public string Method => "POST";

    public string PathTemplate => "/v3/hire-power-bank/insurance-orders";

    public ValueTask<Answer> AnswerAsync(EndpointRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Create(request));

    private Answer Create(EndpointRequest request)
    {
        if (JsonBody.Read(request.Arrived.Bytes, out Answer? refusal) is not { } body)
            return refusal!;

        var outOrderNo = body.Text("out_order_no");
        var openid = body.Text("openid");
        var notifyUrl = body.Url("notify_url");
        var serviceId = body.Text("service_id");
        if (body.Refusal is not null)
            return body.Refusal;

        var asked = new InsuranceOrderRequest(outOrderNo, openid, notifyUrl, serviceId);
        InsuranceOrder order = book.GetOrCreate(asked);
        return order.Request == asked
            ? Answer.Json(200, order.ToJson())
            : ApiError.Of(
                400,
                "INVALID_REQUEST",
                $"The out_order_no \"{outOrderNo}\" was used before, with other data. "
                + "Send the same data to repeat the call, or take a new number. Nothing was done.");
    }
}
