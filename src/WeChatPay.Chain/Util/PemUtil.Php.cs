using System.Security.Cryptography.X509Certificates;
using WeChatPay.Crypto;

namespace WeChatPay.Util;

public static partial class PemUtil
{
    /// <inheritdoc cref="LoadPrivateKey"/>
    public static RsaKey loadPrivateKey(string path) => LoadPrivateKey(path);

    /// <inheritdoc cref="LoadPrivateKeyFromString"/>
    public static RsaKey loadPrivateKeyFromString(object content) => LoadPrivateKeyFromString(content);

    /// <inheritdoc cref="LoadCertificate"/>
    public static X509Certificate2 loadCertificate(string path) => LoadCertificate(path);

    /// <inheritdoc cref="LoadCertificateFromString"/>
    public static X509Certificate2 loadCertificateFromString(string pem) => LoadCertificateFromString(pem);

    /// <inheritdoc cref="ParseCertificateSerialNo(X509Certificate2)"/>
    public static string parseCertificateSerialNo(X509Certificate2 certificate) => ParseCertificateSerialNo(certificate);

    /// <inheritdoc cref="ParseCertificateSerialNo(string)"/>
    public static string parseCertificateSerialNo(string pem) => ParseCertificateSerialNo(pem);
}
