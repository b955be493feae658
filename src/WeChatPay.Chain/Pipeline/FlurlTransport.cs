using System.Text;
using Flurl;
using Flurl.Http;
using Flurl.Http.Content;
using Flurl.Http.Testing;

namespace WeChatPay.Pipeline;

/// <summary>The innermost handler: sends the request through Flurl. No other file names Flurl.</summary>
/// <remarks>Under <c>Flurl.Http.Testing.HttpTest</c> the transport is the test's. Mutable and thread-safe.</remarks>
internal sealed class FlurlTransport : IDisposable
{
    private readonly FlurlClient _client;
    private readonly FlurlClient? _withCertificate;
    private volatile bool _isDisposed;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="transport">Opens the connections.</param>
    /// <param name="withCertificate">Opens the connections that present the merchant's certificate; <see langword="null"/> when there is none.</param>
    /// <param name="ownsTransports">Whether the transports are ours, and are disposed of with this object.</param>
    public FlurlTransport(HttpMessageHandler transport, HttpMessageHandler? withCertificate, bool ownsTransports)
    {
        _client = Client(transport, ownsTransports);
        _withCertificate = withCertificate is null ? null : Client(withCertificate, ownsTransports);
    }

    /// <summary>Gets the client that presents the merchant's certificate; <see langword="null"/> when there is none.</summary>
    internal IFlurlClient? WithCertificate => _withCertificate;

    public async Task<WeChatPayResponse> SendAsync(WeChatPayRequest request, CancellationToken cancellationToken)
    {
        if (_isDisposed)
            throw new ObjectDisposedException("WeChatPayClient", $"{request.Call} was called after its client was disposed. Nothing was sent.");
        HttpResponseMessage? message = null;
        try
        {
            var received = await ToFlurl(request)
                .SendAsync(HttpMethod.Parse(request.Method), ToContent(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            message = received.ResponseMessage;
            return await ReadAsync(request, message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            message?.Dispose();
            if (Translate(request, error, cancellationToken) is { } translated)
                throw translated;
            throw;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        _client.Dispose();
        _withCertificate?.Dispose();
    }

    private static FlurlClient Client(HttpMessageHandler transport, bool ownsTransport) => new(new HttpClient(new ExactHeaders(transport), ownsTransport))
    {
        Settings =
        {
            // Time is limited for the whole exchange, body included, by the call; statuses are judged by http_errors.
            Timeout = null,
            AllowedHttpStatusRange = "*",
            // Redirects are followed by the handler allow_redirects, which signs again.
            Redirects = { Enabled = false },
        },
    };

    private FlurlClient ClientFor(WeChatPayRequest request) => !request.Options.Security
        ? _client
        : _withCertificate ?? throw new WeChatPayNotConfiguredException(
            $"{request.Call} presents the merchant's certificate (option `security`), and the client was built without it. "
            + "Give it: merchant = new { cert = \"file:///path/to/apiclient_cert.pem\", key = \"file:///path/to/apiclient_key.pem\" }. Nothing was sent.",
            request.Call);

    private FlurlRequest ToFlurl(WeChatPayRequest request)
    {
        var flurl = new FlurlRequest(new Url(request.Uri.AbsoluteUri)) { Client = ClientFor(request) };
        foreach (var (name, value) in request.Headers)
        {
            if (!ExactHeaders.IsOfContent(name))
                flurl.Headers.AddOrReplace(name, value);
        }
        return flurl.BeforeCall(call => ExactHeaders.Keep(call.HttpRequestMessage, request));
    }

    // A GET has a Content-Type as well, as the PHP SDK's has: in .NET only content can have one.
    private static HttpContent? ToContent(WeChatPayRequest request) => ExactHeaders.Apply(request, request.Body is { } body ? ToContent(body) : null);

    // HttpTest compares a body only when it is Flurl's own content, which keeps it as text. Without HttpTest the bytes go out without a copy.
    private static HttpContent ToContent(RequestBody body) =>
        HttpTest.Current is not null && body.IsBytes && TryText(body.SignedBytes) is { } text ? new CapturedStringContent(text, null) : body.ToContent();

    private static string? TryText(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<WeChatPayResponse> ReadAsync(WeChatPayRequest request, HttpResponseMessage message, CancellationToken cancellationToken)
    {
        var wantsStream = request.Options.Stream || request.Sink is not null;
        if (wantsStream && !request.NeedsWholeResponse && message.IsSuccessStatusCode)
        {
            var stream = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new WeChatPayResponse((int)message.StatusCode, message.ReasonPhrase, Headers(message), new ResponseBody(stream, message));
        }
        var bytes = message.IsSuccessStatusCode && request.ReadWhole is { } readWhole
            ? await readWhole(await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            : await message.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var response = new WeChatPayResponse((int)message.StatusCode, message.ReasonPhrase, Headers(message), new ResponseBody(bytes));
        message.Dispose();
        return response;
    }

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage message)
    {
        var headers = new List<KeyValuePair<string, string>>(16);
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            foreach (var value in values)
                headers.Add(new(name, value));
        }
        foreach (var (name, values) in message.Content.Headers.NonValidated)
        {
            foreach (var value in values)
                headers.Add(new(name, value));
        }
        return headers;
    }

    // Flurl wraps the exceptions of HttpClient; the cause says whether the host, the network or the clock was at fault.
    private static WeChatPayException? Translate(WeChatPayRequest request, Exception error, CancellationToken cancellationToken)
    {
        var cause = error is FlurlHttpException { InnerException: { } inner } ? inner : error;
        if (cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(cause.Message, cause, cancellationToken);
        return cause switch
        {
            OperationCanceledException => new WeChatPayTimeoutException(Timeout.InfiniteTimeSpan, request.Call, cause),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new WeChatPayTransportException(
                $"{request.Call} found no secure connection to `{request.Uri.Authority}`: {(cause.InnerException ?? cause).Message}"
                + $"{AboutTrust(cause.InnerException)} Nothing was sent.",
                request.Call,
                cause),
            HttpRequestException or IOException => BrokenResponse.Exception(request, cause),
            _ => null,
        };
    }

    private static string AboutTrust(Exception? handshake) => handshake is System.Security.Authentication.AuthenticationException
        ? " A proxy or a test server that has a root of its own is trusted by the option `trusted_roots`."
        : "";
}
