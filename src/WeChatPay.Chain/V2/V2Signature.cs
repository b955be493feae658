using WeChatPay.Crypto;

namespace WeChatPay.V2;

/// <summary>The signatures of APIv2: over all fields that are not empty, sorted by name.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3.</remarks>
internal static class V2Signature
{
    /// <summary>The field that holds the signature.</summary>
    public const string Field = "sign";

    private const int HmacSha256HexLength = 64;

    /// <summary>Signs the fields by the type that they name, MD5 when they name none.</summary>
    /// <returns>Upper-case hex.</returns>
    /// <exception cref="ArgumentException">They name another type.</exception>
    public static string Sign(IReadOnlyDictionary<string, object?> fields, string secret) =>
        Compute(fields, fields.GetValueOrDefault("sign_type") as string is { Length: > 0 } type ? type : Hash.ALGO_MD5, secret);

    /// <summary>Checks the signature that fields bear; its length tells its type, which an answer does not always name.</summary>
    /// <returns>Whether it fits; fields inside fields have no form in a signature, so that none fits them.</returns>
    public static bool Verify(IReadOnlyDictionary<string, object?> fields, string secret) =>
        fields.GetValueOrDefault(Field) is string { Length: > 0 } sign
        && fields.Values.All(static value => value is null or string)
        && Hash.Equals(Compute(fields, sign.Length == HmacSha256HexLength ? Hash.ALGO_HMAC_SHA256 : Hash.ALGO_MD5, secret), sign);

    private static string Compute(IReadOnlyDictionary<string, object?> fields, string type, string secret) =>
        type is Hash.ALGO_MD5 or Hash.ALGO_HMAC_SHA256
            ? Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(fields)), secret)
            : throw new ArgumentException($"`sign_type` is `{type}`: give MD5 or HMAC-SHA256. Nothing was sent.");
}
