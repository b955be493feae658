using System.Text;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>One part of the option <c>multipart</c>.</summary>
/// <remarks>A stream is the user's, who closes it.</remarks>
internal sealed class MultipartPart
{
    private readonly string? _fileName;
    private readonly List<KeyValuePair<string, object?>> _headers;
    private readonly Stream? _stream;

    private MultipartPart(string name, string? fileName, object contents, List<KeyValuePair<string, object?>> headers, string call)
    {
        Name = name;
        _fileName = fileName;
        _headers = headers;
        Bytes = ScalarText.TryFormat(contents) is { } text ? Encoding.UTF8.GetBytes(text) : contents as byte[];
        _stream = Bytes is null ? StreamOf(contents, call) : null;
    }

    /// <summary>Gets the part's name.</summary>
    public string Name { get; }

    /// <summary>Gets what is in it; <see langword="null"/> for a stream.</summary>
    public byte[]? Bytes { get; private set; }

    /// <summary>Gets whether it can be sent again.</summary>
    public bool IsReplayable => _stream is null or { CanSeek: true };

    /// <summary>Reads a part.</summary>
    /// <exception cref="ArgumentException">It has no name or contents, or contents that cannot be sent.</exception>
    public static MultipartPart Read(object? part, string call)
    {
        if (part is null || !LooseObject.TryRead(part, out var entries))
            throw Wrong(call, part);
        var fields = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (fields.GetValueOrDefault("name") is not string name || fields.GetValueOrDefault("contents") is not { } contents)
            throw Wrong(call, part);
        var headers = fields.GetValueOrDefault("headers") is { } given && LooseObject.TryRead(given, out var read) ? read : [];
        return new(name, fields.GetValueOrDefault("filename") as string, contents, headers, call);
    }

    /// <summary>Changes what is in it, where it is text.</summary>
    /// <param name="change">Gives the same text where there is nothing to change.</param>
    public void Change(Func<string, string> change)
    {
        var text = Encoding.UTF8.GetString(Bytes!);
        if (change(text) is var changed && !ReferenceEquals(changed, text))
            Bytes = Encoding.UTF8.GetBytes(changed);
    }

    /// <summary>Says what the option has to hold.</summary>
    public static ArgumentException Wrong(string call, object? part) =>
        new($"`multipart` of {call} holds a {part?.GetType().Name ?? "null"}: give a list of parts, multipart = new object[] {{ new {{ name = \"meta\", contents = json }}, new {{ name = \"file\", contents = stream, filename = \"image.jpg\" }} }}. Nothing was sent.");

    /// <summary>Makes what goes out, for one attempt.</summary>
    public HttpContent ToContent()
    {
        HttpContent content = _stream is null ? new ByteArrayContent(Bytes!) : new StreamedContent(Rewound, _stream.CanSeek ? _stream.Length : null, leaveOpen: true);
        content.Headers.TryAddWithoutValidation("Content-Disposition", PartHeader.Disposition(Name, _fileName));
        foreach (var (header, value) in _headers)
            content.Headers.TryAddWithoutValidation(header.Replace('_', '-'), ScalarText.TryFormat(value));
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
