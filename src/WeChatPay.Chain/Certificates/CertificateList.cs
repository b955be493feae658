using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using WeChatPay.Protocol;
using WeChatPay.Crypto;
using AesGcm = WeChatPay.Crypto.AesGcm;

namespace WeChatPay.Certificates;

/// <summary>Reads the response of <c>GET v3/certificates</c>.</summary>
/// <param name="response">The response.</param>
/// <param name="call">Verb and path template, for messages.</param>
internal sealed class CertificateList(WeChatPayResponse response, CallName call)
{
    // WeChat Pay lists one to three.
    private const int MaxCertificates = 64;

    /// <summary>Decrypts every certificate, and compares its serial with the one that it is listed under.</summary>
    /// <returns>The certificates; none where the list is empty or absent.</returns>
    /// <exception cref="WeChatPayVerificationException">A certificate cannot be decrypted, or is another one than the list says.</exception>
    public IReadOnlyList<PlatformCertificate> Decrypt(string apiV3Key)
    {
        var certificates = new List<PlatformCertificate>();
        foreach (var row in Rows())
        {
            var certificate = Decrypt(row, apiV3Key);
            if (!string.Equals(certificate.Serial, Text(row, "serial_no"), StringComparison.OrdinalIgnoreCase))
                throw WrongSerial("it lists a certificate under another serial than its own", certificate);
            if (certificates.Exists(other => other.Serial == certificate.Serial))
                throw WrongSerial("it lists a certificate twice", certificate);
            certificates.Add(certificate);
        }
        return certificates;
    }

    private JArray Rows()
    {
        JToken json;
        try
        {
            json = response.Bytes.IsEmpty ? new JObject() : response.Json;
        }
        catch (FormatException)
        {
            throw NoList();
        }
        return json is not JObject fields ? throw NoList() : fields["data"] switch
        {
            null or { Type: JTokenType.Null } => [],
            JArray { Count: <= MaxCertificates } rows => rows,
            JArray rows => throw NotProven(VerificationCheck.Size, $"it lists {rows.Count} certificates, and up to {MaxCertificates} are read"),
            _ => throw NoList(),
        };
    }

    private PlatformCertificate Decrypt(JToken row, string apiV3Key)
    {
        if (row is not JObject || row["encrypt_certificate"] is not JObject encrypted)
            throw NoList();
        if (Text(encrypted, "ciphertext") is not { } ciphertext || Text(encrypted, "nonce") is not { } nonce)
            throw NoList();
        try
        {
            var data = Text(encrypted, "associated_data") ?? "";
            return PlatformCertificate.FromPem(Text(encrypted, "algorithm") switch
            {
                null or AesGcm.Algorithm => AesGcm.Decrypt(ciphertext, apiV3Key, nonce, data),
                Sm4Gcm.Algorithm => Sm4Gcm.Decrypt(ciphertext, apiV3Key, nonce, data),
                _ => throw NoList(),
            });
        }
        catch (CryptographicException)
        {
            throw NotProven(
                VerificationCheck.Decryption, "the APIv3 key does not decrypt a certificate: the key is another merchant's, or was changed");
        }
        // A nonce of another length, or a plaintext that is not a certificate.
        catch (ArgumentException)
        {
            throw NoList();
        }
    }

    private static string? Text(JToken fields, string field) => fields[field] is JValue { Type: JTokenType.String } text ? (string?)text : null;

    private WeChatPayVerificationException WrongSerial(string why, PlatformCertificate certificate) =>
        NotProven(VerificationCheck.Serial, $"{why}: `{certificate.Serial}`", certificate.Serial);

    private WeChatPayVerificationException NoList() => NotProven(VerificationCheck.Decryption, "it is not a list of encrypted certificates");

    private WeChatPayVerificationException NotProven(VerificationCheck check, string why, string? serial = null) =>
        WeChatPayVerificationException.ForResponse(check, why, call, response, [], serial);
}
