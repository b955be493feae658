using System.Text;

namespace WeChatPay.Php.Psr7;

/// <summary>A multipart body under the name of PHP's HTTP client: give it as <c>body</c>, with its boundary in the header <c>Content-Type</c>.</summary>
/// <remarks>For one thread. Read once from the first byte to the last; the files in it are not read into memory.</remarks>
public sealed class MultipartStream : Stream
{
    private readonly string _boundary;
    private readonly Queue<Stream> _parts = [];

    /// <summary>Puts the parts together.</summary>
    /// <param name="elements">A list of parts: <c>new { name = "meta", contents = json }</c>, <c>new { name = "file", filename = "a.jpg", contents = stream, headers = … }</c>.</param>
    /// <param name="boundary">What stands between the parts. Default: 40 random letters and digits.</param>
    /// <exception cref="ArgumentException">A part has no <c>name</c> or no <c>contents</c>.</exception>
    public MultipartStream(object elements, string? boundary = null)
    {
        _boundary = boundary ?? Formatter.Nonce(40);
        foreach (var (_, element) in Functions.each(elements))
            Add(((IEnumerable<(dynamic Key, dynamic? Value)>)Functions.each((object?)element)).ToDictionary(static entry => (string)entry.Key, static entry => (object?)entry.Value, StringComparer.Ordinal));
        _parts.Enqueue(Utils.streamFor($"--{_boundary}--\r\n"));
    }

    /// <summary>Gives what stands between the parts.</summary>
    public string getBoundary() => _boundary;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("A multipart stream is read from its first byte to its last.");

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException("A multipart stream is read from its first byte to its last."); set => throw new NotSupportedException("A multipart stream is read from its first byte to its last."); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_parts.TryPeek(out var part))
        {
            var got = part.Read(buffer, offset, count);
            if (got > 0 || count == 0)
                return got;
            _parts.Dequeue().Dispose();
        }
        return 0;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A multipart stream is read from its first byte to its last.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("A multipart stream is read from its first byte to its last.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A multipart stream is read from its first byte to its last.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        while (disposing && _parts.TryDequeue(out var part))
            part.Dispose();
        base.Dispose(disposing);
    }

    private void Add(Dictionary<string, object?> element)
    {
        if (element.GetValueOrDefault("name") is not string name || element.GetValueOrDefault("contents") is not { } contents)
            throw new ArgumentException("A part has a `name` and `contents`: new { name = \"meta\", contents = json }. Nothing was sent.");
        var filename = element.GetValueOrDefault("filename") as string;
        var head = new StringBuilder($"--{_boundary}\r\n");
        var given = element.GetValueOrDefault("headers") is { } headers ? Functions.each(headers).ToDictionary(static entry => (string)entry.Key, static entry => Functions.strval((object?)entry.Value), StringComparer.OrdinalIgnoreCase) : [];
        given.TryAdd("Content-Disposition", $"form-data; name=\"{Quotable(name)}\"{(filename is null ? "" : $"; filename=\"{Quotable(filename)}\"")}");
        foreach (var (key, value) in given)
            head.Append(Plain(key)).Append(": ").Append(Plain(value)).Append("\r\n");
        _parts.Enqueue(Utils.streamFor(head.Append("\r\n").ToString()));
        _parts.Enqueue(Utils.streamFor(contents));
        _parts.Enqueue(Utils.streamFor("\r\n"));
    }

    // A quote or a line feed would end the name: https://html.spec.whatwg.org/#multipart-form-data.
    private static string Quotable(string text) => text.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Plain(string text) => text.ReplaceLineEndings(" ");
}
