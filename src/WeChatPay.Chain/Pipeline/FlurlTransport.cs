using System.Text;
using Flurl;
using Flurl.Http;
using Flurl.Http.Content;
using Flurl.Http.Testing;
using WeChatPay.Compatibility;
using WeChatPay.Errors;
using WeChatPay.Protocol;
using WeChatPay.Util;

namespace WeChatPay.Pipeline;

/// <summary>The innermost handler: sends the request through Flurl. No other file names Flurl.</summary>
/// <remarks>Under <c>Flurl.Http.Testing.HttpTest</c> the transport is the test's. Mutable and thread-safe.</remarks>
internal sealed class FlurlTransport : IDisposable
{
    private readonly FlurlClient _client;
    private readonly FlurlClient? _withCertificate;
    private readonly ServerClock _serverClock;
    private readonly bool _ownsTransports;
    private readonly bool _sendsSynchronously;
    private volatile bool _isDisposed;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="transport">Opens the connections.</param>
    /// <param name="withCertificate">Opens the connections that present the merchant's certificate; <see langword="null"/> when there is none.</param>
    /// <param name="serverClock">Notes the dates of responses.</param>
    /// <param name="ownsTransports">Whether the transports are ours, and are disposed of with this object.</param>
    public FlurlTransport(HttpMessageHandler transport, HttpMessageHandler? withCertificate, ServerClock serverClock, bool ownsTransports)
    {
        _serverClock = serverClock;
        _ownsTransports = ownsTransports;
        _client = Client(transport, ownsTransports);
        _sendsSynchronously = SynchronousHttp.CanSend(transport);
        _withCertificate = withCertificate is null ? null : Client(withCertificate, ownsTransports);
    }

    /// <summary>Gets the client that presents the merchant's certificate; <see langword="null"/> when there is none.</summary>
    internal IFlurlClient? WithCertificate => _withCertificate;

    public async Task<WeChatPayResponse> SendAsync(WeChatPayRequest request, CancellationToken cancellationToken)
    {
        if (_isDisposed)
            throw FailedExchange.RefuseDisposed(request);
        var client = ClientFor(request);
        HttpContent? content = null;
        HttpResponseMessage? message = null;
        request.Progress.Begin(request.IsRedirected);
        request.Progress.IsTest = HttpTest.Current is not null;
        try
        {
            content = ToContent(request);
            request.IsSentAtOnce = request.IsSynchronous && _sendsSynchronously && SynchronousHttp.CanCopy(content);
            message = HttpTest.Current is null
                ? await SendAsync(request, content, client, cancellationToken).ConfigureAwait(false)
                : await SendToTestAsync(request, content, client, cancellationToken).ConfigureAwait(false);
            _serverClock.Note(FindDate(message));
            var response = await ReadAsync(request, message, cancellationToken).ConfigureAwait(false);
            response.Attempts = request.Progress.End(ErrorCodes.Judge(request.CallName, response)).Attempts;
            return response;
        }
        catch (Exception error)
        {
            message?.Dispose();
            var cause = CauseOf(error, cancellationToken);
            var isUnsent = IsUnsent(content) || FailedExchange.IsBeforeSending(cause);
            var outcome = isUnsent ? CallOutcome.NothingSent : FailedExchange.Judge(request, cause);
            var effect = CallEffect.Create(outcome, request.CallName).After(request.Progress.End(outcome), request.CallName);
            FailedExchange.Throw(FailedExchange.Translate(request, cause, isUnsent, effect, _isDisposed, cancellationToken));
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
            // Flurl takes the limit of the HttpClient away. The call limits the time of the whole exchange, body included; `http_errors` judges statuses.
            Timeout = null,
            AllowedHttpStatusRange = "*",
            // Redirects are followed by the handler allow_redirects, which signs again.
            Redirects = { Enabled = false },
        },
    };

    private FlurlClient ClientFor(WeChatPayRequest request) => !request.Options.Security
        ? _client
        : _withCertificate ?? throw new WeChatPayNotConfiguredException(
            $"{request.CallName} presents the merchant's certificate (option `security`), and the client was built without it. "
            + "Give it: merchant = new { cert = \"file:///path/to/apiclient_cert.pem\", key = \"file:///path/to/apiclient_key.pem\" }. Nothing was sent.",
            request.CallName);

    // By the client's own HttpClient. A request of Flurl would parse the address three times and copy the headers twice, for events that nobody can hear.
    private static async Task<HttpResponseMessage> SendAsync(
        WeChatPayRequest request, HttpContent? content, FlurlClient client, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), request.Uri) { Content = content };
        foreach (var (name, value) in request.Headers.Entries)
        {
            if (!ExactHeaders.IsOfContent(name))
                message.Headers.TryAddWithoutValidation(name, value);
        }
        if (request.IsSentAtOnce)
            ExactHeaders.Keep(message, request);
        return await client.HttpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    // By a request of Flurl, which the test records and responds to.
    private static async Task<HttpResponseMessage> SendToTestAsync(
        WeChatPayRequest request, HttpContent? content, FlurlClient client, CancellationToken cancellationToken)
    {
        var flurl = new FlurlRequest(new Url(request.Uri.AbsoluteUri)) { Client = client };
        foreach (var (name, value) in request.Headers.Entries)
        {
            if (!ExactHeaders.IsOfContent(name))
                flurl.Headers.AddOrReplace(name, value);
        }
        flurl.BeforeCall(call => ExactHeaders.Keep(call.HttpRequestMessage, request));
        var received = await flurl
            .SendAsync(HttpMethod.Parse(request.Method), content, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        return received.ResponseMessage;
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

    private static async ValueTask<WeChatPayResponse> ReadAsync(WeChatPayRequest request, HttpResponseMessage message, CancellationToken cancellationToken)
    {
        var wire = await OpenAsync(request, message.Content, cancellationToken).ConfigureAwait(false);
        var wantsStream = request.Options.Stream || request.Sink is not null;
        if (wantsStream && !request.NeedsWholeResponse && message.IsSuccessStatusCode)
        {
            // A download has its own words for a connection that breaks.
            var stream = request.ReadWhole is null ? new WireStream(wire, request) : wire;
            return new WeChatPayResponse((int)message.StatusCode, message.ReasonPhrase, Headers(message), new ResponseBody(stream, message));
        }
        var bytes = message.IsSuccessStatusCode && request.ReadWhole is { } readWhole
            ? await readWhole(wire, cancellationToken).ConfigureAwait(false)
            : await WholeBody.ReadAsync(
                wire, message.Content.Headers.ContentLength, request, !message.IsSuccessStatusCode && request.HttpErrors, cancellationToken)
                .ConfigureAwait(false);
        var response = new WeChatPayResponse((int)message.StatusCode, message.ReasonPhrase, Headers(message), new ResponseBody(bytes));
        message.Dispose();
        return response;
    }

    private static async ValueTask<Stream> OpenAsync(WeChatPayRequest request, HttpContent content, CancellationToken cancellationToken) =>
        request.IsSynchronous && SynchronousHttp.CanCopy(content)
            ? new SynchronousStream(SynchronousHttp.Open(content, cancellationToken), closesWhenCancelled: true)
            : await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

    // `Headers.Date` would parse it into an object, for each response.
    private static string? FindDate(HttpResponseMessage message)
    {
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            if (!name.Equals("Date", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var value in values)
                return value;
        }
        return null;
    }

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage message)
    {
        var headers = new List<KeyValuePair<string, string>>(message.Headers.NonValidated.Count + message.Content.Headers.NonValidated.Count);
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

    // Another transport may send a request without its body, or read the body before it sends.
    private bool IsUnsent(HttpContent? content) => _ownsTransports && HttpTest.Current is null && content is BytesContent { IsAskedFor: false };

    // Flurl wraps the exceptions of HttpClient, and its own message shows the whole address.
    private Exception CauseOf(Exception error, CancellationToken cancellationToken) => error switch
    {
        FlurlHttpException => error.InnerException ?? new HttpRequestException("Flurl could not send it."),
        // Of our own transports, this is the only limit: that of a connection which is made.
        TaskCanceledException { InnerException: TimeoutException limit } when _ownsTransports && !cancellationToken.IsCancellationRequested =>
            new ConnectTimeoutException(limit.Message),
        _ => error,
    };
}
