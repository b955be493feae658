namespace WeChatPay.Callbacks;

/// <summary>Guesses from a body that does not match its signature what the receiver did to the body.</summary>
/// <remarks>WeChat Pay sends compact JSON with names in snake_case, without a byte order mark and without escapes that JSON does not need.</remarks>
internal static class BodyClue
{
    private const string Empty =
        "the body is empty, because something read it before. Read the raw body first; in ASP.NET Core call `Request.EnableBuffering()` before the first "
        + "reader, and set `Request.Body.Position = 0` after it";

    /// <summary>Names the likely cause for a callback of APIv3, as a clause of a message; nothing of the body is quoted.</summary>
    public static string Describe(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return Empty;
        if (body.StartsWith("\uFEFF"u8))
            return Rewritten("it begins with a byte order mark");
        return body.TrimStart(" \r\n\t"u8) is [var first, ..] ? Describe(first, body) : Empty;
    }

    /// <summary>Names the likely cause for a body that is not APIv2's XML.</summary>
    /// <returns>The clause of a message; <see langword="null"/> where there is no guess.</returns>
    public static string? DescribeV2(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t"u8) switch
    {
        [] => Empty,
        [(byte)'{', ..] => "the body is JSON: `Parse` reads the callbacks of APIv3",
        [(byte)'%', ..] => "the body is URL-encoded: give the raw body",
        _ => null,
    };

    private static string Describe(byte first, ReadOnlySpan<byte> body) => first switch
    {
        (byte)'{' => DescribeJson(body),
        (byte)'"' => Rewritten("it is JSON inside of a JSON text"),
        (byte)'<' => "the body is XML: `ParseV2` reads the callbacks of APIv2",
        (byte)'%' => "the body is URL-encoded: give the raw body",
        _ => "the body is not JSON: give the raw body, not a part of it",
    };

    private static string DescribeJson(ReadOnlySpan<byte> body)
    {
        if (body.IndexOfAny((byte)'\n', (byte)'\r') >= 0 || body.IndexOf("\": "u8) >= 0)
            return Rewritten("it has blanks or line feeds between its fields");
        if (body.IndexOf("\\u"u8) >= 0 || body.IndexOf("\\/"u8) >= 0)
            return Rewritten("it has escapes that WeChat Pay does not write");
        if (body.IndexOf("\uFFFD"u8) >= 0)
            return Rewritten("it was decoded by another encoding than UTF-8");
        return body.IndexOf("\"event_type\""u8) < 0
            ? Rewritten("its fields have other names than WeChat Pay's")
            : "it was changed on the way, or parsed and written again (give the raw bytes as they were received), "
                + "or `Certs` holds another key under this serial";
    }

    private static string Rewritten(string sign) => $"the body was probably parsed and written again, since {sign}. Give the raw bytes as they were received";
}
