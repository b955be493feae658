using WeChatPay.Php.Values;

namespace WeChatPay.Php.Web;

/// <summary>The web request with the names of ThinkPHP's <c>think\Request</c>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://doc.thinkphp.cn/v8_0/request_info.html.</remarks>
public sealed class ThinkRequest
{
    private readonly WebRequest _request;

    private ThinkRequest(WebRequest request) => _request = request;

    /// <summary>Gets the request that is handled: <c>request()</c>, <c>Request::header()</c>.</summary>
    /// <exception cref="InvalidOperationException">The code does not run inside of <see cref="WebRequest.Handle(Action)"/>.</exception>
    public static ThinkRequest instance() => new(WebRequest.Current);

    /// <summary>Gets the raw body.</summary>
    public string getContent() => _request.Body;

    /// <summary>Gets the raw body.</summary>
    public string getInput() => _request.Body;

    /// <summary>Gets a header; without a name, an array of all by names in lower case.</summary>
    public dynamic? header(object? name = null, object? @default = null)
    {
        var wanted = Parameters.Text(name, 1);
        if (wanted.Length > 0)
            return _request.Header(wanted.Replace('_', '-')) ?? @default;
        var all = new PhpArray();
        foreach (var (key, value) in _request.Headers)
            all[key.ToLowerInvariant()] = value;
        return all;
    }

    /// <summary>Gets a field of the body or the query: <c>amount.total</c>, <c>total/d</c>; without a name, an array of all.</summary>
    public dynamic? param(object? name = null, object? @default = null) =>
        Field((PhpArray)Functions.array_merge(_request.Query, RequestFields.Body(_request)), name, @default);

    /// <summary>Gets a field of the body; without a name, an array of all.</summary>
    public dynamic? post(object? name = null, object? @default = null) => Field(RequestFields.Body(_request), name, @default);

    /// <summary>Gets a field of the query; without a name, an array of all.</summary>
    public dynamic? get(object? name = null, object? @default = null) => Field(_request.Query, name, @default);

    /// <summary>Gets an entry of PHP's <c>$_SERVER</c>.</summary>
    public dynamic? server(object? name, object? @default = null) => Functions.ServerOf(_request)[Parameters.Text(name, 1).ToUpperInvariant()] ?? @default;

    /// <summary>Gets the HTTP method.</summary>
    public string method() => _request.Method;

    /// <summary>Tells whether the method is POST.</summary>
    public bool isPost() => _request.Method == "POST";

    /// <summary>Tells whether the method is GET.</summary>
    public bool isGet() => _request.Method == "GET";

    /// <summary>Gets the address of the client.</summary>
    public string ip() => _request.RemoteAddress;

    /// <summary>Gets the path and the query.</summary>
    public string url() => _request.Target;

    private static object? Field(PhpArray fields, object? name, object? fallback)
    {
        var wanted = Parameters.Text(name, 1);
        if (wanted.Length == 0)
            return fields;
        var parts = wanted.Split('/');
        object? value = fields;
        foreach (var part in parts[0].Split('.'))
        {
            if (value is not PhpArray inner || inner[part] is not { } next)
                return fallback;
            value = next;
        }
        return (parts.Length > 1 ? parts[1] : "") switch
        {
            "" => value,
            "a" => (object?)Operators.toArray(value),
            "d" => Casts.ToLong(value),
            "f" => Casts.ToDouble(value),
            "b" => Casts.ToBool(value),
            "s" when value is not PhpArray => Casts.ToText(value),
            var other => throw new NotSupportedException($"The type /{other} of the field {wanted} is not offered: write d, f, s, b or a."),
        };
    }
}
