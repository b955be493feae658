using WeChatPay.Php.Values;

namespace WeChatPay.Php.Web;

/// <summary>The web request with the names of Laravel's <c>Illuminate\Http\Request</c>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://laravel.com/docs/requests.</remarks>
public sealed class LaravelRequest
{
    private readonly WebRequest _request;

    private LaravelRequest(WebRequest request) => _request = request;

    /// <summary>Gets the headers: <c>headers.all()</c>, <c>headers.get("X")</c>.</summary>
    public HeaderBag headers => new(_request);

    /// <summary>Gets the request that is handled: <c>request()</c>, <c>Request::capture()</c>.</summary>
    /// <exception cref="InvalidOperationException">The code does not run inside of <see cref="WebRequest.Handle(Action)"/>.</exception>
    public static LaravelRequest capture() => new(WebRequest.Current);

    /// <summary>Gets the raw body.</summary>
    public string getContent() => _request.Body;

    /// <summary>Gets a header; without a name, an array of all.</summary>
    public dynamic? header(object? key = null, object? @default = null) => key is null ? headers.all() : headers.get(key, @default);

    /// <summary>Tells whether there is a header.</summary>
    public bool hasHeader(object? key) => headers.has(key);

    /// <summary>Gets a field of the body or the query, by its name with dots; without a name, an array of all.</summary>
    public dynamic? input(object? key = null, object? @default = null) => Field(All(), key, @default);

    /// <summary>Gets all fields of the body and the query.</summary>
    public PhpArray all() => All();

    /// <summary>Gets a field of the JSON body, by its name with dots.</summary>
    public dynamic? json(object? key, object? @default = null) => Field(RequestFields.Json(_request), key, @default);

    /// <summary>Gets a field of the query; without a name, an array of all.</summary>
    public dynamic? query(object? key = null, object? @default = null) => Plain(_request.Query, key, @default);

    /// <summary>Gets a field of the body; without a name, an array of all.</summary>
    public dynamic? post(object? key = null, object? @default = null) => Plain(RequestFields.Body(_request), key, @default);

    /// <summary>Tells whether there is a field of the body or the query.</summary>
    public bool has(object? key)
    {
        var missing = new object();
        return !ReferenceEquals(RequestFields.Find(All(), Parameters.Text(key, 1), missing), missing);
    }

    /// <summary>Tells whether there is a field that is not empty text.</summary>
    public bool filled(object? key) => has(key) && (object?)input(key) is not (null or "");

    /// <summary>Gets some of the fields.</summary>
    public PhpArray only(params object?[] keys) => RequestFields.Only(All(), keys);

    /// <summary>Gets the HTTP method.</summary>
    public string method() => _request.Method;

    /// <summary>Gets the HTTP method.</summary>
    public string getMethod() => _request.Method;

    /// <summary>Tells whether the request has a method, in any case.</summary>
    public bool isMethod(object? method) => Parameters.Text(method, 1).Equals(_request.Method, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether the body is JSON.</summary>
    public bool isJson() => RequestFields.IsJson(_request);

    /// <summary>Gets the path without slashes at its ends.</summary>
    public string path() => _request.Path.Trim('/') is { Length: > 0 } path ? path : "/";

    /// <summary>Gets the path and the query.</summary>
    public string getRequestUri() => _request.Target;

    /// <summary>Gets the address of the client.</summary>
    public string ip() => _request.RemoteAddress;

    private PhpArray All() => (PhpArray)Operators.add(RequestFields.Body(_request), _request.Query);

    private static dynamic? Field(PhpArray fields, object? key, object? fallback) =>
        key is null ? fields : RequestFields.Find(fields, Parameters.Text(key, 1, "key", "input"), fallback);

    private static dynamic? Plain(PhpArray fields, object? key, object? fallback) => key is null ? fields : fields.ContainsKey(key) ? fields[key] : fallback;
}

/// <summary>The headers of a request with the names of Symfony's <c>HeaderBag</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class HeaderBag
{
    private readonly WebRequest _request;

    internal HeaderBag(WebRequest request) => _request = request;

    /// <summary>Gets an array of lists by names in lower case; the list of one header.</summary>
    public PhpArray all(object? key = null)
    {
        var found = new PhpArray();
        if (key is not null)
        {
            if (_request.Header(Name(key)) is { } value)
                found.Add(value);
            return found;
        }
        foreach (var (name, value) in _request.Headers)
            found[name.ToLowerInvariant()] = new PhpArray { value };
        return found;
    }

    /// <summary>Gets a header, or the default.</summary>
    public dynamic? get(object? key, object? @default = null) => _request.Header(Name(key)) ?? @default;

    /// <summary>Tells whether there is a header.</summary>
    public bool has(object? key) => _request.Header(Name(key)) is not null;

    // As in Symfony, `_` is `-` in the name of a header.
    private static string Name(object? key) => Parameters.Text(key, 1).Replace('_', '-');
}
