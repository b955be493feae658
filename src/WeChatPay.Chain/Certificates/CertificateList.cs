using System.Security.Cryptography;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Util;
using AesGcm = WeChatPay.Crypto.AesGcm;

namespace WeChatPay.Certificates;

/// <summary>Reads the answer of <c>GET v3/certificates</c>.</summary>
internal static class CertificateList
{
    /// <summary>Decrypts every certificate, and holds each against the serial that it is listed under.</summary>
    /// <exception cref="WeChatPayVerificationException">One does not decrypt, or is another one than is said.</exception>
    public static IReadOnlyList<PlatformCertificate> Read(WeChatPayResponse response, string apiV3Key, string call)
    {
        WeChatPayVerificationException NotProven(VerificationCheck check, string why, string? serial = null) =>
            new(check, $"The answer to {call} is not proven to be WeChat Pay's: {why}.", call, response.RequestId, serial ?? response.Header("Wechatpay-Serial"), []);

        try
        {
            var certificates = new List<PlatformCertificate>();
            foreach (var row in (JArray)response.Json["data"]!)
            {
                var certificate = Read(Decrypt((JObject)row["encrypt_certificate"]!, apiV3Key));
                if (!string.Equals(certificate.Serial, (string?)row["serial_no"], StringComparison.OrdinalIgnoreCase))
                    throw NotProven(VerificationCheck.Serial, $"it lists a certificate under another serial than its own, `{certificate.Serial}`", certificate.Serial);
                if (certificates.Exists(other => other.Serial == certificate.Serial))
                    throw NotProven(VerificationCheck.Serial, $"it lists the certificate `{certificate.Serial}` twice", certificate.Serial);
                certificates.Add(certificate);
            }
            return certificates;
        }
        catch (CryptographicException error)
        {
            throw NotProven(VerificationCheck.Decryption, $"the APIv3 key does not decrypt a certificate ({error.GetType().Name}): the key is another merchant's, or was changed");
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or InvalidOperationException or NullReferenceException or JsonException)
        {
            throw NotProven(VerificationCheck.Decryption, $"it is not a list of encrypted certificates ({error.GetType().Name})");
        }
    }

    private static string Decrypt(JObject sealedText, string apiV3Key) =>
        AesGcm.Decrypt(Text(sealedText, "ciphertext"), apiV3Key, Text(sealedText, "nonce"), (string?)sealedText["associated_data"] ?? "");

    private static PlatformCertificate Read(string pem)
    {
        using var certificate = PemUtil.LoadCertificateFromString(pem);
        return new PlatformCertificate(PemUtil.ParseCertificateSerialNo(certificate), pem, certificate.NotBefore, certificate.NotAfter);
    }

    private static string Text(JObject fields, string field) => (string?)fields[field] ?? throw new FormatException(field);
}
