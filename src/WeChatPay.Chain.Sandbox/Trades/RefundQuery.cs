using System.Globalization;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>查询退款: shows the refunds of an order, ten at a time, each under names with its number: <c>refund_id_0</c>.</summary>
internal sealed class RefundQuery(TradeBook book) : IXmlEndpoint
{
    private const int PageLength = 10;

    public string Path => "/pay/refundquery";

    public XmlResult Answer(XmlFields request)
    {
        var form = new XmlForm(request);
        form.Text("appid");
        var offset = 0;
        if (form.Optional("offset") is { Length: > 0 } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
            form.Refuse("PARAM_ERROR", $"The field offset is \"{text}\", and has to be a whole number from 0 on");
        return form.Refusal ?? (ByRefund(request) is { } which
            ? Shown(book.Find(trade => trade.Refunds.Exists(which)), which, offset)
            : book.Find(form) is { } trade ? Shown(trade, static _ => true, offset) : form.Refusal!);
    }

    // Of the four numbers that may be given, those of the refund come first.
    private static Predicate<Refund>? ByRefund(XmlFields request) => (request["refund_id"], request["out_refund_no"]) switch
    {
        ({ Length: > 0 } refundId, _) => refund => refund.RefundId == refundId,
        (_, { Length: > 0 } outRefundNo) => refund => refund.OutRefundNo == outRefundNo,
        _ => null,
    };

    private static XmlResult Shown(Trade? trade, Predicate<Refund> which, int offset)
    {
        if (trade?.Refunds.FindAll(which) is not { Count: > 0 } refunds || offset >= refunds.Count)
            return XmlResult.Error("REFUNDNOTEXIST", "There is no such refund");

        Refund[] page = [.. refunds.Skip(offset).Take(PageLength)];
        return XmlResult.Success(
        [
            ("total_refund_count", Trade.Number(refunds.Count)),
            ("transaction_id", trade.TransactionId),
            ("out_trade_no", trade.OutTradeNo),
            ("total_fee", Trade.Number(trade.TotalFee)),
            ("fee_type", "CNY"),
            ("cash_fee", Trade.Number(trade.TotalFee)),
            ("refund_count", Trade.Number(page.Length)),
            .. page.SelectMany(static (refund, i) => Fields(refund, i)),
            ("refund_fee", Trade.Number(page.Sum(static refund => refund.Fee))),
        ]);
    }

    private static IEnumerable<(string Name, string? Value)> Fields(Refund refund, int i) =>
    [
        ($"out_refund_no_{i}", refund.OutRefundNo),
        ($"refund_id_{i}", refund.RefundId),
        ($"refund_channel_{i}", "ORIGINAL"),
        ($"refund_fee_{i}", Trade.Number(refund.Fee)),
        ($"refund_status_{i}", "SUCCESS"),
        ($"refund_recv_accout_{i}", "支付用户零钱"), // so spelt in the API
        ($"refund_success_time_{i}", ChinaTime.Readable(refund.At)),
    ];
}
