#if NETSTANDARD2_0
using System.Security.Cryptography.X509Certificates;
using Microsoft.CodeAnalysis;

namespace System.Net.Security;

[Embedded]
internal sealed class SslClientAuthenticationOptions
{
    public X509CertificateCollection? ClientCertificates { get; set; }

    public RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; }
}
#endif
