using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Crypto;

namespace WeChatPay.Util;

/// <summary>Reads certificates and private keys, under the PHP SDK's names.</summary>
/// <remarks>Stateless and thread-safe. <see cref="Rsa.From"/> reads keys of more forms.</remarks>
public static partial class PemUtil
{
    private const string FileScheme = "file://";

    /// <summary>Reads a private key from a file.</summary>
    /// <param name="path">The path of a PEM file, with or without <c>file://</c> before it.</param>
    /// <exception cref="ArgumentException">The file cannot be read or holds no private RSA key. The message never quotes it.</exception>
    public static RsaKey LoadPrivateKey(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Rsa.From(path.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? path : FileScheme + path);
    }

    /// <summary>Reads a private key from PEM text.</summary>
    /// <param name="content">The text, or whatever else <see cref="Rsa.From"/> reads as a private key.</param>
    /// <exception cref="ArgumentException">It is no private RSA key. The message never quotes it.</exception>
    public static RsaKey LoadPrivateKeyFromString(object content) => Rsa.From(content);

    /// <summary>Reads a certificate from a file.</summary>
    /// <param name="path">The path of a PEM or DER file, with or without <c>file://</c> before it.</param>
    /// <returns>The certificate; the caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The file cannot be read or holds no certificate.</exception>
    public static X509Certificate2 LoadCertificate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = KeyReader.PathOf(path);
        try
        {
            return X509CertificateLoader.LoadCertificate(File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"The certificate file `{path}` cannot be read: {error.Message}", nameof(path), error);
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException($"The file `{path}` holds no certificate. Give apiclient_cert.pem or wechatpay_<serial>.pem.", nameof(path), error);
        }
    }

    /// <summary>Reads a certificate from PEM text.</summary>
    /// <param name="pem">Text with a block <c>-----BEGIN CERTIFICATE-----</c>; what stands around the block is passed over.</param>
    /// <returns>The certificate; the caller disposes of it.</returns>
    /// <exception cref="ArgumentException">There is no certificate in it. The message does not quote the text.</exception>
    public static X509Certificate2 LoadCertificateFromString(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException($"These {pem.Length} characters hold no certificate. Give the text of apiclient_cert.pem or wechatpay_<serial>.pem, from `-----BEGIN CERTIFICATE-----` on.", nameof(pem), error);
        }
    }

    /// <summary>Reads the serial of a certificate, as <c>serial</c> and <c>Wechatpay-Serial</c> want it.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <returns>Upper-case hex without leading zero bytes.</returns>
    public static string ParseCertificateSerialNo(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return CertificateSerial.Format(certificate);
    }

    /// <inheritdoc cref="ParseCertificateSerialNo(X509Certificate2)"/>
    /// <param name="pem">The certificate as PEM text, or <c>file://</c> and the path of its file.</param>
    /// <exception cref="ArgumentException">There is no certificate in it. The message does not quote the text.</exception>
    public static string ParseCertificateSerialNo(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        using var certificate = pem.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? LoadCertificate(pem) : LoadCertificateFromString(pem);
        return ParseCertificateSerialNo(certificate);
    }
}
