using System.Text;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>A callback in a file: an HTTP request as it stands on the wire.</summary>
internal static class CallbackFile
{
    private const string RequestLine = "POST /notify HTTP/1.1";

    // Of one connection, or of the bytes on it (RFC 9110, section 7.6.1).
    private static readonly HashSet<string> OfConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>Leaves out the headers of the connection.</summary>
    public static Dictionary<string, string> Choose(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var chosen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers.Where(static header => !OfConnection.Contains(header.Key)))
            chosen[name] = value;
        return chosen;
    }

    /// <summary>Tells whether a body is XML, as APIv2 sends it.</summary>
    public static bool IsXml(ReadOnlySpan<byte> body)
    {
        var text = body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    public static void Write(string path, SignedCallback callback, byte[] body)
    {
        var head = new StringBuilder(RequestLine).Append("\r\n");
        foreach (var (name, value) in callback.Headers)
            head.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // Windows refuses the property; the file has the rights of its folder there.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = File.Open(path, options);
        file.Write(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        file.Write(body);
    }

    /// <exception cref="FormatException">It is not a request. The message quotes nothing of it.</exception>
    public static (List<KeyValuePair<string, string>> Headers, byte[] Body) Read(byte[] content)
    {
        var (end, length) = FindEnd(content);
        if (end < 0)
            throw Wrong("has no empty line between headers and body");
        var lines = Encoding.UTF8.GetString(content, 0, end).Split('\n');
        if (!lines[0].StartsWith("POST ", StringComparison.Ordinal))
            throw Wrong("does not begin with `POST `");
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw Wrong($"has a line without the name of a header: line {headers.Count + 2}");
            headers.Add(KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return (headers, content[(end + length)..]);
    }

    // Editors may have turned CRLF into LF; the body behind the empty line is taken as it is.
    private static (int At, int Length) FindEnd(ReadOnlySpan<byte> content)
    {
        var (wire, plain) = (content.IndexOf("\r\n\r\n"u8), content.IndexOf("\n\n"u8));
        return wire >= 0 && (plain < 0 || wire < plain) ? (wire, 4) : (plain, 2);
    }

    private static FormatException Wrong(string what) => new(
        $"The file {what}. A callback is kept as an HTTP request: `{RequestLine}`, its headers, an empty line, its body.");
}
