using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Finds orders and refunds in the book for the endpoints of APIv2.</summary>
internal static class OrdersV2
{
    /// <summary>Finds the order that a request names: by WeChat Pay's number where it is given, otherwise by the merchant's.</summary>
    /// <returns>Null where the form then has the refusal.</returns>
    public static OrderLine? Find(ResourceBook book, FormV2 form)
    {
        if (form.FindText("transaction_id") is { Length: > 0 } transactionId)
        {
            var paid = book.FindOrder(order => order.PaidAt is not null && order.TransactionId == transactionId);
            return Found(form, paid is null ? null : OrderLine.Find(paid, paid.Number), $"transaction_id `{transactionId}`");
        }

        var outTradeNo = form.FindText("out_trade_no");
        if (outTradeNo.Length > 0)
            return Found(form, book.FindOrder(outTradeNo) is { } order ? OrderLine.Find(order, outTradeNo) : null, $"out_trade_no `{outTradeNo}`");

        form.Refuse("LACK_PARAMS", "One of the fields transaction_id and out_trade_no is required");
        return null;
    }

    /// <summary>Lists the fields that tell of a payment, in the documented order; none for an order that is not paid.</summary>
    public static (string Name, string? Value)[] ListPayment(OrderLine line) => line.Order.PaidAt is not { } paidAt
        ? []
        :
        [
            ("openid", line.Openid),
            ("is_subscribe", "N"),
            ("trade_type", line.TradeType),
            ("bank_type", "OTHERS"),
            ("total_fee", FenText.Format(line.Total)),
            ("fee_type", "CNY"),
            ("cash_fee", FenText.Format(line.Total)),
            ("cash_fee_type", "CNY"),
            ("transaction_id", line.Order.TransactionId),
            ("time_end", Responses.ChinaTime.Compact(paidAt)),
        ];

    private static OrderLine? Found(FormV2 form, OrderLine? line, string by)
    {
        if (line is null)
            form.Refuse("ORDERNOTEXIST", $"There is no order with the {by}");
        return line;
    }
}
