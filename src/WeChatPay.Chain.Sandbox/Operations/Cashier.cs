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
        var found = Find(outTradeNo, "paid");
        return book.Change(found, order => order.Phase switch
        {
            Phase.Paid or Phase.Refunded => (order, order.TransactionId),
            Phase.Open => (order.Pay(book.Now), order.TransactionId),
            _ => throw new InvalidOperationException($"The order with the {order.Name} `{order.Number}` is closed. Nothing was paid."),
        });
    }

    /// <summary>Closes an order that is not paid; a closed one stays as it is.</summary>
    /// <exception cref="InvalidOperationException">The order is unknown, or it is paid.</exception>
    public void Close(string outTradeNo)
    {
        var found = Find(outTradeNo, "closed");
        book.Change(found, order => order.IsPaid
            ? throw new InvalidOperationException($"The order with the {order.Name} `{order.Number}` is paid: refund it. Nothing was closed.")
            : (order.Phase == Phase.Open ? order with { Phase = Phase.Closed, ChangedAt = book.Now } : order, true));
    }

    /// <summary>Finds the order that a <c>code_url</c> or an <c>h5_url</c> leads to.</summary>
    public Resource? FindByToken(string token) => book.FindOrder(order => order.CashierToken == token);

    private Resource Find(string outTradeNo, string done) => book.FindOrder(outTradeNo)
        ?? throw new InvalidOperationException($"This sandbox has no order with the out_trade_no `{outTradeNo}`: place it first. "
            + $"Nothing was {done}.");
}
