using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>申请退款: gives money back, at once. Only with the merchant's certificate.</summary>
internal sealed class RefundOrder(TradeBook book) : IXmlEndpoint
{
    public string Path => "/secapi/pay/refund";

    public bool NeedsCertificate => true;

    public XmlResult Answer(XmlFields request)
    {
        var form = new XmlForm(request);
        form.Text("appid");
        var outRefundNo = form.Number("out_refund_no", 64);
        var totalFee = form.Fen("total_fee");
        var refundFee = form.Fen("refund_fee");
        Trade? found = form.Refusal is null ? book.Find(form) : null;
        return form.Refusal ?? book.Change(
            found!.OutTradeNo,
            trade => Give(trade!, totalFee, new Refund(outRefundNo, RandomNames.RefundId(), refundFee, book.Now)));
    }

    private static (Trade? Next, XmlResult Answer) Give(Trade trade, int totalFee, Refund refund)
    {
        if (trade.TransactionId is null)
            return (null, XmlResult.Error("INVALID_REQUEST", $"The order with the out_trade_no \"{trade.OutTradeNo}\" is not paid"));
        if (totalFee != trade.TotalFee)
            return (null, XmlResult.Error("INVALID_REQUEST", $"The total_fee is {totalFee}, and the order's is {trade.TotalFee} fen"));
        if (trade.Refunds.Find(other => other.OutRefundNo == refund.OutRefundNo) is { } before)
            return (null, before.Fee == refund.Fee ? Given(trade, before) : OtherFee(before, refund));

        var left = trade.TotalFee - trade.Refunded;
        return refund.Fee > left
            ? (null, XmlResult.Error("INVALID_REQUEST", $"The refund_fee is {refund.Fee}, and of the order {left} fen are left"))
            : (trade with { Refunds = trade.Refunds.Add(refund) }, Given(trade, refund));
    }

    private static XmlResult OtherFee(Refund before, Refund again) => XmlResult.Error(
        "INVALID_REQUEST", $"The out_refund_no \"{again.OutRefundNo}\" was used before, for {before.Fee} fen and not for {again.Fee}");

    private static XmlResult Given(Trade trade, Refund refund) => XmlResult.Success(
        ("transaction_id", trade.TransactionId),
        ("out_trade_no", trade.OutTradeNo),
        ("out_refund_no", refund.OutRefundNo),
        ("refund_id", refund.RefundId),
        ("refund_fee", Trade.Number(refund.Fee)),
        ("total_fee", Trade.Number(trade.TotalFee)),
        ("fee_type", "CNY"),
        ("cash_fee", Trade.Number(trade.TotalFee)),
        ("cash_refund_fee", Trade.Number(refund.Fee)));
}
