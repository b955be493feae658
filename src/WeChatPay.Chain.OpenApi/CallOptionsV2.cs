using WeChatPay.Pipeline;

namespace WeChatPay.OpenApi;

/// <summary>The options that every call takes, beside those of its operation, under the same names as in <c>new { … }</c>.</summary>
/// <remarks>None is set by default. Mutable: use it from one thread.</remarks>
public abstract class CallOptions : RequestObject
{
    /// <summary>Gets or sets headers: names and values. In an anonymous object <c>_</c> means <c>-</c>.</summary>
    public object? headers { get => GetField<object>("headers"); set => SetField("headers", value); }

    /// <summary>Gets or sets the body as it is to be sent: text (UTF-8), bytes, a stream, or an <see cref="HttpContent"/>.</summary>
    public object? body { get => GetField<object>("body"); set => SetField("body", value); }

    /// <summary>Gets or sets the parts of a multipart body: a list of objects with <c>name</c>, <c>contents</c>, <c>filename</c> and <c>headers</c>.</summary>
    public object? multipart { get => GetField<object>("multipart"); set => SetField("multipart", value); }

    /// <summary>Gets or sets another base address for this call; a path in it stays in front.</summary>
    public string? base_uri { get => GetField<string>("base_uri"); set => SetField("base_uri", value); }

    /// <summary>Gets or sets the place that the body of the response is written to: a path, or a writable stream.</summary>
    public object? sink { get => GetField<object>("sink"); set => SetField("sink", value); }

    /// <summary>Gets or sets whether the body is handed over as a stream; then only <see cref="TypedResponse.Response"/> holds it.</summary>
    public bool? stream { get => GetField<bool?>("stream"); set => SetField("stream", value); }

    /// <summary>Gets or sets the limit for the whole exchange, in seconds with fractions; 0 means none.</summary>
    public double? timeout { get => GetField<double?>("timeout"); set => SetField("timeout", value); }

    /// <summary>Gets or sets whether redirects are followed: true, false, or <c>new { max = 3 }</c>.</summary>
    public object? allow_redirects { get => GetField<object>("allow_redirects"); set => SetField("allow_redirects", value); }

    /// <summary>Gets or sets the place that request and response are written to, masked: true for the console's error stream, a <see cref="TextWriter"/>, or an
    /// <c>ILogger</c>.</summary>
    public object? debug { get => GetField<object>("debug"); set => SetField("debug", value); }

    /// <summary>Gets or sets whether a response outside 200–299 is an exception. Such responses are not signed.</summary>
    public bool? http_errors { get => GetField<bool?>("http_errors"); set => SetField("http_errors", value); }

    /// <summary>Gets or sets the handlers that this call goes through instead of the client's.</summary>
    public HandlerStack? handler { get => GetField<HandlerStack>("handler"); set => SetField("handler", value); }
}

/// <summary>The options that every call of APIv2 takes.</summary>
/// <remarks>None is set by default. Mutable: use it from one thread.</remarks>
public abstract class CallOptionsV2 : CallOptions
{
    /// <summary>Gets or sets whether the merchant's client certificate is presented.</summary>
    public bool? security { get => GetField<bool?>("security"); set => SetField("security", value); }

    /// <summary>Gets or sets whether <c>nonce_str</c> is left out.</summary>
    public bool? nonceless { get => GetField<bool?>("nonceless"); set => SetField("nonceless", value); }
}
