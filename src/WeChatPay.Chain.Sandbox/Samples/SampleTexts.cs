using System.Globalization;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Samples;

/// <summary>Makes plausible texts by the name of a field, so that typed clients can read them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="mchid">The merchant.</param>
/// <param name="now">The time.</param>
/// <param name="seed">The seed of ids.</param>
/// <param name="isV2">Whether it is for APIv2, which has another format for times.</param>
internal sealed class SampleTexts(string mchid, DateTimeOffset now, string seed, bool isV2)
{
    private const string Words = "示例";

    private static readonly string[] Mchids = ["mchid", "mch_id", "combine_mch_id", "combine_mchid", "sp_mchid"];

    // Texts that always look the same.
    private static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal)
    {
        ["sub_mchid"] = "1900000209",
        ["sub_mch_id"] = "1900000209",
        ["result_code"] = "SUCCESS",
        ["return_code"] = "SUCCESS",
        ["trade_state"] = "SUCCESS",
        ["return_msg"] = "OK",
        ["sign_type"] = "HMAC-SHA256",
        ["bank_type"] = "OTHERS",
        ["trade_type"] = "JSAPI",
        ["hash_type"] = "SHA1",
        ["hash_value"] = "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        ["algorithm"] = "AEAD_AES_256_GCM",
        ["original_type"] = "transaction",
        ["resource_type"] = "encrypt-resource",
        ["email"] = "tea@example.com",
        ["contact_email"] = "tea@example.com",
        ["province"] = "广东省",
        ["city"] = "深圳市",
        ["district"] = "南山区",
        ["address"] = "广东省深圳市南山区科技中一道10000号",
        ["area_code"] = "440305",
        ["longitude"] = "113.9335",
        ["latitude"] = "22.5405",
        ["plate_number"] = "粤B888888",
        ["version"] = "1.0",
    };

    /// <summary>Makes a text.</summary>
    public string Make(Field field)
    {
        var name = SampleValues.WireName(field);
        var plain = name.TrimEnd('0', '_');
        return OfFormat(field.Format) ?? Fixed.GetValueOrDefault(plain) ?? OfName(plain) ?? OfSuffix(name, plain);
    }

    private string? OfFormat(FieldFormat format) => format switch
    {
        FieldFormat.Rfc3339 => ChinaTime.Rfc3339(now),
        FieldFormat.CompactTime => ChinaTime.Compact(now),
        FieldFormat.Day => ChinaTime.Day(now),
        FieldFormat.CompactDay => ChinaTime.Compact(now)[..8],
        FieldFormat.OrderNumber or FieldFormat.RefundNumber or FieldFormat.Mchid or FieldFormat.None => null,
        _ => FieldFormats.ExampleOf(format),
    };

    private string? OfName(string name) => name switch
    {
        _ when Mchids.Contains(name) => mchid,
        "timestamp" => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "deadline" => Time(),
        "code_url" => $"weixin://wxpay/bizpayurl?pr={SampleNumbers.CashierToken(seed)}",
        "prepay_id" => "wx" + SampleNumbers.Digits(seed + "/prepay_id", 32),
        "transaction_id" => SampleNumbers.TransactionId(seed),
        "refund_id" => SampleNumbers.RefundId(seed),
        "id" => SampleNumbers.Digits(seed + "/id", 28),

        // APIv2 writes its times without separators.
        "time_end" => ChinaTime.Compact(now),
        _ => null,
    };

    private string OfSuffix(string name, string plain) => plain.Split('_')[^1] switch
    {
        "appid" => "wx8888888888888888",
        "openid" or "unionid" => SampleValues.Openid,
        "currency" => "CNY",
        "type" when plain.EndsWith("fee_type", StringComparison.Ordinal) => "CNY",
        "time" => Time(),
        "date" => ChinaTime.Day(now),
        "fee" or "amount" or "amt" or "price" or "total" or "balance" or "contribute" => "100",
        "count" or "num" or "quantity" or "times" or "index" or "level" => "1",
        "rate" or "percent" => "1",
        "ip" => "127.0.0.1",
        "phone" or "telephone" or "mobile" => "13800138000",
        "token" or "nonce" or "ticket" or "ciphertext" or "key" => SampleNumbers.Alphanumeric($"{seed}/{name}", 32),
        "state" or "status" => "NORMAL",
        "type" or "mode" or "scope" or "channel" or "scene" => "NORMAL",
        "path" => "pages/index/index",
        "color" => "#63B359",
        "id" or "no" or "sn" or "code" or "number" or "billno" or "serial" or "account" => SampleNumbers.Digits($"{seed}/{name}", 28),
        _ when plain.EndsWith("url", StringComparison.Ordinal) => "https://example.com/" + plain,
        _ when plain.EndsWith("mchid", StringComparison.Ordinal) => "1900000209",
        _ when plain.EndsWith("appid", StringComparison.Ordinal) => "wx8888888888888888",
        _ => Words,
    };

    private string Time() => isV2 ? ChinaTime.Readable(now) : ChinaTime.Rfc3339(now);
}
