using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Why a number cannot be used again.</summary>
internal static class OrderConflictV2
{
    /// <summary>Compares an order with the request that names its number again.</summary>
    /// <returns>The refusal; null for the same request while the order is not paid.</returns>
    public static ResultV2? Find(Resource before, Resource again) => FindEnd(before)
        ?? (before.DataV2 == again.DataV2 ? null : ResultV2.Error(
            "OUT_TRADE_NO_USED", $"The out_trade_no `{again.Number}` was used before, with other data; use a new number for each order"));

    /// <summary>Tells that an order is paid or closed; null for one that can still be paid.</summary>
    public static ResultV2? FindEnd(Resource order) => order switch
    {
        { IsPaid: true } => Paid(order),
        { Phase: not Phase.Open } => ResultV2.Error("ORDERCLOSED", $"The order with the out_trade_no `{order.Number}` is closed"),
        _ => null,
    };

    public static ResultV2 Paid(Resource order) => ResultV2.Error("ORDERPAID", $"The order with the out_trade_no `{order.Number}` is paid");
}
