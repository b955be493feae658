using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using AesGcm = WeChatPay.Crypto.AesGcm;

namespace WeChatPay.Tests.Support;

/// <summary>Callbacks as the platform sends them, and the options of a parser for them.</summary>
internal static class HandmadeCallback
{
    public const string ApiV3Key = "0123456789abcdefghijklmnopqrstuv";

    private const string Nonce = "fdasfl jk484";

    /// <summary>Gets the keys of a parser that reads them; the signatures are <see cref="TestKeys.Third"/>'s.</summary>
    public static CallbackParserOptions Options { get; } = new()
    {
        Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = Rsa.From(TestKeys.Third, Rsa.KEY_TYPE_PUBLIC) },
        ApiV3Key = ApiV3Key,
        ApiV2Key = XmlAnswer.ApiV2Key,
    };

    /// <summary>Makes the body of a callback.</summary>
    /// <param name="resource">The plaintext of the resource.</param>
    /// <param name="associatedData">The additional data; <see langword="null"/> for a body without.</param>
    public static byte[] Body(string resource, string? associatedData = "transaction")
    {
        var envelope = JObject.FromObject(new
        {
            id = "EV-1",
            create_time = "2026-01-02T03:04:05+08:00",
            resource_type = "encrypt-resource",
            event_type = "TRANSACTION.SUCCESS",
            summary = "支付成功",
            resource = new
            {
                original_type = "transaction",
                algorithm = "AEAD_AES_256_GCM",
                nonce = Nonce,
                ciphertext = AesGcm.Encrypt(resource, ApiV3Key, Nonce, associatedData ?? ""),
            },
        });
        if (associatedData is not null)
            envelope["resource"]!["associated_data"] = associatedData;
        return Encoding.UTF8.GetBytes(envelope.ToString(Newtonsoft.Json.Formatting.None));
    }

    /// <summary>Makes the body of a callback of APIv2, with its signature.</summary>
    public static byte[] BodyV2(IReadOnlyDictionary<string, object?> fields, string signType = Hash.ALGO_MD5)
    {
        var all = fields.ToDictionary(static field => field.Key, static field => field.Value);
        all["sign"] = Hash.Sign(signType, Formatter.QueryStringLike(Formatter.Ksort(fields)), XmlAnswer.ApiV2Key);
        return Encoding.UTF8.GetBytes(Transformer.ToXml(all));
    }

    /// <summary>Signs a body.</summary>
    public static Dictionary<string, string?> Headers(byte[] body, DateTimeOffset? at = null)
    {
        var timestamp = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{Nonce}\n"), .. body, (byte)'\n'];
        return new()
        {
            ["Wechatpay-Timestamp"] = $"{timestamp}",
            ["Wechatpay-Nonce"] = Nonce,
            ["Wechatpay-Serial"] = TestKeys.PlatformKeyId,
            ["Wechatpay-Signature"] = Convert.ToBase64String(TestKeys.Third.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        };
    }
}
