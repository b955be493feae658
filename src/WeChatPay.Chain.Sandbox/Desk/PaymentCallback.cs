using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Trades;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Composes the data of callbacks from what the book has.</summary>
internal static class PaymentCallback
{
    /// <summary>Finds the query whose response is the resource of the callback.</summary>
    /// <returns>Null for an order whose callback has another form.</returns>
    public static string? FindQuery(Resource order)
    {
        var number = Uri.EscapeDataString(order.Number);
        return order.Maker.Path switch
        {
            var path when path.StartsWith("v3/combine-transactions/", StringComparison.Ordinal) => $"/v3/combine-transactions/out-trade-no/{number}",
            var path when path.StartsWith("v3/pay/partner/transactions/", StringComparison.Ordinal) =>
                $"/v3/pay/partner/transactions/out-trade-no/{number}?sp_mchid={(string?)order.Sent["sp_mchid"]}&sub_mchid={(string?)order.Sent["sub_mchid"]}",
            var path when path.StartsWith("v3/pay/transactions/", StringComparison.Ordinal) =>
                $"/v3/pay/transactions/out-trade-no/{number}?mchid={(string?)order.Sent["mchid"]}",
            _ => null,
        };
    }

    /// <summary>Composes the fields of APIv2's callback of a payment, all but the signature.</summary>
    public static Dictionary<string, object?> ComposeV2(Resource order, string mchid)
    {
        var line = OrderLine.Find(order, order.Number);
        var fields = new Dictionary<string, object?>
        {
            ["return_code"] = "SUCCESS",
            ["result_code"] = "SUCCESS",
            ["appid"] = line.Appid,
            ["mch_id"] = mchid,
            ["nonce_str"] = RandomNames.Nonce(),
            ["out_trade_no"] = line.OutTradeNo,
        };
        foreach (var (name, value) in OrdersV2.ListPayment(line))
            fields[name] = value;
        if (line.Attach.Length > 0)
            fields["attach"] = line.Attach;
        if (line.SubMchid.Length > 0)
            fields["sub_mch_id"] = line.SubMchid;
        return fields;
    }

    /// <summary>Composes the resource of the callback of a refund from the response to it.</summary>
    public static JObject ComposeRefund(JObject refund, string mchid) => new()
    {
        ["mchid"] = mchid,
        ["out_trade_no"] = refund["out_trade_no"],
        ["transaction_id"] = refund["transaction_id"],
        ["out_refund_no"] = refund["out_refund_no"],
        ["refund_id"] = refund["refund_id"],
        ["refund_status"] = "SUCCESS",
        ["success_time"] = refund["success_time"] ?? refund["create_time"],
        ["user_received_account"] = refund["user_received_account"],
        ["amount"] = new JObject
        {
            ["total"] = refund.SelectToken("amount.total"),
            ["refund"] = refund.SelectToken("amount.refund"),
            ["payer_total"] = refund.SelectToken("amount.payer_total"),
            ["payer_refund"] = refund.SelectToken("amount.payer_refund"),
        },
    };
}
