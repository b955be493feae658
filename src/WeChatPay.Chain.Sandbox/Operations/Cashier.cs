using WeChatPay.Sandbox.Samples;
using WeChatPay.Sandbox.Trades;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Pays orders as a payer does, of whichever protocol they are.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class Cashier(TradeBook trades, ResourceBook book)
{
    /// <summary>Pays an order.</summary>
    /// <returns>The transaction_id.</returns>
    /// <exception cref="InvalidOperationException">There is no such order, or it is closed.</exception>
    public string Pay(string outTradeNo)
    {
        if (book.FindOrder(outTradeNo) is not { } found)
            return trades.Pay(outTradeNo);

        return book.Change(found, order => order.Phase switch
        {
            Phase.Paid or Phase.Refunded => (order, SampleNumbers.TransactionId(order.Seed)),
            Phase.Open => (order with { Phase = Phase.Paid, ChangedAt = book.Now }, SampleNumbers.TransactionId(order.Seed)),
            _ => throw new InvalidOperationException($"The order with the {order.Name} \"{order.Number}\" is closed. Nothing was paid."),
        });
    }
}
