using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>An insurance for a power bank that is returned after the night, as the book keeps it.</summary>
internal static class InsuranceOrder
{
    public const string NumberName = "out_order_no";

    // The documentation leaves length and number open; these are the sandbox's own.
    private static readonly TimeSpan Length = TimeSpan.FromDays(1);
    private const int MaxClaimCount = 1;

    private static Operation Maker => OperationTable.Default.Find("POST", "v3/hire-power-bank/insurance-orders")!;

    /// <summary>Makes an order for the book.</summary>
    /// <param name="sent">The data of the request. Two requests with the same data are the same request.</param>
    /// <param name="now">The time.</param>
    public static Resource Make(JObject sent, DateTimeOffset now) => new(Maker, NumberName, (string)sent[NumberName]!, sent, now);

    public static Resource? Find(ResourceBook book, string outOrderNo) => book.Find(NumberName, outOrderNo, [Maker]);

    /// <summary>Writes the fields in the documented order.</summary>
    /// <remarks>See https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/create-insurance-order.html</remarks>
    public static JObject ToJson(Resource order) => new()
    {
        ["order_id"] = "50" + SampleNumbers.Digits(order.Seed + "/order_id", 26),
        [NumberName] = order.Number,
        ["openid"] = order.Sent["openid"],
        ["max_claim_count"] = MaxClaimCount,
        ["claimed_count"] = 0,
        ["order_receive_time"] = ChinaTime.Rfc3339(order.MadeAt),
        ["order_begin_time"] = ChinaTime.Rfc3339(order.MadeAt),
        ["order_end_time"] = ChinaTime.Rfc3339(order.MadeAt + Length),
        ["order_receive_state"] = "RECEIVED",
    };
}
