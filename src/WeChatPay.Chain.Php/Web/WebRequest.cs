namespace WeChatPay.Php.Web;

/// <summary>A web request by its headers and its raw body, for ported code that reads <c>php://input</c>, <c>$_SERVER</c>, <c>getallheaders()</c> or the
/// request of a framework.</summary>
/// <remarks>The code sees the request inside of <see cref="Handle(Action)"/>. In ASP.NET Core: read <c>Request.Body</c> to its end, and give its bytes and
/// <c>Request.Headers</c>. Immutable and thread-safe.</remarks>
public sealed class WebRequest
{
    private const string DefaultMethod = "POST";

    private static readonly AsyncLocal<(WebRequest Request, WebReply Reply)?> Exchange = new();
    private readonly List<KeyValuePair<string, string>> _headers;

    /// <summary>Makes a request.</summary>
    /// <param name="headers">The headers. The case of the names does not matter; values of one name are joined by <c>", "</c>.</param>
    /// <param name="body">The bytes of the body as they came: a signature covers them.</param>
    public WebRequest(IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        _headers = [.. headers.GroupBy(static one => one.Key, StringComparer.OrdinalIgnoreCase)
            .Select(static same => new KeyValuePair<string, string>(same.Key, string.Join(", ", same.Select(static one => one.Value))))];
        Bytes = body;
    }

    /// <summary>Gets or sets the HTTP method in upper case.</summary>
    /// <value>Default: <c>POST</c>, as WeChat Pay sends callbacks.</value>
    public string Method { get; init; } = DefaultMethod;

    /// <summary>Gets or sets the path and the query.</summary>
    /// <value>Default: <c>/</c>.</value>
    public string Target { get; init; } = "/";

    /// <summary>Gets or sets the address of the client.</summary>
    /// <value>Default: empty.</value>
    public string RemoteAddress { get; init; } = "";

    /// <summary>Gets the bytes of the body.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    internal static WebRequest Current => CurrentExchange.Request;

    internal static WebReply CurrentReply => CurrentExchange.Reply;

    internal static bool IsThere => Exchange.Value is not null;

    private static (WebRequest Request, WebReply Reply) CurrentExchange => Exchange.Value ?? throw new InvalidOperationException(
        "The code reads a web request, and none is handled here. Run it inside of `new WebRequest(headers, body).Handle(() => …)`.");

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    internal string Body => Text.Bytes.Decode(Bytes.Span);

    internal string Path => Target.Split('?', '#')[0];

    internal PhpArray Query => Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? Parsed(Target[(at + 1)..]) : [];

    internal PhpArray Form => Header("content-type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        && Method == DefaultMethod
        ? Parsed(Body)
        : [];

    /// <summary>Runs code that reads the request.</summary>
    /// <param name="work">The ported code. What it prints is the body of the reply; <c>header()</c> and <c>http_response_code()</c> set the rest.</param>
    /// <returns>The reply, to be sent by the web framework.</returns>
    public WebReply Handle(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Handle(() => { work(); return null; });
    }

    /// <summary>Runs a handler that reads the request.</summary>
    /// <param name="work">The ported handler. Its result is the reply: what <c>response()</c> made, text, or an array, which is sent as JSON.</param>
    /// <returns>The reply, to be sent by the web framework.</returns>
    public WebReply Handle(Func<object?> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = Exchange.Value;
        var reply = new WebReply();
        Exchange.Value = (this, reply);
        try
        {
            return reply.Take(work());
        }
        finally
        {
            Exchange.Value = before;
        }
    }

    internal string? Header(string name) =>
        _headers.Find(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } found ? found.Value : null;

    private static PhpArray Parsed(string query)
    {
        Functions.parse_str(query, out var fields);
        return (PhpArray)fields!;
    }
}
