using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.V2;

/// <summary>The signatures of APIv2, by System.Security.Cryptography alone, so that a mistake of the client library is not repeated here.</summary>
/// <remarks>See https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3</remarks>
internal static class SandboxSignatureV2
{
    public const string Field = "sign";
    public const string Md5 = "MD5";
    public const string HmacSha256 = "HMAC-SHA256";

    /// <summary>Joins the fields that the signature covers, without the key: those that are not empty, without <c>sign</c>, in the order of their
    /// bytes.</summary>
    public static string ComposeText(IEnumerable<KeyValuePair<string, string>> fields) => Join(
        fields.Where(static field => field.Value.Length > 0 && field.Key != Field).OrderBy(static field => field.Key, StringComparer.Ordinal));

    public static string Join(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(static field => $"{field.Key}={field.Value}"));

    /// <summary>Signs a text that <see cref="ComposeText"/> made.</summary>
    /// <returns>Upper-case hexadecimal digits: 32 by MD5, 64 by HMAC-SHA256.</returns>
    public static string Sign(string text, string type, string apiV2Key) => ComputeDigest($"{text}&key={apiV2Key}", type, apiV2Key);

    public static string ComputeDigest(string message, string type, string apiV2Key)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        return Convert.ToHexString(type == HmacSha256
            ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(apiV2Key), bytes)
            : CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes));
    }
}
