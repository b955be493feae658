using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Why a number cannot be used again.</summary>
internal static class TradeConflict
{
    /// <summary>Compares an order with the call that names its number again.</summary>
    /// <returns>The refusal; null for the same call while the order waits to be paid.</returns>
    public static XmlResult? Of(Trade before, Trade again) => before switch
    {
        { TransactionId: not null } => Paid(before),
        { IsClosed: true } => Closed(before),
        _ when before.Data != again.Data => XmlResult.Error(
            "OUT_TRADE_NO_USED", $"The out_trade_no \"{before.OutTradeNo}\" was used before, with other data; an order takes a number of its own"),
        _ => null,
    };

    public static XmlResult Paid(Trade trade) => XmlResult.Error("ORDERPAID", $"The order with the out_trade_no \"{trade.OutTradeNo}\" is paid");

    public static XmlResult Closed(Trade trade) => XmlResult.Error("ORDERCLOSED", $"The order with the out_trade_no \"{trade.OutTradeNo}\" is closed");
}
