using System.Text;
using WeChatPay.Uploads;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>One part of the option <c>multipart</c>.</summary>
/// <remarks>A stream stays the user's own and is left open. Mutable: use it from one thread.</remarks>
internal sealed class MultipartPart
{
    private const string RightParts =
        "a list of parts, multipart = new object[] { new { name = \"meta\", contents = json }, " +
        "new { name = \"file\", contents = stream, filename = \"image.jpg\" } }";

    private readonly string? _fileName;
    private readonly List<KeyValuePair<string, object?>> _headers;
    private readonly Stream? _stream;

    private MultipartPart(string name, string? fileName, object contents, List<KeyValuePair<string, object?>> headers, string call)
    {
        Name = name;
        _fileName = fileName;
        _headers = headers;
        Bytes = ScalarText.TryFormat(contents) is { } text ? Encoding.UTF8.GetBytes(text) : contents as byte[];
        _stream = Bytes is null ? RequireStream(contents, call) : null;
    }

    /// <summary>Gets the part's name.</summary>
    public string Name { get; }

    /// <summary>Gets the content; <see langword="null"/> for a stream.</summary>
    public byte[]? Bytes { get; private set; }

    /// <summary>Gets whether it can be sent again.</summary>
    public bool IsReplayable => _stream is null or { CanSeek: true };

    /// <summary>Reads the list of parts.</summary>
    /// <exception cref="ArgumentException">The option is not a list, or a part has no name, no contents, or contents that cannot be sent.</exception>
    public static List<MultipartPart> ParseAll(object parts, string call) => parts is System.Collections.IEnumerable list and not string
        ? list.Cast<object?>().Select(part => Parse(part, call)).ToList()
        : throw Refuse(call, parts);

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
        content.Headers.TryAddWithoutValidation("Content-Disposition", MultipartFormat.ComposeDisposition(Name, _fileName));
        foreach (var (header, value) in _headers)
            content.Headers.TryAddWithoutValidation(header.Replace('_', '-'), ScalarText.TryFormat(value));
        if (content.Headers.ContentType is null)
            content.Headers.TryAddWithoutValidation("Content-Type", _fileName is null ? "application/json" : MediaTypes.ForFileName(_fileName));
        return content;
    }

    private static MultipartPart Parse(object? part, string call)
    {
        if (part is null || !LooseObject.TryRead(part, out var entries))
            throw Refuse(call, part);
        var fields = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (fields.GetValueOrDefault("name") is not string name || fields.GetValueOrDefault("contents") is not { } contents)
            throw new ArgumentException($"`multipart` of {call} holds a part without `name` or without `contents`: give {RightParts}. {Refusal.NothingSent}");
        var headers = fields.GetValueOrDefault("headers") is { } given && LooseObject.TryRead(given, out var read) ? read : [];
        return new(name, fields.GetValueOrDefault("filename") as string, contents, headers, call);
    }

    private static ArgumentException Refuse(string call, object? part) => Refusal.Create($"`multipart` of {call}", part, RightParts, verb: "holds");

    // All of it, whatever its position: a user who digested it before has read it to its end.
    private Stream Rewind()
    {
        if (_stream!.CanSeek)
            _stream.Position = 0;
        return _stream;
    }

    private static Stream RequireStream(object contents, string call) => contents switch
    {
        Stream { CanRead: true } stream => stream,
        Stream => throw new ArgumentException(
            $"`contents` of a part of {call} is a stream that is closed or cannot be read: give text, bytes or an open stream. {Refusal.NothingSent}"),
        _ => throw Refusal.Create($"`contents` of a part of {call}", contents, "text, bytes or an open stream"),
    };
}
