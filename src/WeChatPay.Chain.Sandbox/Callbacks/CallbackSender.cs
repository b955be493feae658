using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>Delivers callbacks and judges what is answered.</summary>
/// <remarks>Thread-safe. One client for the process: it keeps no connection longer than a receiver that restarts can bear.</remarks>
internal static class CallbackSender
{
    /// <summary>Within this time a receiver must have answered.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const int LongestAnswer = 1 << 20;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns it, and lives as long as the process.")]
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(7) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public static async Task<CallbackDelivery> SendAsync(SignedCallback callback, Uri url, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            throw new ArgumentException($"`{url}` is no absolute URL over http or https, such as http://127.0.0.1:5000/notify. Nothing was sent.", nameof(url));

        using var late = new CancellationTokenSource(Limit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            using HttpRequestMessage request = callback.ToRequest(url);
            using HttpResponseMessage answer = await Http.SendAsync(request, end.Token).ConfigureAwait(false);
            var body = await answer.Content.ReadAsStringAsync(end.Token).ConfigureAwait(false);
            return new CallbackDelivery
            {
                Status = (int)answer.StatusCode,
                Body = body,
                Elapsed = time.GetElapsedTime(started),
                Problem = callback.IsV2 ? XmlProblem((int)answer.StatusCode, body) : Problem((int)answer.StatusCode),
            };
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new CallbackDelivery { Elapsed = time.GetElapsedTime(started), Problem = $"no answer within {Limit.TotalSeconds:0} s" };
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException)
        {
            return new CallbackDelivery { Elapsed = time.GetElapsedTime(started), Problem = $"no complete answer: {error.Message}" };
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
