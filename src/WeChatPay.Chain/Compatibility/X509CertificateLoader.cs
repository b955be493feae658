#if !NET9_0_OR_GREATER
using Microsoft.CodeAnalysis;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>Loads certificates, each of the form that is named.</summary>
[Embedded]
internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadCertificate(byte[] data) => new(data);

    public static X509Certificate2 LoadPkcs12(byte[] data, string? password) => new(data, password);
}
#endif
