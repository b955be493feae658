using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay.V2;

/// <summary>The signatures of APIv2: over all fields that are not empty, sorted by name.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3.</remarks>
internal static class V2Signature
{
    /// <summary>The field that holds the signature.</summary>
    public const string Field = "sign";

    /// <summary>Signs the fields with their <c>sign_type</c>, or MD5.</summary>
    /// <returns>Upper-case hex.</returns>
    /// <exception cref="ArgumentException">The <c>sign_type</c> is another one.</exception>
    public static string Sign(IReadOnlyDictionary<string, object?> fields, string secret) => Compute(fields, FindType(fields), secret);

    /// <summary>Finds the sign type that a request asks for.</summary>
    /// <param name="fields">The fields of the request.</param>
    public static string FindType(IReadOnlyDictionary<string, object?> fields) =>
        fields.GetValueOrDefault("sign_type") as string is { Length: > 0 } type ? type : Hash.ALGO_MD5;

    /// <summary>Signs the fields.</summary>
    /// <param name="fields">The fields; their <c>sign</c> is left out.</param>
    /// <param name="type">MD5 or HMAC-SHA256.</param>
    /// <param name="secret">The APIv2 key.</param>
    /// <returns>Upper-case hex.</returns>
    /// <exception cref="ArgumentException">The type is another one.</exception>
    public static string Compute(IReadOnlyDictionary<string, object?> fields, string type, string secret) =>
        type is Hash.ALGO_MD5 or Hash.ALGO_HMAC_SHA256
            ? Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(fields)), secret)
            : throw new ArgumentException($"`sign_type` is {TextShape.QuoteAlgorithm(type)}: give MD5 or HMAC-SHA256. Nothing was sent.")
                .On(HelpPage.Signatures);
}
