using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>What both protocols make, and what is therefore known to both.</summary>
internal enum ResourceKind
{
    /// <summary>Everything else: it is known to the operations that are documented beside its maker.</summary>
    Other,

    /// <summary>An order that a payer pays.</summary>
    Order,

    /// <summary>A refund of such an order.</summary>
    Refund,
}

/// <inheritdoc cref="ResourceKind"/>
internal static class ResourceKinds
{
    public const string UnifiedOrderV2 = "v2/pay/unifiedorder";
    public const string MicroPayV2 = "v2/pay/micropay";
    public const string RefundV2 = "v2/secapi/pay/refund";
    public const string Refund = "v3/refund/domestic/refunds";

    /// <summary>Tells what an operation makes.</summary>
    /// <param name="maker">The operation.</param>
    /// <param name="name">The field with the number of what it makes.</param>
    public static ResourceKind Classify(Operation maker, string name) => name switch
    {
        "out_trade_no" or "combine_out_trade_no" when maker.Path.Contains("transactions", StringComparison.Ordinal)
            || maker.Path is UnifiedOrderV2 or MicroPayV2 => ResourceKind.Order,
        "out_refund_no" when maker.Path is Refund or RefundV2 => ResourceKind.Refund,
        _ => ResourceKind.Other,
    };
}
