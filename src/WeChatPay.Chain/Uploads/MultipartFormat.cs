using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Uploads;

/// <summary>The text around the parts of a multipart body (RFC 2046, 5.1; RFC 7578).</summary>
internal static class MultipartFormat
{
    /// <summary>Makes a random boundary, as the PHP SDK does.</summary>
    /// <returns>40 hex digits in lower case.</returns>
    public static string CreateBoundary() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>Writes the header <c>Content-Type</c> of the whole body.</summary>
    public static string ComposeContentType(string boundary) => $"multipart/form-data; boundary={boundary}";

    /// <summary>Writes the header <c>Content-Disposition</c> of a part, its names in quotes, as WeChat Pay wants them.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="fileName">The name of the file in the part, if it is a file.</param>
    public static string ComposeDisposition(string name, string? fileName = null) =>
        $"form-data; name=\"{Escape(name)}\"{(fileName is null ? "" : $"; filename=\"{Escape(fileName)}\"")}";

    /// <summary>Writes the text before the content of a part: the boundary, the headers and an empty line.</summary>
    public static string ComposeHead(string boundary, params IEnumerable<KeyValuePair<string, string>> headers)
    {
        var head = new StringBuilder($"--{boundary}\r\n");
        foreach (var (name, value) in headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return head.Append("\r\n").ToString();
    }

    /// <summary>Writes the text that ends the body, after the line end of its last part.</summary>
    public static string ComposeEnd(string boundary) => $"--{boundary}--\r\n";

    // The WHATWG's form of escaping, https://html.spec.whatwg.org/#multipart-form-data: a quote or a line feed would end the name.
    private static string Escape(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
