using WeChatPay.Basics;
using WeChatPay.Documented;
using WeChatPay.Errors;
using WeChatPay.Keys;
using WeChatPay.Protocol;
using WeChatPay.Sinks;
using WeChatPay.Telemetry;

namespace WeChatPay.Pipeline;

/// <summary>A request on its way through the handlers, which may change it before it is signed.</summary>
/// <remarks>Mutable: use it from one thread. It belongs to one call.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<WeChatPayRequest>))]
public sealed class WeChatPayRequest
{
    private WeChatPayRequest? _next;

    internal WeChatPayRequest(string method, Uri uri, HeaderMap headers, CallName call, RequestOptions options)
    {
        Method = method;
        Uri = uri;
        Headers = headers;
        CallName = call;
        Options = options;
    }

    /// <summary>Gets the HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>Gets or sets the whole address. Its path and query are signed exactly as they stand here.</summary>
    public Uri Uri { get; set; }

    /// <summary>Gets the headers, <c>Content-Type</c> among them.</summary>
    public HeaderMap Headers { get; }

    /// <summary>Gets or sets the body; <see langword="null"/> when there is none.</summary>
    public RequestBody? Body { get; set; }

    /// <summary>Gets the verb and the path template, fit for messages and logs.</summary>
    public string Call => CallName.ToString();

    /// <summary>Gets the name of the call, whose text is written where a message needs it.</summary>
    internal CallName CallName { get; }

    /// <summary>Gets or sets the fields of an APIv2 request, before they are signed; <see langword="null"/> for APIv3.</summary>
    public IReadOnlyDictionary<string, object?>? FieldsV2 { get; set; }

    /// <summary>Gets the keys of the client when the call began, with which it ends; <see langword="null"/> for the client's keys at each moment.</summary>
    internal KeySet? Keys { get; init; }

    /// <summary>Gets whether a brand signs the request, not a merchant.</summary>
    internal bool IsBrand { get; init; }

    /// <summary>Gets the options of the call, validated.</summary>
    internal RequestOptions Options { get; }

    /// <summary>Gets whether a response outside 200–299 is an exception.</summary>
    internal bool HttpErrors => Options.HttpErrors ?? true;

    /// <summary>Gets how many redirects are followed.</summary>
    internal int MaxRedirects => Options.MaxRedirects ?? RequestOptions.DefaultMaxRedirects;

    /// <summary>Gets the place that the body of the response is written to.</summary>
    internal Sink? Sink { get; init; }

    /// <summary>Gets or sets whether the body is unusable until it was read to its end without an exception.</summary>
    internal bool ReadsToEnd { get; init; }

    /// <summary>Gets how a response is read that is needed whole, where limits apply meanwhile; <see langword="null"/> for the ordinary way.</summary>
    internal Func<Stream, CancellationToken, Task<byte[]>>? ReadWhole { get; set; }

    /// <summary>Gets whether an earlier response gave the digest of the file, which the caller compares.</summary>
    internal bool HasDigest { get; init; }

    /// <summary>Gets or sets whether the whole response is needed in memory before it is handed over: to verify it.</summary>
    internal bool NeedsWholeResponse { get; set; }

    /// <summary>Gets which fields of the response are encrypted; <see langword="null"/> for none, or when they stay as they came.</summary>
    internal FieldMarks? ResponseMarks { get; init; }

    /// <summary>Gets or sets the sign type that an APIv2 request was signed with; <see langword="null"/> where another program signed it.</summary>
    internal string? SignTypeV2 { get; set; }

    /// <summary>Gets or sets whether the caller waits on its own thread: what can be done there is done at once.</summary>
    internal bool IsSynchronous { get; set; }

    /// <summary>Gets or sets whether this attempt is sent on the caller's thread.</summary>
    internal bool IsSentAtOnce { get; set; }

    /// <summary>Gets how many bytes a response may have that is read into memory.</summary>
    internal long MaxResponseBytes { get; init; } = ClientDefaults.MaxResponseBytes;

    /// <summary>Gets which failures are repeated, as the call or its client says; <see langword="null"/> when neither says anything.</summary>
    internal RetryOptions? Retry { get; init; }

    /// <summary>Gets whether the user named the host: a file lies on the host of its <c>download_url</c> alone.</summary>
    internal bool KeepsHost { get; init; }

    /// <summary>Gets or sets whether the caller logs a failure of the call in its own words.</summary>
    internal bool IsLoggedByCaller { get; set; }

    /// <summary>Gets what the attempts of the call can have done so far.</summary>
    internal CallProgress Progress { get; private set; } = new();

    /// <summary>Gets the effect of the attempts so far.</summary>
    internal CallEffect Effect => CallEffect.Create(Progress.Worst, CallName) with { Attempts = Progress.Attempts };

    /// <summary>Gets whether a redirect led here.</summary>
    internal bool IsRedirected { get; private init; }

    /// <summary>Gets the request that was sent last: this one, or the one that followed its redirects.</summary>
    internal WeChatPayRequest Last => _next is { } next ? next.Last : this;

    /// <summary>Tells an observation of each repeat from now on.</summary>
    internal void Observe(CallObservation observation) => Progress = new ObservedProgress(observation);

    /// <summary>Begins the next attempt.</summary>
    /// <param name="uri">The address, before the signer of APIv2 adds the fields of a GET.</param>
    /// <param name="body">The body, before it was signed.</param>
    /// <param name="outcome">The outcome of the attempt before.</param>
    internal void BeginAgain(Uri uri, RequestBody? body, CallOutcome outcome)
    {
        (Uri, Body, _next) = (uri, body, null);
        Progress.Repeat(outcome);
    }

    /// <summary>Makes the request that follows a redirect.</summary>
    internal WeChatPayRequest Redirected(Uri target)
    {
        var headers = Headers.Clone();
        headers["Authorization"] = null;
        return _next = new WeChatPayRequest(Method, target, headers, CallName, Options)
        {
            Body = Body,
            Keys = Keys,
            IsBrand = IsBrand,
            FieldsV2 = FieldsV2,
            SignTypeV2 = SignTypeV2,
            Sink = Sink,
            ReadsToEnd = ReadsToEnd,
            ReadWhole = ReadWhole,
            HasDigest = HasDigest,
            NeedsWholeResponse = NeedsWholeResponse,
            IsSynchronous = IsSynchronous,
            MaxResponseBytes = MaxResponseBytes,
            Progress = Progress,
            Retry = Retry,
            KeepsHost = KeepsHost,
            IsRedirected = true,
        };
    }
}
