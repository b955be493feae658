using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>The rules for a refund of APIv3: its order is paid, and no more is refunded than was paid.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class RefundRules(ResourceBook book)
{
    /// <summary>Says how an order is paid, to users of every language.</summary>
    public const string HowToPay = "An order of POST /v3/pay/transactions/codepay or POST /pay/micropay is paid at once; any other waits for its payer, "
        + "whom `wechatpay pay NUMBER`, POST /_sandbox/orders/NUMBER/pay or the program of the sandbox plays.";

    /// <summary>Enters a refund at its order.</summary>
    /// <returns>The refusal; null when the refund is entered, or is not a refund of an order.</returns>
    public SandboxResponse? Enter(Resource refund)
    {
        if (refund.Kind != ResourceKind.Refund)
            return null;
        var outTradeNo = (string?)refund.Sent["out_trade_no"];
        var transactionId = (string?)refund.Sent["transaction_id"];
        if (outTradeNo is null && transactionId is null)
            return ApiError.ForParameter("/out_trade_no", "body", "missing",
                "One of the fields transaction_id and out_trade_no is required. Nothing was done.");

        var order = outTradeNo is null ? book.FindOrder(order => order.TransactionId == transactionId) : book.FindOrder(outTradeNo);
        var by = outTradeNo is null ? $"transaction_id `{transactionId}`" : $"out_trade_no `{outTradeNo}`";
        return order is null
            ? ApiError.Create(404, "RESOURCE_NOT_EXISTS",
                $"There is no order with the {by} in this sandbox: place it and have it paid first. {HowToPay} Nothing was done.")
            : book.Change(order, paid => Enter(paid, refund, outTradeNo));
    }

    private (Resource Next, SandboxResponse? Response) Enter(Resource order, Resource refund, string? outTradeNo)
    {
        var total = order.Total(outTradeNo);
        var given = (long?)refund.Sent.SelectToken("amount.total") ?? 0;
        var wanted = (long?)refund.Sent.SelectToken("amount.refund") ?? 0;
        if (!order.IsPaid)
            return (order, ApiError.Create(403, "INVALID_REQUEST",
                $"The order with the {order.Name} `{order.Number}` is not paid. {HowToPay} Nothing was done."));
        if (order.Refunds.Count >= Resource.MostRefunds)
            return (order, ApiError.Create(400, "INVALID_REQUEST",
                $"The order with the {order.Name} `{order.Number}` has {Resource.MostRefunds} refunds, which is the most that an order may have. "
                + "Nothing was done."));
        if (given != total)
            return (order, ApiError.ForParameter("/amount/total", "body", "unequal",
                $"The field total is {given}, but the order's total is {total} fen. Nothing was done."));
        if (wanted <= 0 || wanted > total || order.Refunded + wanted > order.Total())
        {
            return (order, ApiError.Create(
                400,
                "INVALID_REQUEST",
                $"A refund of {wanted} fen is not possible: the order's total is {total} fen, and of the {order.Total()} fen that were paid, "
                + $"{order.Refunded} are refunded already. Nothing was done."));
        }

        return (order.Refund(new OrderRefund(outTradeNo ?? order.Number, refund.Number, SampleNumbers.RefundId(refund.Seed), wanted, book.Now)), null);
    }
}
