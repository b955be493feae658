using WeChatPay.Basics;
using System.Net.Http.Headers;
using System.Text;
using WeChatPay.Compatibility;
using WeChatPay.Documented;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Responses;
using WeChatPay.Uploads;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>Multipart bodies: uploads, of which WeChat Pay signs the part <c>meta</c> only.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342, "signing an upload".</remarks>
internal static class MultipartBody
{
    /// <summary>The name of the part that the signature covers.</summary>
    public const string Meta = "meta";

    // The meta comes first in every documented upload and is a few hundred bytes long.
    private const int HeadSize = 64 * 1024;

    /// <summary>Finds the boundary in a <c>Content-Type</c>; <see langword="null"/> when it is not multipart.</summary>
    public static string? FindBoundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"')
            : null;

    /// <summary>Makes a body from the option <c>multipart</c>.</summary>
    /// <param name="parts">The option's value.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="encryption">Encrypts the sensitive fields of the meta; <see langword="null"/> to leave them.</param>
    public static EncodedBody FromParts(IReadOnlyList<FormPart> parts, CallName call, RequestEncryption? encryption)
    {
        var boundary = MultipartFormat.CreateBoundary();
        var list = parts.Select(part => new MultipartPart(part, call)).ToList();
        var meta = list.Find(static part => part.Name == Meta);
        if (meta is { Bytes: null })
            throw new ArgumentException($"The part `meta` of {call} is a stream: give its JSON as text. {Refusal.NothingSent}").On(HelpPage.Body);
        if (encryption is not null)
            meta?.Change(encryption.EncryptMeta);
        RequireFile(meta is null || list.Exists(static part => part is { FileName: not null, Name: not Meta }), call);
        return Encode(CreateContent, meta?.Bytes, list.TrueForAll(static part => part.IsReplayable), MultipartFormat.ComposeContentType(boundary), call);

        HttpContent CreateContent()
        {
            var content = new Utf8MultipartContent(boundary);
            foreach (var part in list)
                content.Add(part.ToContent());
            return content;
        }
    }

    /// <summary>Makes a body from an upload.</summary>
    /// <param name="media">The upload.</param>
    /// <param name="contentType">The user's own <c>Content-Type</c>, if there is one.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="encryption">Encrypts the sensitive fields of the meta; <see langword="null"/> to leave them.</param>
    /// <param name="isSynchronous">Whether to read the file on the caller's thread.</param>
    /// <param name="cancellationToken">Stops reading the file for its digest.</param>
    public static async Task<EncodedBody> FromMediaAsync(
        MediaUtil media, string? contentType, CallName call, RequestEncryption? encryption, bool isSynchronous, CancellationToken cancellationToken)
    {
        if (contentType is not null && FindBoundary(contentType) != FindBoundary(media.ContentType))
            throw new ArgumentException(
                $"The `Content-Type` of {call} is `{VisibleText.Escape(contentType, 200)}`, and the `Content-Type` of its `body` is `{media.ContentType}`: " +
                $"give getContentType() of the same MediaUtil, or leave the header out. {Refusal.NothingSent}").On(HelpPage.Body);
        media.File.RequireUnread();
        var meta = isSynchronous ? media.Meta : await media.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        meta = encryption is null ? meta : encryption.EncryptMeta(meta);
        var length = media.File.CanReopen ? new MediaStream(media, meta).Length : (long?)null;
        return Encode(
            () => new StreamedContent(() => new MediaStream(media, meta), length, leaveOpen: false),
            Encoding.UTF8.GetBytes(meta),
            media.File.CanReopen,
            media.ContentType,
            call);
    }

    /// <summary>Makes a body from an <see cref="HttpContent"/>: of a multipart content the part <c>meta</c> is signed, of any other the whole.</summary>
    public static async Task<EncodedBody> FromContentAsync(HttpContent content, CallName call, CancellationToken cancellationToken)
    {
        if (content is not MultipartContent multipart)
        {
            var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new(RequestBody.FromContent(content, bytes), content.Headers.ContentType?.ToString());
        }
        var meta = multipart.FirstOrDefault(static part => IsMeta(part.Headers.ContentDisposition));
        RequireFile(meta is null || multipart.Any(IsFile), call);
        var signed = meta is null ? null : await meta.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Encode(() => content, signed, isReplayable: false, content.Headers.ContentType!.ToString(), call);
    }

    /// <summary>Makes a body from a stream that holds a multipart body, and reads its head only; a stream that seeks is sent from its first byte.</summary>
    public static async Task<EncodedBody> FromStreamAsync(Stream stream, string boundary, CallName call, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
            stream.Position = 0;
        var head = new byte[HeadSize];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var read = head.AsMemory(0, length);
        Func<HttpContent> content = stream.CanSeek
            ? () => new StreamedContent(() => Rewind(stream), stream.Length, leaveOpen: true)
            : () => new StreamedContent(() => new PrefixedStream(read, stream), null, leaveOpen: true);
        return Encode(content, FindMeta(read.Span, boundary), stream.CanSeek, MultipartFormat.ComposeContentType(boundary), call);
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

    private static bool IsFile(HttpContent part) => part.Headers.ContentDisposition is { } about && (about.FileName ?? about.FileNameStar) is not null;

    private static bool IsMeta(ContentDispositionHeaderValue? disposition) => disposition?.Name?.Trim('"') == Meta;

    private static EncodedBody Encode(Func<HttpContent> content, byte[]? signed, bool isReplayable, string contentType, CallName call)
    {
        if (signed is null)
            throw new ArgumentException(
                $"The multipart body of {call} has no part named `meta`. WeChat Pay signs that part: give it with the file's description as JSON. " +
                $"{Refusal.NothingSent}").On(HelpPage.Body);
        MediaMeta.Check(Encoding.UTF8.GetString(signed));
        return new(isReplayable ? RequestBody.FromContent(content, signed) : RequestBody.FromContent(content(), signed), contentType);
    }

    private static void RequireFile(bool hasFile, CallName call)
    {
        if (!hasFile)
            throw new ArgumentException(
                $"The multipart body of {call} has no file: give one as new {{ name = \"file\", contents = stream, filename = \"image.jpg\" }}. " +
                $"{Refusal.NothingSent}").On(HelpPage.Body);
    }

    private static Stream Rewind(Stream stream)
    {
        stream.Position = 0;
        return stream;
    }
}
