using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>An insurance for a power bank that is returned after the night.</summary>
internal sealed class InsuranceOrder(InsuranceOrderRequest request, DateTimeOffset now)
{
    // The documentation leaves length and number open; these are the sandbox's own.
    private static readonly TimeSpan Length = TimeSpan.FromDays(1);
    private const int MaxClaimCount = 1;

    private readonly string _orderId = RandomNames.OrderId();

    public InsuranceOrderRequest Request { get; } = request;

    /// <summary>Writes the fields in the order in which they are documented.</summary>
    /// <remarks>See https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/create-insurance-order.html</remarks>
    public JObject ToJson() => new()
    {
        ["order_id"] = _orderId,
        ["out_order_no"] = Request.OutOrderNo,
        ["openid"] = Request.Openid,
        ["max_claim_count"] = MaxClaimCount,
        ["claimed_count"] = 0,
        ["order_receive_time"] = ChinaTime.Rfc3339(now),
        ["order_begin_time"] = ChinaTime.Rfc3339(now),
        ["order_end_time"] = ChinaTime.Rfc3339(now + Length),
        ["order_receive_state"] = "RECEIVED",
    };
}
