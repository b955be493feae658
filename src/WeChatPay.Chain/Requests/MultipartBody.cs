using System.Net.Http.Headers;
using System.Text;
using WeChatPay.Documented;
using WeChatPay.Pipeline;
using WeChatPay.Responses;
using WeChatPay.Util;

namespace WeChatPay.Requests;

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
    /// <param name="parts">The parts.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="seal">What encrypts sensitive fields of the meta, if anything does.</param>
    public static EncodedBody FromParts(object parts, string call, RequestEncryption? seal)
    {
        var boundary = Formatter.Nonce(40);
        var list = parts is System.Collections.IEnumerable given and not string ? given.Cast<object?>().Select(part => MultipartPart.Read(part, call)).ToList() : throw MultipartPart.Wrong(call, parts);
        var meta = list.Find(static part => part.Name == Meta);
        if (meta is { Bytes: null })
            throw new ArgumentException($"The part `meta` of {call} is a stream: give its JSON as text. Nothing was sent.");
        if (seal is not null)
            meta?.Change(seal.Meta);
        return Encoded(Content, meta?.Bytes, list.TrueForAll(static part => part.IsReplayable), Type(boundary), call);

        HttpContent Content()
        {
            // Names are UTF-8 (RFC 7578, 5.1.2); .NET's own way would write Latin-1.
            var content = new MultipartContent("form-data", boundary) { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
            foreach (var part in list)
                content.Add(part.ToContent());
            return content;
        }
    }

    /// <summary>Makes a body from an upload.</summary>
    /// <param name="media">The upload.</param>
    /// <param name="contentType">The <c>Content-Type</c> that the user states, if any.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="seal">What encrypts sensitive fields of the meta, if anything does.</param>
    /// <param name="cancellationToken">Stops reading the file for its digest.</param>
    public static async Task<EncodedBody> FromMediaAsync(MediaUtil media, string? contentType, string call, RequestEncryption? seal, CancellationToken cancellationToken)
    {
        if (contentType is not null && BoundaryOf(contentType) != BoundaryOf(media.ContentType))
            throw new ArgumentException($"The `Content-Type` of {call} is `{contentType}`, and that of its `body` is `{media.ContentType}`: give getContentType() of the same MediaUtil, or leave the header out. Nothing was sent.");
        media.File.RequireUnread();
        var meta = await media.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        meta = seal is null ? meta : seal.Meta(meta);
        var length = media.File.CanReopen ? new MediaStream(media, meta).Length : (long?)null;
        return Encoded(
            () => new StreamedContent(() => new MediaStream(media, meta), length, leaveOpen: false), Encoding.UTF8.GetBytes(meta), media.File.CanReopen, media.ContentType, call);
    }

    /// <summary>Makes a body from an <see cref="HttpContent"/>: of a multipart one the part <c>meta</c> is signed, of others all.</summary>
    public static async Task<EncodedBody> FromContentAsync(HttpContent content, string call, CancellationToken cancellationToken)
    {
        if (content is not MultipartContent multipart)
        {
            var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new(RequestBody.FromContent(content, bytes), content.Headers.ContentType?.ToString());
        }
        var meta = multipart.FirstOrDefault(static part => IsMeta(part.Headers.ContentDisposition));
        var signed = meta is null ? null : await meta.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Encoded(() => content, signed, isReplayable: false, content.Headers.ContentType!.ToString(), call);
    }

    /// <summary>Makes a body from a stream that holds a multipart body already, all of it if the stream seeks; of it the head alone is read here.</summary>
    public static async Task<EncodedBody> FromStreamAsync(Stream stream, string boundary, string call, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
            stream.Position = 0;
        var head = new byte[HeadSize];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var read = head.AsMemory(0, length);
        Func<HttpContent> content = stream.CanSeek
            ? () => new StreamedContent(() => Rewound(stream), stream.Length, leaveOpen: true)
            : () => new StreamedContent(() => new PrefixedStream(read, stream), null, leaveOpen: true);
        return Encoded(content, FindMeta(read.Span, boundary), stream.CanSeek, Type(boundary), call);
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
            if (part[..blank].Split("\r\n").Any(IsMeta))
                return Encoding.Latin1.GetBytes(part[(blank + 4)..^2]);
        }
        return null;
    }

    private static bool IsMeta(string header) =>
        header.Split(':', 2) is [var name, var value]
        && name.Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase)
        && ContentDispositionHeaderValue.TryParse(value, out var disposition)
        && IsMeta(disposition);

    private static bool IsMeta(ContentDispositionHeaderValue? disposition) => disposition?.Name?.Trim('"') == Meta;

    private static EncodedBody Encoded(Func<HttpContent> content, byte[]? signed, bool isReplayable, string contentType, string call)
    {
        if (signed is null)
            throw new ArgumentException($"The multipart body of {call} has no part named `meta` with the file's JSON description, which is what WeChat Pay signs. Nothing was sent.");
        return new(isReplayable ? RequestBody.FromContent(content, signed) : RequestBody.FromContent(content(), signed), contentType);
    }

    private static Stream Rewound(Stream stream)
    {
        stream.Position = 0;
        return stream;
    }

    private static string Type(string boundary) => $"multipart/form-data; boundary={boundary}";
}
