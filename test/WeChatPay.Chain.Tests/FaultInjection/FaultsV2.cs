using System.Text;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.FaultInjection.FaultKind;
using static WeChatPay.Tests.FaultInjection.GenuineResponses;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Responses of APIv2 that nothing proves.</summary>
internal static class FaultsV2
{
    public static IEnumerable<FaultKind> All { get; } =
    [
        Fields("no sign", static (_, fields) => fields.Remove("sign")),
        Fields("sign is empty", static (e, fields) => fields["sign"] = e.Dice.Pick("", " ")),
        Fields("sign is random", static (e, fields) => fields["sign"] = Convert.ToHexString(e.Dice.Bytes(e.Dice.Pick(15, 16, 17, 32)))),
        Fields("sign is cut", static (e, fields) => fields["sign"] = ((string)fields["sign"]!)[..e.Dice.Below(32)]),
        Fields("sign is a list", static (_, fields) => fields["sign"] = new Dictionary<string, object?> { ["item"] = fields["sign"] }),
        Fields("a field changed", static (e, fields) =>
            fields[e.Dice.Pick("total_fee", "attach", "trade_state", "appid", "nonce_str")] = "1" + e.Dice.Letters(3)),
        Fields("a field more", static (e, fields) => fields[e.Dice.Pick("refund_fee", "coupon_fee", "x")] = "1"),
        Fields("a field less", static (e, fields) => fields.Remove(e.Dice.Pick("total_fee", "appid", "nonce_str"))),
        Fields("a field inside another", static (_, fields) => fields["attach"] = new Dictionary<string, object?> { ["total_fee"] = "1" }),
        Fields("fields exchanged", static (_, fields) => (fields["total_fee"], fields["attach"]) = (fields["attach"], fields["total_fee"])),
        OfV2("signed with another key", static e => SetFields(e, FieldsV2(e.Dice), key: e.Dice.Letters(32))),
        OfV2("signed without a key", static e => SetFields(e, FieldsV2(e.Dice), key: "")),
        OfV2("signed by another type", static e => SetFields(e, FieldsV2(e.Dice), Hash.ALGO_HMAC_SHA256)),
        OfV2("signed for another merchant", static e =>
        {
            var fields = FieldsV2(e.Dice);
            fields["mch_id"] = "1900000002";
            SetFields(e, fields);
        }),
        OfV2("a value that holds fields", static e =>
        {
            var fields = FieldsV2(e.Dice);
            fields["attach"] = "a&total_fee=1&x=1";
            SetFields(e, fields);
        }),
        OfV2("signed over other order", static e =>
        {
            var fields = FieldsV2(e.Dice);
            var text = string.Join('&', Formatter.Ksort(fields).Reverse().Select(static field => $"{field.Key}={field.Value}"));
            fields["sign"] = Hash.Sign(Hash.ALGO_MD5, text, XmlAnswer.ApiV2Key);
            e.Response.Body = Encoding.UTF8.GetBytes(Transformer.ToXml(fields));
        }),
        Text("a field twice", static xml => xml.Replace("</xml>", "<total_fee>1</total_fee></xml>", StringComparison.Ordinal)),
        Text("a field twice, first", static xml => xml.Replace("<xml>", "<xml><total_fee>1</total_fee>", StringComparison.Ordinal)),
        Text("a document type", static xml => "<!DOCTYPE xml [<!ENTITY a \"1\">]>" + xml),
        Text("an external entity", static xml =>
            "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + xml.Replace("</xml>", "<a>&a;</a></xml>", StringComparison.Ordinal)),
        Text("cut off", static xml => xml[..^9]),
        Text("something behind", static xml => xml + "<xml><total_fee>1</total_fee></xml>"),
        Text("something around", static xml => $"<html>{xml}</html>"),
        Text("an element with an attribute and another text", static xml => xml.Replace("<total_fee>", "<total_fee a=\"1\">9", StringComparison.Ordinal)),
        Other("JSON", static _ => """{"return_code":"SUCCESS","result_code":"SUCCESS"}"""),
        Other("a page", static _ => "<!DOCTYPE html><html><head><title>502</title></head></html>"),
        Other("XML without a code", static _ => "<xml><total_fee>1</total_fee></xml>"),
        Other("a failure", static e => $"<xml><return_code>FAIL</return_code><return_msg>{e.Dice.Letters(5)}</return_msg></xml>"),
        Other("a code in another case", static _ => "<xml><return_code>success</return_code><result_code>Success</result_code></xml>"),
        Other("a result that failed", static _ => "<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>X</err_code></xml>"),
        Other("nothing", static e => e.Dice.Pick("", " ", "\n", "<xml/>", "<xml></xml>", "<", "null", "[]")),
        OfV2("a byte changed", static e => e.Response.Body = Swapped(e)),
        OfV2("in GBK", static e => e.Response.Body = [.. "<xml><return_code>SUCCESS</return_code><a>\xB6\xA9</a></xml>".Select(static letter => (byte)letter)]),
        OfV2("204, unsigned", static e => (e.Response.Status, e.Response.Body, e.Response.Framing) = (204, [], Framing.Length)),
        OfV2("a genuine one of APIv3", static e =>
        {
            e.Response.Body = GenuineResponses.Json(e.Dice, 9);
            e.Sign(e.Response.Body);
        }),
        OfV2("gzipped on the way", static e =>
        {
            e.Response["Content-Encoding"] = "gzip";
            e.Response.Body = Files.Gzip(e.Genuine);
        }),
        OfV2("a length shorter than the body", static e => e.Response.LengthLines = Short(e)),
        Path("a bill's path with something behind", static e => $"v2/pay/downloadbill{e.Dice.Pick("/", "/x", ".csv", ";a", "%20", "%2F", "s")}"),
        Path("a bill's path with something in front", static e => $"v2/{e.Dice.Pick("x", "secapi", "v3", "v2")}/pay/downloadbill"),
        Path("a bill's path in another case", static e => e.Dice.Pick("v2/pay/downloadBill", "v2/Pay/downloadbill", "v2/PAY/DOWNLOADBILL")),
        Path("an unsigned path with something behind", static e => $"v2/mmpaymkttransfers/sendredpack{e.Dice.Pick("/", "/x", "s", "%20")}"),
        Path("a path of the PHP SDK that is not one", static e => e.Dice.Pick("v2/mmpaymkttransfers/pay_bank", "v2/mmpaymkttransfers/query_bank")),
        OfV2("a page at a bill's path", static e =>
        {
            e.Path = e.Dice.Pick("v2/pay/downloadbill", "v2/pay/downloadfundflow", "v2/pay/batchquerycomment");
            e.Response.Body = Encoding.UTF8.GetBytes(e.Dice.Pick("", "  ", "\uFEFF", "\n\n") + e.Dice.Pick("<html></html>", "<", "<!DOCTYPE html>",
                "<xml><a>1</a></xml>"));
        }),
    ];

    private static FaultKind Fields(string name, Action<Exchange, Dictionary<string, object?>> change) => OfV2(name, e =>
    {
        var fields = FieldsV2(e.Dice);
        SetFields(e, fields);
        change(e, fields);
        e.Response.Body = Encoding.UTF8.GetBytes(Transformer.ToXml(fields));
    });

    private static FaultKind Text(string name, Func<string, string> change) =>
        OfV2(name, e => e.Response.Body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(e.Genuine))));

    private static FaultKind Other(string name, Func<Exchange, string> body) => OfV2(name, e => e.Response.Body = Encoding.UTF8.GetBytes(body(e)));

    private static FaultKind Path(string name, Func<Exchange, string> path) => OfV2($"unsigned at {name}", e =>
    {
        e.Path = path(e);
        e.Response.Body = e.Dice.Toss()
            ? Encoding.UTF8.GetBytes("<xml><return_code>SUCCESS</return_code><total_fee>1</total_fee></xml>")
            : Encoding.UTF8.GetBytes("交易时间,商户号\n`1");
    });

    private static string Short(Exchange exchange)
    {
        exchange.Response.Framing = Framing.Length;
        exchange.Response.Ending = Ending.Closes;
        return $"Content-Length: {exchange.Dice.Below(exchange.Genuine.Length)}\r\n";
    }

    // Within a value: white space between the elements is no field, and not signed.
    private static byte[] Swapped(Exchange exchange)
    {
        var changed = exchange.Genuine.ToArray();
        var at = changed.AsSpan().IndexOf("<nonce_str>"u8) + "<nonce_str>".Length;
        changed[at + exchange.Dice.Below(32)] = (byte)'!';
        return changed;
    }
}
