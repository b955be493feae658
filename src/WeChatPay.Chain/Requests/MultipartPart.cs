using System.Text;
using WeChatPay.Basics;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Uploads;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>One part of the option <c>multipart</c>.</summary>
/// <remarks>A stream stays the user's own and is left open. Mutable: use it from one thread.</remarks>
internal sealed class MultipartPart
{
    private readonly IReadOnlyDictionary<string, string?> _headers;
    private readonly Stream? _stream;

    /// <summary>Takes a part of the option.</summary>
    /// <exception cref="ArgumentException">Its contents cannot be sent.</exception>
    public MultipartPart(FormPart part, CallName call)
    {
        Name = part.Name;
        _headers = part.Headers;
        foreach (var (header, value) in _headers)
            HeaderMap.Check(header, value ?? "");
        Bytes = part.Contents.Value switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            byte[] bytes => bytes,
            ReadOnlyMemory<byte> bytes => bytes.ToArray(),
            _ => null,
        };
        _stream = Bytes is null ? RequireStream(part.Contents.Value, call) : null;
        FileName = (part.FileName ?? (_stream as FileStream)?.Name) is { } path ? FilePath.GetFileName(path) : null;
        // A text may be a field of the form. Bytes and streams are files.
        if (string.IsNullOrEmpty(FileName) && Name != MultipartBody.Meta && part.Contents.Value is not string)
        {
            throw new ArgumentException(
                $"The part {TextShape.QuoteField(Name)} of {call} is a file without a name: add `filename`, "
                + "new { name = \"file\", contents = …, filename = \"image.jpg\" }. "
                + Refusal.NothingSent).On(HelpPage.Body);
        }
    }

    /// <summary>Gets the name of the file; <see langword="null"/> for a part that is not a file.</summary>
    public string? FileName { get; }

    /// <summary>Gets the part's name.</summary>
    public string Name { get; }

    /// <summary>Gets the content; <see langword="null"/> for a stream.</summary>
    public byte[]? Bytes { get; private set; }

    /// <summary>Gets whether it can be sent again.</summary>
    public bool IsReplayable => _stream is null or { CanSeek: true };

    /// <summary>Changes the content of a part that is text.</summary>
    /// <param name="change">Returns the same text where there is nothing to change.</param>
    public void Change(Func<string, string> change)
    {
        var text = Encoding.UTF8.GetString(Bytes!);
        if (change(text) is var changed && !ReferenceEquals(changed, text))
            Bytes = Encoding.UTF8.GetBytes(changed);
    }

    /// <summary>Creates the content to send, for one attempt.</summary>
    public HttpContent ToContent()
    {
        HttpContent content = _stream is null
            ? new ByteArrayContent(Bytes!)
            : new StreamedContent(Rewind, _stream.CanSeek ? _stream.Length : null, leaveOpen: true);
        foreach (var (header, value) in _headers)
            content.Headers.TryAddWithoutValidation(header, value);
        if (content.Headers.ContentDisposition is null)
            content.Headers.TryAddWithoutValidation("Content-Disposition", MultipartFormat.ComposeDisposition(Name, FileName));
        if (content.Headers.ContentType is null)
            content.Headers.TryAddWithoutValidation("Content-Type", FileName is null ? "application/json" : MediaTypes.ForFileName(FileName));
        return content;
    }

    // All of it, whatever its position: a user who digested it before has read it to its end.
    private Stream Rewind()
    {
        if (_stream!.CanSeek)
            _stream.Position = 0;
        return _stream;
    }

    private static Stream RequireStream(object contents, CallName call) => contents switch
    {
        Stream { CanRead: true } stream => stream,
        Stream => throw new ArgumentException(
            $"`contents` of a part of {call} is a stream that is closed or cannot be read: give text, bytes or an open stream. {Refusal.NothingSent}")
                .On(HelpPage.Body),
        _ => throw Refusal.Create($"`contents` of a part of {call}", contents, "text, bytes or an open stream").On(HelpPage.Body),
    };
}
