using System.Text;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Web;

/// <summary>The reply to a web request: status, headers and body, with the methods of Laravel's and ThinkPHP's responses.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
public sealed class WebReply
{
    private const string ContentType = "Content-Type";

    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly StringBuilder _printed = new();
    private string _content = "";

    internal WebReply()
    {
    }

    /// <summary>Gets the HTTP status.</summary>
    public int Status { get; private set; } = 200;

    /// <summary>Gets the headers that the code set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Gets the bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body => Bytes.Encode(_printed + _content);

    /// <summary>Gets the status, under PHP's name.</summary>
    public long getStatusCode() => Status;

    /// <summary>Gets the status, under ThinkPHP's name.</summary>
    public long getCode() => Status;

    /// <summary>Gets the body as text, under PHP's name.</summary>
    public string getContent() => _content;

    /// <summary>Sets the status, under PHP's name.</summary>
    public WebReply setStatusCode(object? code) => With(() => Status = (int)Parameters.Integer(code, 1));

    /// <summary>Sets the status, under ThinkPHP's name.</summary>
    public WebReply code(object? code) => setStatusCode(code);

    /// <summary>Sets the body, under PHP's name.</summary>
    public WebReply setContent(object? content) => With(() => _content = Parameters.Text(content, 1));

    /// <summary>Sets a header, or an array of headers.</summary>
    public WebReply header(object? key, object? value = null) => key is PhpArray ? withHeaders(key)
        : With(() => SetHeader(Parameters.Text(key, 1), Parameters.Text(value, 2)));

    /// <summary>Sets an array of headers.</summary>
    public WebReply withHeaders(object? headers) => With(() =>
    {
        foreach (var (name, value) in PhpArray.From(headers))
            SetHeader(Casts.ToText((object?)name), Casts.ToText((object?)value));
    });

    /// <summary>Makes a reply with text, as Laravel's and ThinkPHP's <c>response()</c> does.</summary>
    /// <param name="content">Text; Laravel writes an array as JSON.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">An array of headers.</param>
    public static WebReply response(object? content = null, object? status = null, object? headers = null)
    {
        if (content is PhpArray)
            return json(content, status, headers);
        var reply = new WebReply { Status = (int)(Parameters.Optional(status, 2) ?? 200), _content = Parameters.Text(content, 1) };
        return headers is null ? reply : reply.withHeaders(headers);
    }

    /// <summary>Makes a reply with JSON, as Laravel's <c>response()->json()</c> does.</summary>
    /// <param name="data">The value. Null is written as <c>{}</c>.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">An array of headers.</param>
    /// <param name="options">The flags of <see cref="Functions.json_encode"/>.</param>
    public static WebReply json(object? data = null, object? status = null, object? headers = null, object? options = null) =>
        Json(data is null ? new stdClass() : data, status, headers, Parameters.Optional(options, 4) ?? 0);

    /// <summary>Makes a reply with JSON, as ThinkPHP's <c>json()</c> does: characters beyond ASCII stay.</summary>
    public static WebReply thinkJson(object? data = null, object? code = null, object? header = null) =>
        Json(data ?? new PhpArray(), code, header, Functions.JSON_UNESCAPED_UNICODE);

    /// <summary>Makes a reply without a body, as Laravel's <c>response()->noContent()</c> does.</summary>
    public static WebReply noContent(object? status = null) => response("", status ?? 204L);

    internal void Print(string text) => _printed.Append(text);

    internal void SetStatus(long status) => Status = (int)status;

    internal long GetStatus() => Status;

    internal void SetHeader(string name, string value)
    {
        _headers.RemoveAll(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        _headers.Add(new(name, value));
    }

    // What a handler returns, as the frameworks send it.
    internal WebReply Take(object? result)
    {
        var made = result switch
        {
            WebReply reply => reply,
            WeChatPayResponse psr => From(psr),
            PhpArray or stdClass => json(result),
            _ => null,
        };
        if (made is null)
        {
            _content = result is null ? "" : PhpText.Cast(result);
            return this;
        }
        Status = made.Status;
        _content = made._content;
        foreach (var (name, value) in made._headers)
            SetHeader(name, value);
        return this;
    }

    private static WebReply From(WeChatPayResponse response)
    {
        var reply = new WebReply { Status = response.StatusCode, _content = Bytes.Decode(response.Bytes.Span) };
        foreach (var (name, value) in response.Headers)
            reply.SetHeader(name, value);
        return reply;
    }

    private static WebReply Json(object? data, object? status, object? headers, long flags)
    {
        var reply = new WebReply { Status = (int)(Parameters.Optional(status, 2) ?? 200), _content = (string)Functions.json_encode(data, (int)flags) };
        reply.SetHeader(ContentType, "application/json");
        return headers is null ? reply : reply.withHeaders(headers);
    }

    private WebReply With(Action change)
    {
        change();
        return this;
    }
}
