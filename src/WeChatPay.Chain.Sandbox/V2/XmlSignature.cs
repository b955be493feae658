using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.V2;

/// <summary>The signatures of APIv2, by System.Security.Cryptography alone: a mistake of the client library cannot be repeated here.</summary>
/// <remarks>See https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3</remarks>
internal static class XmlSignature
{
    public const string Field = "sign";
    public const string Md5 = "MD5";
    public const string HmacSha256 = "HMAC-SHA256";

    /// <summary>Joins what is signed, without the key: the fields that are not empty, <c>sign</c> left out, in the order of their bytes.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string>> fields) => Join(
        fields.Where(static field => field.Value.Length > 0 && field.Key != Field).OrderBy(static field => field.Key, StringComparer.Ordinal));

    public static string Join(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(static field => $"{field.Key}={field.Value}"));

    /// <summary>Signs a text that <see cref="Text"/> made.</summary>
    /// <returns>Upper-case hexadecimal digits: 32 by MD5, 64 by HMAC-SHA256.</returns>
    public static string Of(string text, string type, string apiV2Key) => Digest($"{text}&key={apiV2Key}", type, apiV2Key);

    public static string Digest(string message, string type, string apiV2Key)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        return Convert.ToHexString(type == HmacSha256 ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(apiV2Key), bytes) : CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes));
    }
}
