namespace WeChatPay.Sandbox.Trades;

/// <summary>Which rows a bill has, and with them which columns.</summary>
[Flags]
internal enum BillKind
{
    /// <summary>Neither: what the sandbox has nothing of.</summary>
    None = 0,

    /// <summary>Payments.</summary>
    Success = 1,

    /// <summary>Refunds.</summary>
    Refund = 2,

    /// <summary>Both.</summary>
    All = Success | Refund,
}

/// <summary>A row of a bill: a payment, or a refund.</summary>
internal sealed record BillRow(Trade Trade, Refund? Refund)
{
    public DateTimeOffset At => Refund?.At ?? Trade.PaidAt;

    public static IEnumerable<BillRow> Of(IEnumerable<Trade> trades, BillKind kind)
    {
        foreach (Trade trade in trades.Where(static trade => trade.TransactionId is not null))
        {
            if (kind.HasFlag(BillKind.Success))
                yield return new BillRow(trade, null);
            if (kind.HasFlag(BillKind.Refund))
            {
                foreach (Refund refund in trade.Refunds)
                    yield return new BillRow(trade, refund);
            }
        }
    }
}
