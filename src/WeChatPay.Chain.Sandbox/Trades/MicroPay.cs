using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>提交付款码支付: takes the money at once from whoever shows the code.</summary>
internal sealed class MicroPay(TradeBook book) : IXmlEndpoint
{
    public string Path => "/pay/micropay";

    public XmlResult Answer(XmlFields request)
    {
        var form = new XmlForm(request);
        (var outTradeNo, var totalFee) = OrderForm.Read(form);
        if (form.Text("auth_code") is { Length: > 0 } code && !IsAuthCode(code))
            form.Refuse("AUTH_CODE_INVALID", "The auth_code is no payment code: 18 digits that begin with 10 to 15, such as 120061098828009406");
        return form.Refusal ?? book.Change(outTradeNo, trade => Pay(trade, new Trade(outTradeNo, totalFee, "MICROPAY", request)));
    }

    private (Trade? Next, XmlResult Answer) Pay(Trade? before, Trade order)
    {
        if (before is not null)
            return (null, TradeConflict.Of(before, order) ?? TradeConflict.Paid(before));

        Trade paid = order.PaidNow(book.Now, openid: "");
        return (paid, XmlResult.Success([.. paid.Payment(), ("out_trade_no", paid.OutTradeNo), ("attach", paid.Request["attach"])]));
    }

    private static bool IsAuthCode(string code) => code.Length == 18 && code.All(char.IsAsciiDigit) && code[0] == '1' && code[1] <= '5';
}
