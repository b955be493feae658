using WeChatPay.Crypto;

namespace WeChatPay.V2;

/// <summary>The signatures of APIv2: over all fields that are not empty, sorted by name.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3.</remarks>
internal static class V2Signature
{
    /// <summary>The field that holds the signature.</summary>
    public const string Field = "sign";

    private const int HmacSha256HexLength = 64;

    /// <summary>Signs the fields with their <c>sign_type</c>, or MD5.</summary>
    /// <returns>Upper-case hex.</returns>
    /// <exception cref="ArgumentException">The <c>sign_type</c> is another one.</exception>
    public static string Sign(IReadOnlyDictionary<string, object?> fields, string secret) =>
        Compute(fields, fields.GetValueOrDefault("sign_type") as string is { Length: > 0 } type ? type : Hash.ALGO_MD5, secret);

    /// <summary>Checks the signature among the fields; its length tells its type, which a response does not always name.</summary>
    /// <returns>False also for fields with fields inside, which a signature cannot cover.</returns>
    public static bool Verify(IReadOnlyDictionary<string, object?> fields, string secret) =>
        fields.GetValueOrDefault(Field) is string { Length: > 0 } sign
        && fields.Values.All(static value => value is null or string)
        && Hash.Equals(Compute(fields, sign.Length == HmacSha256HexLength ? Hash.ALGO_HMAC_SHA256 : Hash.ALGO_MD5, secret), sign);

    private static string Compute(IReadOnlyDictionary<string, object?> fields, string type, string secret) =>
        type is Hash.ALGO_MD5 or Hash.ALGO_HMAC_SHA256
            ? Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(fields)), secret)
            : throw new ArgumentException($"`sign_type` is `{type}`: give MD5 or HMAC-SHA256. Nothing was sent.");
}
