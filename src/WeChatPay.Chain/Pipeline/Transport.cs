using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Pipeline;

/// <summary>The connections that a client opens when the user brings no transport.</summary>
internal static class Transport
{
    /// <param name="certificate">What is presented to a server that asks for it.</param>
    /// <param name="trust">Judges the server's certificate in place of the system.</param>
    public static SocketsHttpHandler Create(X509Certificate2? certificate = null, RemoteCertificateValidationCallback? trust = null) => new()
    {
        // WeChat Pay closes an idle connection at 8 s; a request written into that moment would be lost.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(7),
        // So that a change of DNS is followed.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        // Redirects are followed by the step allow_redirects, which signs anew.
        AllowAutoRedirect = false,
        // What is signed is the bytes on the wire, and a bill that comes gzipped is saved as it came.
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificates = certificate is null ? null : [certificate],
            RemoteCertificateValidationCallback = trust,
        },
    };
}
