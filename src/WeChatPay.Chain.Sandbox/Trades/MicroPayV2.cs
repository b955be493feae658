using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>提交付款码支付: takes the money at once from the payer who shows the code.</summary>
internal sealed class MicroPayV2(ResourceBook book) : IEndpointV2
{
    public string Path => "/pay/micropay";

    public ResultV2 Respond(RequestFieldsV2 request)
    {
        var form = new FormV2(request);
        var (outTradeNo, totalFee) = OrderFormV2.Read(form);
        if (form.RequireText("auth_code") is { Length: > 0 } code && !IsAuthCode(code))
            form.Refuse("AUTH_CODE_INVALID", "The auth_code is not a payment code: 18 digits that begin with 10 to 15, such as 120061098828009406");
        return form.Refusal ?? book.Change(() => Pay(OrderFormV2.MakeOrder(ResourceKinds.MicroPayV2, outTradeNo, totalFee, "MICROPAY", request, book.Now)));
    }

    private ResultV2 Pay(Resource order)
    {
        if (book.FindOrder(order.Number) is { } before)
            return OrderConflictV2.Find(before, order) ?? OrderConflictV2.Paid(before);

        var paid = OrderLine.Find(book.Add(order.Pay(book.Now)), order.Number);
        return ResultV2.Success([.. OrdersV2.ListPayment(paid), ("out_trade_no", paid.OutTradeNo), ("attach", paid.Attach)]);
    }

    private static bool IsAuthCode(string code) => code.Length == 18 && code.All(char.IsAsciiDigit) && code[0] == '1' && code[1] <= '5';
}
