#if NETSTANDARD2_0
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using Microsoft.CodeAnalysis;

namespace System.Net.Http;

/// <summary>What newer frameworks open connections with, as far as <see cref="HttpClientHandler"/> can do the same.</summary>
[Embedded]
internal sealed class SocketsHttpHandler : HttpClientHandler
{
    // .NET Framework and Mono send through HttpWebRequest, which refuses content with a GET, even empty content.
    private static readonly bool IsFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal)
        || RuntimeInformation.FrameworkDescription.StartsWith("Mono", StringComparison.Ordinal);

    public TimeSpan ConnectTimeout { get; set; }

    public TimeSpan PooledConnectionIdleTimeout { get; set; }

    public TimeSpan PooledConnectionLifetime { get; set; }

    public SslClientAuthenticationOptions SslOptions
    {
        set
        {
            if (value.ClientCertificates is { } certificates)
            {
                ClientCertificateOptions = ClientCertificateOption.Manual;
                ClientCertificates.AddRange(certificates);
            }
            if (value.RemoteCertificateValidationCallback is { } judge)
                ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => judge(this, certificate, chain, errors);
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsFramework)
        {
            var connections = ServicePointManager.FindServicePoint(request.RequestUri);
            connections.ConnectionLimit = int.MaxValue;
            connections.MaxIdleTime = (int)PooledConnectionIdleTimeout.TotalMilliseconds;
            connections.ConnectionLeaseTimeout = (int)PooledConnectionLifetime.TotalMilliseconds;
            connections.Expect100Continue = false;
            if (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head)
                request.Content = null;
        }
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Content that is bytes in memory.</summary>
[Embedded]
internal sealed class ReadOnlyMemoryContent(ReadOnlyMemory<byte> content) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(content).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = content.Length;
        return true;
    }
}

/// <summary>Why a request failed, as far as it matters here.</summary>
[Embedded]
internal enum HttpRequestError
{
    Unknown,
    NameResolutionError,
    ConnectionError,
    SecureConnectionError,
    ProxyTunnelError,
}

[Embedded]
internal sealed record HttpRequestOptionsKey<TValue>(string Key);

[Embedded]
internal readonly struct HttpRequestOptions(HttpRequestMessage message)
{
    public void Set<TValue>(HttpRequestOptionsKey<TValue> key, TValue value) => message.Properties[key.Key] = value;

    public bool TryGetValue<TValue>(HttpRequestOptionsKey<TValue> key, [MaybeNullWhen(false)] out TValue value)
    {
        value = message.Properties.TryGetValue(key.Key, out var found) && found is TValue kept ? kept : default;
        return value is not null;
    }
}

[Embedded]
internal static class HttpMembers
{
    extension(HttpRequestMessage message)
    {
        public HttpRequestOptions Options => new(message);
    }

    extension(HttpHeaders headers)
    {
        public IReadOnlyCollection<KeyValuePair<string, IEnumerable<string>>> NonValidated => [.. headers];
    }

    extension(HttpRequestException error)
    {
        public HttpRequestError HttpRequestError => error.InnerException switch
        {
            AuthenticationException => HttpRequestError.SecureConnectionError,
            WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure } => HttpRequestError.SecureConnectionError,
            WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure } =>
                HttpRequestError.NameResolutionError,
            WebException { Status: WebExceptionStatus.ConnectFailure } => HttpRequestError.ConnectionError,
            _ => HttpRequestError.Unknown,
        };
    }

    extension(HttpMethod)
    {
        public static HttpMethod Parse(string method) => new(method);
    }
}
#endif
