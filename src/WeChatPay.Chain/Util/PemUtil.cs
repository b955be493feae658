using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Crypto;

namespace WeChatPay.Util;

/// <summary>Reads certificates, under the PHP SDK's names.</summary>
/// <remarks>Stateless and thread-safe. Keys are read by <see cref="Rsa.From"/>.</remarks>
public static class PemUtil
{
    private const string FileScheme = "file://";

    /// <summary>Reads a certificate from a file.</summary>
    /// <param name="path">The path of a PEM or DER file, with or without <c>file://</c> before it.</param>
    /// <returns>The certificate; the caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The file cannot be read or holds no certificate.</exception>
    public static X509Certificate2 LoadCertificate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = path.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? path[FileScheme.Length..] : path;
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
        return CertificateSerial.Of(certificate);
    }

    /// <inheritdoc cref="ParseCertificateSerialNo(X509Certificate2)"/>
    /// <param name="pem">The certificate as PEM text.</param>
    /// <exception cref="ArgumentException">There is no certificate in it. The message does not quote the text.</exception>
    public static string ParseCertificateSerialNo(string pem)
    {
        using var certificate = LoadCertificateFromString(pem);
        return ParseCertificateSerialNo(certificate);
    }

    /// <inheritdoc cref="LoadCertificate"/>
    public static X509Certificate2 loadCertificate(string path) => LoadCertificate(path);

    /// <inheritdoc cref="LoadCertificateFromString"/>
    public static X509Certificate2 loadCertificateFromString(string pem) => LoadCertificateFromString(pem);

    /// <inheritdoc cref="ParseCertificateSerialNo(X509Certificate2)"/>
    public static string parseCertificateSerialNo(X509Certificate2 certificate) => ParseCertificateSerialNo(certificate);

    /// <inheritdoc cref="ParseCertificateSerialNo(string)"/>
    public static string parseCertificateSerialNo(string pem) => ParseCertificateSerialNo(pem);
}
