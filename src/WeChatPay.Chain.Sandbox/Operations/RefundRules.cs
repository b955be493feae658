using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>What a refund of APIv3 has to keep: its order is paid, and no more is given back than was paid.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RefundRules(ResourceBook book)
{
    private const string Path = "v3/refund/domestic/refunds";

    /// <summary>Enters a refund at its order.</summary>
    /// <returns>The refusal; null when it is entered, or is no refund of an order that this sandbox knows.</returns>
    public Answer? Enter(Resource refund)
    {
        if (refund.Maker.Path != Path)
            return null;
        var outTradeNo = (string?)refund.Sent["out_trade_no"];
        var transactionId = (string?)refund.Sent["transaction_id"];
        if (outTradeNo is null && transactionId is null)
            return ApiError.Param("/out_trade_no", "body", "missing", "One of the fields transaction_id and out_trade_no is required. Nothing was done.");

        Resource? order = outTradeNo is null ? book.FirstOrder(order => SampleNumbers.TransactionId(order.Seed) == transactionId) : book.FindOrder(outTradeNo);
        return order is null
            ? ApiError.Of(404, "RESOURCE_NOT_EXISTS", $"There is no order with the {(outTradeNo is null ? $"transaction_id \"{transactionId}\"" : $"out_trade_no \"{outTradeNo}\"")} in this sandbox: place one and pay it by SandboxServer.Pay first. Nothing was done.")
            : book.Change(order, paid => Enter(paid, refund, outTradeNo));
    }

    private static (Resource Next, Answer? Answer) Enter(Resource order, Resource refund, string? outTradeNo)
    {
        var total = order.Total(outTradeNo);
        var given = (long?)refund.Sent.SelectToken("amount.total") ?? 0;
        var wanted = (long?)refund.Sent.SelectToken("amount.refund") ?? 0;
        if (order.Phase is not (Phase.Paid or Phase.Refunded))
            return (order, ApiError.Of(403, "INVALID_REQUEST", $"The order with the {order.Name} \"{order.Number}\" is not paid: SandboxServer.Pay pays it. Nothing was done."));
        if (given != total)
            return (order, ApiError.Param("/amount/total", "body", "unequal", $"The field total is {given}, and the order is of {total} fen. Nothing was done."));
        if (wanted <= 0 || wanted > total || order.Refunded + wanted > order.Total())
            return (order, ApiError.Of(400, "INVALID_REQUEST", $"A refund of {wanted} fen is not possible: the order is of {total} fen, and of {order.Total()} that were paid, {order.Refunded} are refunded already. Nothing was done."));
        return (order with { Phase = Phase.Refunded, Refunded = order.Refunded + wanted }, null);
    }
}
