using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Reads an order of APIv2, however it is paid.</summary>
internal static class OrderFormV2
{
    /// <summary>Reads the fields that every order has.</summary>
    public static (string OutTradeNo, int TotalFee) Read(FormV2 form)
    {
        form.RequireText("appid");
        form.RequireText("body");
        var outTradeNo = form.RequireText("out_trade_no");
        var totalFee = form.RequireFen("total_fee");
        form.RequireText("spbill_create_ip");
        return (outTradeNo, totalFee);
    }

    /// <summary>Makes an order for the book, in the shape that APIv3 gives to orders.</summary>
    /// <param name="path">The operation that makes it, as the table has it.</param>
    /// <param name="outTradeNo">The merchant's number.</param>
    /// <param name="totalFee">The amount, in fen.</param>
    /// <param name="tradeType">The <c>trade_type</c>.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">The time.</param>
    public static Resource MakeOrder(string path, string outTradeNo, int totalFee, string tradeType, RequestFieldsV2 request, DateTimeOffset now)
    {
        var sent = new JObject
        {
            ["appid"] = request["appid"],
            ["mchid"] = request["mch_id"],
            ["description"] = request["body"],
            ["out_trade_no"] = outTradeNo,
            ["amount"] = new JObject { ["total"] = totalFee, ["currency"] = "CNY" },
            ["trade_type"] = tradeType,
        };
        foreach (var (name, value) in new[] { ("attach", request["attach"]), ("notify_url", request["notify_url"]), ("device_info", request["device_info"]),
            ("sub_mchid", request["sub_mch_id"]) })
        {
            if (value.Length > 0)
                sent[name] = value;
        }

        if (request["openid"].Length > 0)
            sent["payer"] = new JObject { ["openid"] = request["openid"] };
        return new Resource(OperationTable.Default.Find("POST", path)!, "out_trade_no", outTradeNo, sent, now) { DataV2 = ComposeData(request) };
    }

    // Everything but the fields that differ in every attempt.
    private static string ComposeData(RequestFieldsV2 request) =>
        SandboxSignatureV2.ComposeText(request.Written.Where(static field => field.Key is not ("nonce_str" or "sign_type")));
}
