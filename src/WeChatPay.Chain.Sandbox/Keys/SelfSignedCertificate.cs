using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Makes self-signed certificates.</summary>
internal static class SelfSignedCertificate
{
    /// <summary>Makes a certificate that is valid for five years, as the real ones are.</summary>
    /// <param name="rsa">The key pair.</param>
    /// <param name="name">The distinguished name of subject and issuer.</param>
    /// <param name="serial">The serial number, big-endian.</param>
    /// <param name="now">The time; it is valid from the day before on.</param>
    /// <param name="lifetime">How long it is valid from now on, if not for five years.</param>
    public static X509Certificate2 Create(RSA rsa, string name, byte[] serial, DateTimeOffset now, TimeSpan? lifetime = null)
    {
        var request = new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1), Begin(now), End(now, lifetime), serial);
    }

    public static DateTimeOffset Begin(DateTimeOffset now) => now.AddDays(-1);

    public static DateTimeOffset End(DateTimeOffset now, TimeSpan? lifetime) => lifetime is { } time ? now + time : now.AddYears(5);

    /// <summary>Makes one and writes it as PEM.</summary>
    public static string Pem(RSA rsa, string name, byte[] serial, DateTimeOffset now)
    {
        using var certificate = Create(rsa, name, serial, now);
        return certificate.ExportCertificatePem();
    }
}
