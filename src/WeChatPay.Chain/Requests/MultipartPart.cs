using System.Text;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>One part of the option <c>multipart</c>.</summary>
/// <remarks>A stream is the user's, who closes it.</remarks>
internal sealed class MultipartPart
{
    private readonly string? _fileName;
    private readonly IReadOnlyDictionary<string, string?> _headers;
    private readonly Stream? _stream;

    /// <summary>Takes a part of the option.</summary>
    /// <exception cref="ArgumentException">Its contents cannot be sent.</exception>
    public MultipartPart(FormPart part, string call)
    {
        Name = part.Name;
        _fileName = part.FileName;
        _headers = part.Headers;
        Bytes = part.Contents.Value switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            byte[] bytes => bytes,
            ReadOnlyMemory<byte> bytes => bytes.ToArray(),
            _ => null,
        };
        _stream = Bytes is null ? StreamOf(part.Contents.Value, call) : null;
    }

    /// <summary>Gets the part's name.</summary>
    public string Name { get; }

    /// <summary>Gets what is in it; <see langword="null"/> for a stream.</summary>
    public byte[]? Bytes { get; private set; }

    /// <summary>Gets whether it can be sent again.</summary>
    public bool IsReplayable => _stream is null or { CanSeek: true };

    /// <summary>Changes what is in it, where it is text.</summary>
    /// <param name="change">Gives the same text where there is nothing to change.</param>
    public void Change(Func<string, string> change)
    {
        var text = Encoding.UTF8.GetString(Bytes!);
        if (change(text) is var changed && !ReferenceEquals(changed, text))
            Bytes = Encoding.UTF8.GetBytes(changed);
    }

    /// <summary>Makes what goes out, for one attempt.</summary>
    public HttpContent ToContent()
    {
        HttpContent content = _stream is null ? new ByteArrayContent(Bytes!) : new StreamedContent(Rewound, _stream.CanSeek ? _stream.Length : null, leaveOpen: true);
        content.Headers.TryAddWithoutValidation("Content-Disposition", PartHeader.Disposition(Name, _fileName));
        foreach (var (header, value) in _headers)
            content.Headers.TryAddWithoutValidation(header, value);
        if (content.Headers.ContentType is null)
            content.Headers.TryAddWithoutValidation("Content-Type", _fileName is null ? "application/json" : MediaTypes.ForFileName(_fileName));
        return content;
    }

    // All of it, wherever it stands: whoever digested it before has read it to its end.
    private Stream Rewound()
    {
        if (_stream!.CanSeek)
            _stream.Position = 0;
        return _stream;
    }

    private static Stream StreamOf(object contents, string call) => contents is Stream { CanRead: true } stream
        ? stream
        : throw new ArgumentException($"`contents` of a part of {call} is {(contents is Stream ? "a stream that is closed or cannot be read" : $"a {contents.GetType().Name}")}: give text, bytes or an open stream. Nothing was sent.");
}
