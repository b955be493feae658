using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>The orders of APIv2, by the merchant's number, until the sandbox stops.</summary>
/// <remarks>Thread-safe: of two changes of one order, one sees what the other made of it.</remarks>
internal sealed class TradeBook(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Trade> _trades = new(StringComparer.Ordinal);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Changes an order, or creates it.</summary>
    /// <param name="outTradeNo">Its number.</param>
    /// <param name="change">Gets the order, null when there is none, and gives what it is to be with the answer; null leaves it as it is.</param>
    public T Change<T>(string outTradeNo, Func<Trade?, (Trade? Next, T Answer)> change)
    {
        lock (_gate)
        {
            (Trade? next, T answer) = change(_trades.GetValueOrDefault(outTradeNo));
            if (next is not null)
                _trades[outTradeNo] = next;
            return answer;
        }
    }

    public Trade? Find(Func<Trade, bool> which)
    {
        lock (_gate)
            return _trades.Values.FirstOrDefault(which);
    }

    /// <summary>Finds the order that a request names: by WeChat Pay's number where it is given, else by the merchant's.</summary>
    /// <returns>Null where the form then holds the refusal.</returns>
    public Trade? Find(XmlForm form)
    {
        if (form.Optional("transaction_id") is { Length: > 0 } transactionId)
            return Found(form, Find(trade => trade.TransactionId == transactionId), $"transaction_id \"{transactionId}\"");

        var outTradeNo = form.Optional("out_trade_no");
        if (outTradeNo.Length > 0)
            return Found(form, Find(trade => trade.OutTradeNo == outTradeNo), $"out_trade_no \"{outTradeNo}\"");

        form.Refuse("LACK_PARAMS", "One of the fields transaction_id and out_trade_no is required");
        return null;
    }

    /// <summary>Pays an order as the payer would.</summary>
    /// <returns>The transaction_id.</returns>
    /// <exception cref="InvalidOperationException">There is no such order, or it is closed.</exception>
    public string Pay(string outTradeNo) => Change(outTradeNo, trade => trade switch
    {
        null => throw new InvalidOperationException($"There is no order with the out_trade_no \"{outTradeNo}\" in this sandbox: place it by pay/unifiedorder first. Nothing was paid."),
        { IsClosed: true } => throw new InvalidOperationException($"The order with the out_trade_no \"{outTradeNo}\" is closed. Nothing was paid."),
        { TransactionId: { } paid } => (null, paid),
        _ => Paid(trade),
    });

    private (Trade? Next, string Answer) Paid(Trade trade)
    {
        Trade paid = trade.PaidNow(Now, trade.Request["openid"]);
        return (paid, paid.TransactionId!);
    }

    private static Trade? Found(XmlForm form, Trade? trade, string by)
    {
        if (trade is null)
            form.Refuse("ORDERNOTEXIST", $"There is no order with the {by}");
        return trade;
    }

    public IReadOnlyList<Trade> All()
    {
        lock (_gate)
            return [.. _trades.Values];
    }
}
