#if !NET9_0_OR_GREATER
using Microsoft.CodeAnalysis;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>Loads certificates, each of the form that is named.</summary>
[Embedded]
internal static class X509CertificateLoader
{
    // Of no bytes, the constructor makes an object without a certificate.
    public static X509Certificate2 LoadCertificate(byte[] data) =>
        data.Length > 0 ? new(data) : throw new CryptographicException("The data of the certificate is empty.");

    public static X509Certificate2 LoadPkcs12(byte[] data, string? password) => new(data, password);
}
#endif
