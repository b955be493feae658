using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Samples;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>申请退款: refunds at once. It requires the merchant's certificate.</summary>
internal sealed class RefundOrderV2(ResourceBook book) : IEndpointV2
{
    private const string NumberName = "out_refund_no";

    public string Path => "/secapi/pay/refund";

    public bool NeedsCertificate => true;

    public ResultV2 Respond(RequestFieldsV2 request)
    {
        var form = new FormV2(request);
        form.RequireText("appid");
        var outRefundNo = form.RequireText(NumberName);
        var totalFee = form.RequireFen("total_fee");
        var refundFee = form.RequireFen("refund_fee");
        return form.Refusal ?? book.Change(() => OrdersV2.Find(book, form) is { } line ? Refund(line, totalFee, outRefundNo, refundFee) : form.Refusal!);
    }

    private ResultV2 Refund(OrderLine line, int totalFee, string outRefundNo, int refundFee)
    {
        if (!line.Order.IsPaid)
            return ResultV2.Error("INVALID_REQUEST", $"The order with the out_trade_no `{line.OutTradeNo}` is not paid. {RefundRules.HowToPay.TrimEnd('.')}");
        if (totalFee != line.Total)
            return ResultV2.Error("INVALID_REQUEST", $"The total_fee is {totalFee}, but the order's is {line.Total} fen");
        if (line.Refunds.FirstOrDefault(other => other.OutRefundNo == outRefundNo) is { } before)
            return before.Fen == refundFee ? Show(line, before) : Conflict(outRefundNo, $"for {before.Fen} fen and not for {refundFee}");

        var operation = OperationTable.Default.Find("POST", ResourceKinds.RefundV2)!;
        if (book.Find(NumberName, outRefundNo, [operation]) is not null)
            return Conflict(outRefundNo, "for another order");

        if (line.Order.Refunds.Count >= Resource.MostRefunds)
            return ResultV2.Error("INVALID_REQUEST", $"The order has {Resource.MostRefunds} refunds, which is the most that an order may have");

        var left = line.Total - line.Refunded;
        return refundFee > left
            ? ResultV2.Error("INVALID_REQUEST", $"The refund_fee is {refundFee}, but of the order only {left} fen are left")
            : Show(line, Enter(operation, line, outRefundNo, refundFee));
    }

    private OrderRefund Enter(Operation operation, OrderLine line, string outRefundNo, int refundFee)
    {
        var sent = new JObject
        {
            [NumberName] = outRefundNo,
            ["out_trade_no"] = line.OutTradeNo,
            ["transaction_id"] = line.Order.TransactionId,
            ["amount"] = new JObject { ["refund"] = refundFee, ["total"] = line.Total, ["currency"] = "CNY" },
        };
        var made = book.Add(new Resource(operation, NumberName, outRefundNo, sent, book.Now) { Phase = Phase.Done });
        var refund = new OrderRefund(line.OutTradeNo, outRefundNo, SampleNumbers.RefundId(made.Seed), refundFee, book.Now);
        return book.Change(line.Order, order => (order.Refund(refund), refund));
    }

    private static ResultV2 Conflict(string outRefundNo, string use) =>
        ResultV2.Error("INVALID_REQUEST", $"The out_refund_no `{outRefundNo}` was used before, {use}");

    private static ResultV2 Show(OrderLine line, OrderRefund refund) => ResultV2.Success(
        ("transaction_id", line.Order.TransactionId),
        ("out_trade_no", line.OutTradeNo),
        (NumberName, refund.OutRefundNo),
        ("refund_id", refund.RefundId),
        ("refund_fee", FenText.Format(refund.Fen)),
        ("total_fee", FenText.Format(line.Total)),
        ("fee_type", "CNY"),
        ("cash_fee", FenText.Format(line.Total)),
        ("cash_refund_fee", FenText.Format(refund.Fen)));
}
