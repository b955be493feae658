using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>Example values that look like real ones: an order number looks like an order number. They fit the sandbox's merchant.</summary>
internal static class ExampleText
{
    /// <summary>The sandbox's merchant.</summary>
    public const string Merchant = "1900000109";

    private const string Anything = "实例值";

    /// <summary>Gives a text for a field.</summary>
    /// <remarks>APIv2 (<paramref name="isXml"/>) writes times without separators.</remarks>
    public static string TextFor(Field field, bool isXml) =>
        field.Values.Count > 0 ? Choose(field.Values) : Exact(field.Name) ?? Ending(field.Name, isXml) ?? Anything;

    /// <summary>Gives a number for a field: amounts are in fen.</summary>
    public static string NumberFor(Field field) => field.Values.Count > 0 ? field.Values[0] : field.Name switch
    {
        "offset" or "page_index" => "0",
        "limit" or "page_size" => "20",
        "longitude" => "113.94",
        "latitude" => "22.54",
        "mch_id" => Merchant,
        var name when Ends(name, "time") || Ends(name, "timestamp") => "1767225600",
        var name when Ends(name, "_id") => "2000002124775691",
        var name when Has(name, "count", "num", "quantity", "days", "period", "seq", "index") => "1",
        _ => "100",
    };

    // Few merchants sign by SM2, and `ALL` stands for several values.
    private static string Choose(IReadOnlyList<string> values) => values.FirstOrDefault(static value => value is not ("SM2" or "ALL")) ?? values[0];

    private static string? Exact(string name) => name switch
    {
        "mchid" or "mch_id" or "sp_mchid" or "combine_mchid" or "combine_mch_id" => Merchant,
        "sub_mchid" or "sub_mch_id" => "1900000209",
        "currency" or "fee_type" => "CNY",
        "sign_type" => "MD5",
        "Wechatpay-Serial" => "PUB_KEY_ID_0114232134912410000000000000",
        "Accept-Encoding" => "gzip",
        "Idempotency-Key" => "e98b9a9d-0d5a-4b4c-8a3c-0d8a0c6f0001",
        "Wechatpay-Negative-Test" => "TEST",
        "auth_code" => "134567890123456789",
        "body" or "description" => "测试商品",
        "email" or "contact_email" => "user@example.com",
        "plate_number" => "粤B888888",
        _ => null,
    };

    private static string? Ending(string name, bool isXml) => name switch
    {
        _ when Ends(name, "appid") => "wx8888888888888888",
        _ when Ends(name, "openid") => "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        _ when Ends(name, "url") || Ends(name, "website") => "https://www.example.com/" + name,
        _ when Ends(name, "_ip") || Ends(name, "_create_ip") => "14.23.150.211",
        _ when Ends(name, "mchid") => "1900000209",
        _ when Ends(name, "media_id") || Ends(name, "_copy") || Ends(name, "_pics") || Ends(name, "_photos") => "jTpGmxUXqRTvDujqhThn4ReFxikqJ5YW6zFQ",
        _ when Ends(name, "time") || name is "time_expire" or "time_start" => isXml ? "20260101080000" : "2026-01-01T08:00:00+08:00",
        _ when Ends(name, "date") => isXml ? "20260101" : "2026-01-01",
        _ when Has(name, "phone", "mobile") || Ends(name, "tel") => "13800000000",
        _ when Ends(name, "card_no") || Ends(name, "account_number") || Ends(name, "account_no") || Ends(name, "bank_account") => "6200000000000000",
        _ when Ends(name, "id_card_number") || Ends(name, "_number") => "110101190001010000",
        _ when Ends(name, "fee") || Ends(name, "amount") => "100",
        _ when Ends(name, "user_name") || Ends(name, "real_name") || Ends(name, "contact_name") || Ends(name, "account_name") => "张三",
        _ when name.StartsWith("out_", StringComparison.Ordinal) && Ends(name, "_no") => "1217752501201407033233368018",
        _ when Ends(name, "_no") || Ends(name, "_id") || name is "id" => "4200000000202601010000000001",
        _ when Ends(name, "code") => "SZ0001",
        _ when name.Contains('-', StringComparison.Ordinal) => "example",
        _ => null,
    };

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
