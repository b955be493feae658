using System.Text;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Responses as WeChat Pay sends them, which faults begin with.</summary>
internal static class GenuineResponses
{
    public const string Words = "订单已支付 𠮷 \\\" <b> & ünï\\n";

    /// <summary>JSON, signed.</summary>
    public static Exchange V3(Dice dice)
    {
        var exchange = new Exchange(dice) { Genuine = Json(dice, dice.Below(300)) };
        exchange.Response.Body = exchange.Genuine;
        exchange.Response.Framing = dice.Toss() ? Framing.Length : Framing.Chunks;
        AddCommon(exchange, "application/json; charset=utf-8");
        exchange.Sign();
        return exchange;
    }

    /// <summary>XML of APIv2, signed.</summary>
    public static Exchange V2(Dice dice)
    {
        var exchange = new Exchange(dice) { Path = "v2/pay/orderquery", OnlyPost = true };
        AddCommon(exchange, "text/xml");
        exchange.Response.Framing = dice.Toss() ? Framing.Length : Framing.Chunks;
        SetFields(exchange, FieldsV2(dice));
        return exchange;
    }

    /// <summary>A file that the caller knows the digest of.</summary>
    public static Exchange File(Dice dice)
    {
        var exchange = new Exchange(dice) { Path = "v3/billdownload/file?token=" + dice.Letters(20), OnlyGet = true };
        exchange.Genuine = Encoding.UTF8.GetBytes($"交易时间,商户号\n`2026-01-02 03:04:05,`{dice.Letters(1 + dice.Below(2000))}\n");
        exchange.Hash = Files.Sha1(exchange.Genuine);
        exchange.Response.Body = exchange.Genuine;
        exchange.Response.Framing = dice.Pick(Framing.Length, Framing.Chunks);
        AddCommon(exchange, "application/x-gzip");
        return exchange;
    }

    /// <summary>An overseas statement, whose SHA-1 is signed.</summary>
    public static Exchange Statement(Dice dice)
    {
        var exchange = File(dice);
        exchange.Path = "v3/statements?date=2026-01-02";
        SignStatement(exchange, exchange.Hash!);
        exchange.Hash = null;
        return exchange;
    }

    public static void SignStatement(Exchange exchange, string digest)
    {
        exchange.Sign(Encoding.UTF8.GetBytes($"{{\"sha1\":\"{digest}\"}}"));
        exchange.Response["Wechatpay-Statement-Sha1"] = digest;
    }

    /// <summary>The fields of an order, without their signature.</summary>
    public static Dictionary<string, object?> FieldsV2(Dice dice) => new()
    {
        ["return_code"] = "SUCCESS",
        ["result_code"] = "SUCCESS",
        ["appid"] = "wx8888888888888888",
        ["mch_id"] = TestKeys.Mchid,
        ["nonce_str"] = dice.Letters(32),
        ["trade_state"] = "SUCCESS",
        ["total_fee"] = $"{1 + dice.Below(100000)}",
        ["attach"] = dice.Pick("深圳分店 𠮷", "a < b & c", "plain", "]]>"),
    };

    /// <summary>Signs fields, and makes their XML the body.</summary>
    public static void SetFields(Exchange exchange, Dictionary<string, object?> fields, string type = Hash.ALGO_MD5, string key = XmlAnswer.ApiV2Key)
    {
        fields["sign"] = Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(fields)), key);
        exchange.Genuine = Encoding.UTF8.GetBytes(Transformer.ToXml(fields));
        exchange.Response.Body = exchange.Genuine;
    }

    public static byte[] Json(Dice dice, int length) => Encoding.UTF8.GetBytes(
        $$"""{"trade_state":"NOTPAY","words":"{{Words}}","noise":"{{dice.Letters(length)}}","amount":{"total":{{dice.Below(100000)}} } }""");

    private static void AddCommon(Exchange exchange, string type)
    {
        exchange.Response["Content-Type"] = type;
        exchange.Response["Request-ID"] = $"{exchange.Dice.Letters(16)}-0";
    }
}
