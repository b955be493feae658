using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>One throw-away key pair in every form in which merchants keep it.</summary>
internal static class KeyForms
{
    public const string Passphrase = "correct horse";

    /// <summary>The first byte has its highest bit set: DER puts a zero in front of it, openssl and the merchant platform don't show that.</summary>
    public const string CertificateSerial = "F157F09EFDC096DE15EBE81A47057A7200000001";

    public static RSA Pair => TestKeys.Merchant;

    public static string Pkcs1 { get; } = Pair.ExportRSAPrivateKeyPem();

    public static string Pkcs8 { get; } = Pair.ExportPkcs8PrivateKeyPem();

    public static string EncryptedPkcs8 { get; } =
        Pair.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    public static string LegacyEncrypted { get; } = WriteLegacyEncrypted();

    public static string Spki { get; } = Pair.ExportSubjectPublicKeyInfoPem();

    public static string PublicPkcs1 { get; } = Pair.ExportRSAPublicKeyPem();

    public static X509Certificate2 CertificateWithKey { get; } = Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));

    public static X509Certificate2 Certificate { get; } = X509CertificateLoader.LoadCertificate(CertificateWithKey.RawData);

    public static string CertificatePem { get; } = Certificate.ExportCertificatePem();

    public static string Ec { get; } = MakeEc();

    /// <summary>Takes the frame and the line feeds off.</summary>
    public static string Bare(string pem) => string.Concat(pem.Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal)));

    /// <summary>Asserts that text shows nothing of a key: no 20 characters of its Base64 in a row.</summary>
    public static bool Shows(string text, string pem)
    {
        var body = Bare(pem);
        return Enumerable.Range(0, Math.Max(0, body.Length - 20)).Any(start => text.Contains(body.AsSpan(start, 20), StringComparison.Ordinal));
    }

    /// <summary>Makes a certificate of the pair, with its private key.</summary>
    public static X509Certificate2 Certify(DateTimeOffset notBefore, DateTimeOffset notAfter, RSA? pair = null)
    {
        pair ??= Pair;
        var request = new CertificateRequest("CN=Tenpay.com Root CA, O=Test", pair, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(
            request.SubjectName,
            X509SignatureGenerator.CreateForRSA(pair, RSASignaturePadding.Pkcs1),
            notBefore,
            notAfter,
            Convert.FromHexString(CertificateSerial));
        return certificate.CopyWithPrivateKey(pair);
    }

    private static string WriteLegacyEncrypted()
    {
        using var text = new StringWriter();
        using var writer = new PemWriter(text);
        writer.WriteObject(DotNetUtilities.GetRsaKeyPair(Pair), "AES-128-CBC", Passphrase.ToCharArray(), new SecureRandom());
        writer.Writer.Flush();
        return text.ToString();
    }

    private static string MakeEc()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem();
    }
}
