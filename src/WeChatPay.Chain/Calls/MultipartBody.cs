using System.Net.Http.Headers;
using System.Text;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>Multipart bodies: uploads, of which WeChat Pay signs the part <c>meta</c> alone.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342, "signing an upload".</remarks>
internal static class MultipartBody
{
    private const string Meta = "meta";

    // The meta comes first in every documented upload and is a few hundred bytes long.
    private const int HeadSize = 64 * 1024;

    /// <summary>Gives the boundary that a <c>Content-Type</c> states, <see langword="null"/> when it is not multipart.</summary>
    public static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"')
            : null;

    /// <summary>Makes a body from the option <c>multipart</c>.</summary>
    public static EncodedBody FromParts(object parts, string call)
    {
        var boundary = Formatter.Nonce(40);
        var content = new MultipartContent("form-data", boundary);
        content.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new("boundary", boundary) } };
        byte[]? signed = null;
        foreach (var part in parts is System.Collections.IEnumerable list and not string ? list.Cast<object?>() : throw Wrong(call, parts))
        {
            var fields = part is not null && LooseObject.TryRead(part, out var entries)
                ? entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal)
                : throw Wrong(call, part);
            if (fields.GetValueOrDefault("name") is not string name || fields.GetValueOrDefault("contents") is not { } contents)
                throw Wrong(call, part);
            var bytes = ScalarText.Of(contents) is { } text ? Encoding.UTF8.GetBytes(text) : contents as byte[];
            if (name == Meta)
                signed = bytes ?? throw new ArgumentException($"The part `meta` of {call} is a {contents.GetType().Name}: give its JSON as text. Nothing was sent.");
            content.Add(Part(name, bytes is null ? StreamOf(contents, call) : new ByteArrayContent(bytes), fields));
        }
        return Encoded(content, signed, call);
    }

    /// <summary>Makes a body from an <see cref="HttpContent"/>: of a multipart one the part <c>meta</c> is signed, of others all.</summary>
    public static async Task<EncodedBody> FromContentAsync(HttpContent content, string call, CancellationToken cancellationToken)
    {
        if (content is not MultipartContent multipart)
        {
            var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new(RequestBody.FromContent(content, bytes), content.Headers.ContentType?.ToString());
        }
        var meta = multipart.FirstOrDefault(part => part.Headers.ContentDisposition?.Name?.Trim('"') == Meta);
        return Encoded(content, meta is null ? null : await meta.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), call);
    }

    /// <summary>Makes a body from a stream that holds a multipart body already.</summary>
    public static async Task<EncodedBody> FromStreamAsync(Stream stream, string boundary, string call, CancellationToken cancellationToken)
    {
        var source = stream;
        if (!stream.CanSeek)
        {
            source = new MemoryStream();
            await stream.CopyToAsync(source, cancellationToken).ConfigureAwait(false);
            source.Position = 0;
        }
        var start = source.Position;
        var head = new byte[HeadSize];
        var length = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        source.Position = start;
        var content = new StreamContent(source);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        return Encoded(content, FindMeta(head.AsSpan(0, length), boundary), call);
    }

    // RFC 2046, 5.1.1: a part is headers, an empty line and content, up to a line feed and the boundary.
    private static byte[]? FindMeta(ReadOnlySpan<byte> head, string boundary)
    {
        var text = Encoding.Latin1.GetString(head);
        foreach (var part in text.Split($"--{boundary}"))
        {
            var blank = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (blank < 0 || !part.EndsWith("\r\n", StringComparison.Ordinal))
                continue;
            var headers = part[..blank];
            if (headers.Contains("name=\"meta\"", StringComparison.OrdinalIgnoreCase) || headers.Contains("name=meta", StringComparison.OrdinalIgnoreCase))
                return Encoding.Latin1.GetBytes(part[(blank + 4)..^2]);
        }
        return null;
    }

    private static EncodedBody Encoded(HttpContent content, byte[]? signed, string call) => signed is null
        ? throw new ArgumentException($"The multipart body of {call} has no part named `meta` with the file's JSON description, which is what WeChat Pay signs. Nothing was sent.")
        : new(RequestBody.FromContent(content, signed), content.Headers.ContentType!.ToString());

    private static HttpContent Part(string name, HttpContent content, Dictionary<string, object?> fields)
    {
        var filename = fields.GetValueOrDefault("filename") as string;
        // Quoted by hand: WeChat Pay wants quotes, which .NET writes only around names that need them.
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{Quotable(name)}\"{(filename is null ? "" : $"; filename=\"{Quotable(filename)}\"")}");
        if (fields.GetValueOrDefault("headers") is { } headers && LooseObject.TryRead(headers, out var entries))
        {
            foreach (var (header, value) in entries)
                content.Headers.TryAddWithoutValidation(header.Replace('_', '-'), ScalarText.Of(value));
        }
        if (content.Headers.ContentType is null)
            content.Headers.TryAddWithoutValidation("Content-Type", filename is null ? "application/json" : "application/octet-stream");
        return content;
    }

    // The WHATWG's form of escaping, https://html.spec.whatwg.org/#multipart-form-data: a quote or a line feed would end the name.
    private static string Quotable(string text) => text.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static StreamContent StreamOf(object contents, string call) => contents is Stream { CanRead: true } stream
        ? new StreamContent(stream)
        : throw new ArgumentException($"`contents` of a part of {call} is {(contents is Stream ? "a stream that is closed or cannot be read" : $"a {contents.GetType().Name}")}: give text, bytes or an open stream. Nothing was sent.");

    private static ArgumentException Wrong(string call, object? part) =>
        new($"`multipart` of {call} holds a {part?.GetType().Name ?? "null"}: give a list of parts, multipart = new object[] {{ new {{ name = \"meta\", contents = json }}, new {{ name = \"file\", contents = stream, filename = \"image.jpg\" }} }}. Nothing was sent.");
}
