using WeChatPay.Php.Values;

namespace WeChatPay.Php.Psr7;

/// <summary>Makes responses of PSR-7: PHP's <c>new \GuzzleHttp\Psr7\Response(200, [], 'text')</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class Response
{
    /// <summary>Makes a response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">An array of headers; a list as a value gives a header several times.</param>
    /// <param name="body">The text of the body.</param>
    public static WeChatPayResponse create(object? status = null, object? headers = null, object? body = null)
    {
        var given = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in headers is null ? [] : PhpArray.From(headers))
        {
            foreach (var one in (object?)value is PhpArray list ? list.Values : [value])
                given.Add(new(Casts.ToText((object?)name), Casts.ToText((object?)one)));
        }
        var code = (int)(Parameters.Optional(status, 1) ?? 200);
        return new(code, Phrase(code), given, new ResponseBody(Functions.RawBytes(body ?? "")));
    }

    private static string Phrase(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "",
    };
}
