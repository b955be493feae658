using WeChatPay.Php.Values;

namespace WeChatPay.Php.Web;

/// <summary>The web request with the names of PSR-7's <c>ServerRequestInterface</c>.</summary>
/// <remarks>Immutable and thread-safe, but for the body, which one thread reads. Source: https://www.php-fig.org/psr/psr-7/.</remarks>
public sealed class ServerRequest
{
    private readonly WebRequest _request;
    private readonly ResponseBody _body;

    private ServerRequest(WebRequest request) => (_request, _body) = (request, new ResponseBody(request.Bytes));

    /// <summary>Gets the request that is handled, as <c>ServerRequest::fromGlobals()</c> does.</summary>
    /// <exception cref="InvalidOperationException">The code does not run inside of <see cref="WebRequest.Handle(Action)"/>.</exception>
    public static ServerRequest fromGlobals() => new(WebRequest.Current);

    /// <summary>Gets the HTTP method.</summary>
    public string getMethod() => _request.Method;

    /// <summary>Gets the raw body; <c>(string) $request->getBody()</c> is its text.</summary>
    public ResponseBody getBody() => _body;

    /// <summary>Gets a header; empty when there is none.</summary>
    public string getHeaderLine(object? name) => _request.Header(Parameters.Text(name, 1)) ?? "";

    /// <summary>Gets the values of a header as a list; an empty list when there is none.</summary>
    public PhpArray getHeader(object? name) => _request.Header(Parameters.Text(name, 1)) is { } value ? new PhpArray { value } : [];

    /// <summary>Tells whether there is a header.</summary>
    public bool hasHeader(object? name) => _request.Header(Parameters.Text(name, 1)) is not null;

    /// <summary>Gets an array of lists by names.</summary>
    public PhpArray getHeaders()
    {
        var all = new PhpArray();
        foreach (var (name, value) in Functions.HeadersOf(_request))
            all[(object)name] = new PhpArray { (object?)value };
        return all;
    }

    /// <summary>Gets the path and the query.</summary>
    public string getRequestTarget() => _request.Target;

    /// <summary>Gets the fields of a form; an empty array for any other body.</summary>
    public PhpArray getParsedBody() => _request.Form;

    /// <summary>Gets the fields of the query.</summary>
    public PhpArray getQueryParams() => _request.Query;

    /// <summary>Gets PHP's <c>$_SERVER</c>.</summary>
    public PhpArray getServerParams() => Functions.ServerOf(_request);
}
