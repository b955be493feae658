using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace WeChatPay.Crypto;

/// <summary>Reads keys of SM2 from DER, which the framework does not know.</summary>
internal static class Sm2KeyReader
{
    /// <summary>Reads PKCS#8 or a SubjectPublicKeyInfo.</summary>
    /// <returns><see langword="null"/> for another thing.</returns>
    public static Sm2Key? TryImport(byte[] content, bool asPrivate)
    {
        try
        {
            return Sm2Key.TryFrom(asPrivate ? PrivateKeyFactory.CreateKey(content) : PublicKeyFactory.CreateKey(content));
        }
        // BouncyCastle reports malformed input by many exception types.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Reads the public key of a certificate, of whatever kind it is.</summary>
    /// <exception cref="ArgumentException">The key is damaged.</exception>
    public static AsymmetricKeyParameter ReadPublicKey(X509Certificate2 certificate)
    {
        try
        {
            return new X509CertificateParser().ReadCertificate(certificate.RawData).GetPublicKey();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw KeyFault.Wrong(asPrivate: false, $"a certificate of a damaged or unknown key ({error.GetType().Name})");
        }
    }
}
