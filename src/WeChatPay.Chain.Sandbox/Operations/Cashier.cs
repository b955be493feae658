namespace WeChatPay.Sandbox.Operations;

/// <summary>Pays orders of either protocol as a payer does.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class Cashier(ResourceBook book)
{
    /// <summary>Pays an order.</summary>
    /// <returns>The transaction_id.</returns>
    /// <exception cref="InvalidOperationException">There is no such order, or it is closed.</exception>
    public string Pay(string outTradeNo)
    {
        var found = book.FindOrder(outTradeNo)
            ?? throw new InvalidOperationException($"There is no order with the out_trade_no `{outTradeNo}` in this sandbox: place it first. "
                + "Nothing was paid.");
        return book.Change(found, order => order.Phase switch
        {
            Phase.Paid or Phase.Refunded => (order, order.TransactionId),
            Phase.Open => (order.Pay(book.Now), order.TransactionId),
            _ => throw new InvalidOperationException($"The order with the {order.Name} `{order.Number}` is closed. Nothing was paid."),
        });
    }
}
