using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Crypto;

/// <summary>Reads certificates, as PEM or DER.</summary>
internal static class CertificateReader
{
    /// <summary>Reads the first certificate.</summary>
    /// <returns>A certificate of the caller's, which the caller disposes of.</returns>
    /// <exception cref="CryptographicException">There is none.</exception>
    public static X509Certificate2 Read(byte[] content) =>
        PemInput.IsDer(content) ? X509CertificateLoader.LoadCertificate(content) : X509Certificate2.CreateFromPem(PemInput.Decode(content));

    /// <summary>Reads all certificates: PEM may hold several.</summary>
    /// <returns>An empty collection where PEM holds other things.</returns>
    /// <exception cref="CryptographicException">The content is damaged.</exception>
    public static X509Certificate2Collection ReadAll(byte[] content)
    {
        if (PemInput.IsDer(content))
            return [X509CertificateLoader.LoadCertificate(content)];
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(PemInput.Decode(content));
        return certificates;
    }
}
