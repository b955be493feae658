using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>Delivers callbacks and judges the responses.</summary>
/// <remarks>Immutable and thread-safe. The process has one client, which drops connections early, because a receiver may restart.</remarks>
internal static class CallbackSender
{
    /// <summary>The time that a receiver has for its response.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const int LongestResponse = 1 << 20;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns it, and lives as long as the process.")]
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromSeconds(7)
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestResponse,
    };

    public static async Task<CallbackDelivery> SendAsync(SignedCallback callback, Uri url, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            throw new ArgumentException($"`{url}` is not an absolute URL over http or https, such as http://127.0.0.1:5000/notify. Nothing was sent.",
                nameof(url));

        using var late = new CancellationTokenSource(Limit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            using var request = callback.ToRequest(url);
            using var response = await Http.SendAsync(request, end.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(end.Token).ConfigureAwait(false);
            return new CallbackDelivery
            {
                Status = (int)response.StatusCode,
                Body = body,
                Elapsed = time.GetElapsedTime(started),
                Problem = callback.IsV2 ? XmlProblem((int)response.StatusCode, body) : Problem((int)response.StatusCode),
            };
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new CallbackDelivery { Elapsed = time.GetElapsedTime(started), Problem = $"no response within {Limit.TotalSeconds:0} s" };
        }
        // A receiver that closes while the connection opens raises the socket's own exception.
        catch (Exception error) when (error is HttpRequestException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            return new CallbackDelivery { Elapsed = time.GetElapsedTime(started), Problem = $"no complete response: {error.Message.TrimEnd('.')}" };
        }
    }

    private static string? Problem(int status) => status switch
    {
        200 or 204 => null,
        >= 300 and <= 399 => $"status {status}, and redirects are not followed",
        _ => $"status {status}, and only 200 and 204 accept it",
    };

    private static string? XmlProblem(int status, string body)
    {
        if (status != 200)
            return $"status {status}, and only 200 accepts it";
        return ReturnCode(body) is var code && code == "SUCCESS" ? null : $"return_code {code ?? "missing"}, and only SUCCESS accepts it";
    }

    // XDocument.Parse would read a DTD; a reader of one's own refuses it.
    private static string? ReturnCode(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader).Root?.Element("return_code")?.Value.Trim();
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
