using System.Xml;
using WeChatPay.Crypto;

namespace WeChatPay.V2;

/// <summary>Decides whether WeChat Pay signed the fields of an APIv2 response or callback.</summary>
internal static class SignedFieldsV2
{
    /// <summary>The fault of fields that are not signed, or signed with another key.</summary>
    public const string Mismatch = $"its `{V2Signature.Field}` is missing or does not match its fields";

    private const int Md5HexLength = 32;
    private const int HmacSha256HexLength = 64;

    // The fields that name a sign type, in responses and in callbacks.
    private static readonly string[] TypeFields = ["sign_type", "algorithm"];

    // The fields of callbacks and orders: who, what, how much, and whether.
    private static readonly HashSet<string> Decisive = new(StringComparer.Ordinal)
    {
        "algorithm", "appid", "attach", "bank_type", "cash_fee", "cash_fee_type", "cash_refund_fee", "change_type", "combine_appid", "combine_mch_id",
        "combine_openid", "combine_out_trade_no", "contract_code", "contract_id", "contract_state", "coupon_count", "coupon_fee", "device_info", "err_code",
        "err_code_des", "event_ciphertext", "event_code", "event_id", "event_type", "fee_type", "is_subscribe", "key", "mch_appid", "mch_id", "mchid",
        "nonce_str", "openid", "operate_time", "out_refund_no", "out_trade_no", "partner_trade_no", "plan_id", "prepay_id", "product_id", "rate",
        "refund_fee", "refund_id", "refund_status", "req_info", "request_serial", "result_code", "return_code", "return_msg", "settlement_refund_fee",
        "settlement_total_fee", "sign", "sign_type", "sub_appid", "sub_is_subscribe", "sub_mch_id", "sub_openid", "sub_order_list", "success_time",
        "time_end", "total_amount", "total_fee", "trade_state", "trade_type", "transaction_id", "user_repaid", "wxappid",
    };

    /// <summary>Checks the signature among the fields.</summary>
    /// <param name="fields">The fields as they were read.</param>
    /// <param name="secret">The APIv2 key.</param>
    /// <param name="signType">The sign type that was asked for; <see langword="null"/> where that is unknown, and then the fields name it, or the signature's
    /// length does.</param>
    /// <returns>What is wrong, as a clause of a message; <see langword="null"/> where the signature proves the fields.</returns>
    public static string? FindFault(IReadOnlyDictionary<string, object?> fields, string secret, string? signType)
    {
        // A signature cannot cover fields inside of fields, nor a name twice.
        if (fields.GetValueOrDefault(V2Signature.Field) is not string { Length: > 0 } sign || !fields.Values.All(static value => value is null or string))
            return Mismatch;
        var type = sign.Length switch { HmacSha256HexLength => Hash.ALGO_HMAC_SHA256, Md5HexLength => Hash.ALGO_MD5, _ => null };
        if (type is null)
            return Mismatch;
        if ((signType ?? FindType(fields)) is { } wanted && wanted != type)
            return $"its `{V2Signature.Field}` is {type}, and {(signType is null ? "its fields name" : "the sign type that was asked for is")} {wanted}";
        return Hash.Equals(V2Signature.Compute(fields, type, secret), sign) ? FindDoubt(fields) : Mismatch;
    }

    private static string? FindType(IReadOnlyDictionary<string, object?> fields) =>
        TypeFields.Select(name => fields.GetValueOrDefault(name)).OfType<string>()
            .FirstOrDefault(static type => type is Hash.ALGO_MD5 or Hash.ALGO_HMAC_SHA256);

    // The text that is signed has no mark where a value ends. With `attach` = "a&total_fee=1&x=", a genuine callback has the same text as one whose field
    // `x` holds the rest of the genuine fields. So a value that holds the beginning of a field is read as such a rest.
    private static string? FindDoubt(IReadOnlyDictionary<string, object?> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (name != V2Signature.Field && value is string text && FindField(text, fields) is { } inside)
                return $"a value of it holds `&{inside}=`, so its signature fits other fields as well, and does not prove these: query the order by its number";
        }
        return null;
    }

    private static string? FindField(string text, IReadOnlyDictionary<string, object?> fields)
    {
        for (var at = text.IndexOf('&'); at >= 0; at = text.IndexOf('&', at))
        {
            var start = ++at;
            while (at < text.Length && XmlConvert.IsNCNameChar(text[at]))
                at++;
            if (at == start || at == text.Length || text[at] != '=')
                continue;
            var name = text[start..at];
            if (Decisive.Contains(name))
                return name;
            if (fields.ContainsKey(name))
                return "…";
        }
        return null;
    }
}
