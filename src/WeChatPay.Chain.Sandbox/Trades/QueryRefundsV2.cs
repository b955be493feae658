using System.Globalization;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>查询退款: shows the refunds of an order, ten at a time, each under names with its number: <c>refund_id_0</c>.</summary>
internal sealed class QueryRefundsV2(ResourceBook book) : IEndpointV2
{
    private const int PageLength = 10;

    public string Path => "/pay/refundquery";

    public ResultV2 Respond(RequestFieldsV2 request)
    {
        var form = new FormV2(request);
        form.RequireText("appid");
        var offset = 0;
        if (form.FindText("offset") is { Length: > 0 } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
            form.Refuse("PARAM_ERROR", $"The field offset is `{text}`, and has to be a whole number, 0 or more");
        if (form.Refusal is not null)
            return form.Refusal;
        if (SelectByRefund(request) is { } fits)
            return Show(FindLine(fits), fits, offset);
        return OrdersV2.Find(book, form) is { } line ? Show(line, static _ => true, offset) : form.Refusal!;
    }

    // Of the four numbers that may be given, those of the refund come first.
    private static Predicate<OrderRefund>? SelectByRefund(RequestFieldsV2 request) => (request["refund_id"], request["out_refund_no"]) switch
    {
        ({ Length: > 0 } refundId, _) => refund => refund.RefundId == refundId,
        (_, { Length: > 0 } outRefundNo) => refund => refund.OutRefundNo == outRefundNo,
        _ => null,
    };

    private OrderLine? FindLine(Predicate<OrderRefund> fits) =>
        book.FindOrder(order => order.Refunds.Exists(fits)) is { } order ? OrderLine.Find(order, order.Refunds.Find(fits)!.OutTradeNo) : null;

    private static ResultV2 Show(OrderLine? line, Predicate<OrderRefund> fits, int offset)
    {
        OrderRefund[] refunds = [.. line?.Refunds.Where(refund => fits(refund)) ?? []];
        if (offset >= refunds.Length)
            return ResultV2.Error("REFUNDNOTEXIST", "There is no such refund");

        OrderRefund[] page = [.. refunds.Skip(offset).Take(PageLength)];
        return ResultV2.Success(
        [
            ("total_refund_count", FenText.Format(refunds.Length)),
            ("transaction_id", line!.Order.TransactionId),
            ("out_trade_no", line.OutTradeNo),
            ("total_fee", FenText.Format(line.Total)),
            ("fee_type", "CNY"),
            ("cash_fee", FenText.Format(line.Total)),
            ("refund_count", FenText.Format(page.Length)),
            .. page.SelectMany(static (refund, i) => ListFields(refund, i)),
            ("refund_fee", FenText.Format(page.Sum(static refund => refund.Fen))),
        ]);
    }

    private static IEnumerable<(string Name, string? Value)> ListFields(OrderRefund refund, int i) =>
    [
        ($"out_refund_no_{i}", refund.OutRefundNo),
        ($"refund_id_{i}", refund.RefundId),
        ($"refund_channel_{i}", "ORIGINAL"),
        ($"refund_fee_{i}", FenText.Format(refund.Fen)),
        ($"refund_status_{i}", "SUCCESS"),
        ($"refund_recv_accout_{i}", "支付用户零钱"), // The API spells it so.
        ($"refund_success_time_{i}", ChinaTime.Readable(refund.At)),
    ];
}
