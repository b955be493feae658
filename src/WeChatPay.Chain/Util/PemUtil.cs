using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay.Util;

/// <summary>Reads certificates and private keys, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe. <see cref="Rsa.From"/> reads keys of more forms.</remarks>
public static partial class PemUtil
{
    /// <summary>Reads a private key from a file.</summary>
    /// <param name="path">The path of a PEM file, with or without <c>file://</c> before it.</param>
    /// <exception cref="ArgumentException">The file cannot be read or holds no private RSA key. The message never quotes it.</exception>
    public static RsaKey LoadPrivateKey(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Rsa.From(FilePath.WithScheme(path));
    }

    /// <summary>Reads a private key from PEM text.</summary>
    /// <param name="content">The text, or whatever else <see cref="Rsa.From"/> reads as a private key.</param>
    /// <exception cref="ArgumentException">It is not a private RSA key. The message never quotes it.</exception>
    public static RsaKey LoadPrivateKeyFromString(object content) => Rsa.From(content);

    /// <summary>Reads a certificate from a file.</summary>
    /// <param name="path">The path of a PEM or DER file, with or without <c>file://</c> before it.</param>
    /// <returns>The certificate; the caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The file cannot be read or holds no certificate.</exception>
    public static X509Certificate2 LoadCertificate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = FilePath.ReadAllBytes(path, "certificate");
        try
        {
            return CertificateReader.Read(content);
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException(
                $"The file `{VisibleText.Escape(FilePath.Parse(path))}` does not hold a certificate, {error.Message}: "
                + "give apiclient_cert.pem or wechatpay_<serial>.pem.",
                nameof(path),
                error).On(HelpPage.Keys);
        }
    }

    /// <summary>Reads a certificate from PEM text.</summary>
    /// <param name="pem">Text with a block <c>-----BEGIN CERTIFICATE-----</c>; text around the block is skipped.</param>
    /// <returns>The certificate; the caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The text holds no certificate. The message does not quote the text.</exception>
    public static X509Certificate2 LoadCertificateFromString(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        try
        {
            return CertificateReader.Read(Encoding.UTF8.GetBytes(pem));
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException(
                $"These {pem.Length} characters hold no certificate, {error.Message}: give the text of apiclient_cert.pem or wechatpay_<serial>.pem, "
                + "from `-----BEGIN CERTIFICATE-----` on.",
                nameof(pem),
                error).On(HelpPage.Keys);
        }
    }

    /// <summary>Reads the serial of a certificate, in the form of <c>serial</c> and <c>Wechatpay-Serial</c>.</summary>
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
        using var certificate = FilePath.HasScheme(pem) ? LoadCertificate(pem) : LoadCertificateFromString(pem);
        return ParseCertificateSerialNo(certificate);
    }
}
