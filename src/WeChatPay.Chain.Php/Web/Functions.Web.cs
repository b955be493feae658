using WeChatPay.Php.Values;
using WeChatPay.Php.Web;

namespace WeChatPay.Php;

/// <content>PHP's functions for the web request that is handled. Source: https://www.php.net/manual/ref.network.php.</content>
public static partial class Functions
{
    private static readonly string[] Bare = ["CONTENT_TYPE", "CONTENT_LENGTH"];

    /// <summary>Gets PHP's <c>$_SERVER</c>: the headers of the web request as <c>HTTP_…</c>, and its method, address and query.</summary>
    public static PhpArray _SERVER => WebRequest.IsThere ? ServerOf(WebRequest.Current) : [];

    /// <summary>Gets PHP's <c>$_GET</c>: the fields of the query.</summary>
    public static PhpArray _GET => WebRequest.IsThere ? WebRequest.Current.Query : [];

    /// <summary>Gets PHP's <c>$_POST</c>: the fields of a form.</summary>
    public static PhpArray _POST => WebRequest.IsThere ? WebRequest.Current.Form : [];

    /// <summary>Gets the headers of the web request, each word of a name with a capital: <c>Wechatpay-Serial</c>.</summary>
    public static PhpArray getallheaders() => HeadersOf(WebRequest.Current);

    /// <inheritdoc cref="getallheaders"/>
    public static PhpArray apache_request_headers() => getallheaders();

    /// <summary>Sets a header of the reply, <c>Content-Type: text/plain</c>, or its status line, <c>HTTP/1.1 401 Unauthorized</c>.</summary>
    public static void header(object? header, bool replace = true, long response_code = 0)
    {
        var line = Parameters.Text(header, 1);
        if (!replace)
            throw new NotSupportedException("A second header of the same name is not offered: join the values by a comma.");
        var reply = WebRequest.CurrentReply;
        if (line.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase))
            reply.SetStatus((long)intval(line.Split(' ').ElementAtOrDefault(1)));
        else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            reply.SetHeader(line[..colon].Trim(), line[(colon + 1)..].Trim());
        if (response_code != 0)
            reply.SetStatus(response_code);
    }

    /// <summary>Sets the status of the reply.</summary>
    /// <param name="response_code">The status; 0 only asks.</param>
    /// <returns>The status before.</returns>
    public static long http_response_code(object? response_code = null)
    {
        var reply = WebRequest.CurrentReply;
        var before = reply.GetStatus();
        if (Parameters.Integer(response_code, 1) is not 0 and var status)
            reply.SetStatus(status);
        return before;
    }

    internal static PhpArray HeadersOf(WebRequest request)
    {
        var all = new PhpArray();
        foreach (var (name, value) in request.Headers)
            all[ucwords(name.ToLowerInvariant(), "-")] = value;
        return all;
    }

    internal static PhpArray ServerOf(WebRequest request)
    {
        var all = new PhpArray();
        foreach (var (name, value) in request.Headers)
        {
            var key = name.ToUpperInvariant().Replace('-', '_');
            all[Bare.Contains(key) ? key : "HTTP_" + key] = value;
        }
        all["REMOTE_ADDR"] = request.RemoteAddress;
        all["REQUEST_METHOD"] = request.Method;
        all["REQUEST_URI"] = request.Target;
        all["QUERY_STRING"] = request.Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? request.Target[(at + 1)..] : "";
        return all;
    }

    internal static void Print(string text)
    {
        if (WebRequest.IsThere)
            WebRequest.CurrentReply.Print(text);
        else
            Console.Out.Write(text);
    }
}
