using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Pipeline;

/// <summary>The connections that a client opens when the user brings no transport.</summary>
internal static class Transport
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    /// <param name="timeout">The limit of a whole call.</param>
    /// <param name="certificate">Presented to a server that asks for a certificate.</param>
    /// <param name="trust">Judges the server's certificate instead of the system.</param>
    public static SocketsHttpHandler Create(TimeSpan timeout, X509Certificate2? certificate = null, RemoteCertificateValidationCallback? trust = null) => new()
    {
        // A host that does not answer must leave time for a repeat, or for the standby host.
        ConnectTimeout = timeout > TimeSpan.Zero && timeout.Ticks / 2 < LongestConnect.Ticks ? new(timeout.Ticks / 2) : LongestConnect,
        // WeChat Pay closes an idle connection at 8 s; a request written into that moment would be lost.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(7),
        // A new connection follows a change of DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        // Redirects are followed by the handler allow_redirects, which signs again.
        AllowAutoRedirect = false,
        // The signature covers the bytes on the wire, and a gzipped bill is saved as it came.
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificates = certificate is null ? null : [certificate],
            RemoteCertificateValidationCallback = trust,
        },
    };
}
