using WeChatPay.Uploads;

namespace WeChatPay.Php.Psr7;

/// <summary>A multipart body with the methods of PHP's HTTP client: give it as <c>body</c>, with its boundary in the header <c>Content-Type</c>.</summary>
/// <remarks>The stream cannot seek; its files are not read into memory. Mutable: use it from one thread.</remarks>
public sealed class MultipartStream : Stream
{
    private readonly string _boundary;
    private readonly Queue<Stream> _parts = [];

    /// <summary>Joins the parts.</summary>
    /// <param name="elements">A list of parts: <c>new { name = "meta", contents = json }</c>,
    /// <c>new { name = "file", filename = "a.jpg", contents = stream, headers = … }</c>.</param>
    /// <param name="boundary">The text between the parts. Default: 40 random hex digits.</param>
    /// <exception cref="ArgumentException">A part has no <c>name</c> or no <c>contents</c>.</exception>
    public MultipartStream(object elements, string? boundary = null)
    {
        _boundary = boundary ?? MultipartFormat.CreateBoundary();
        foreach (var (_, element) in Functions.each(elements))
            Add(((IEnumerable<(dynamic Key, dynamic? Value)>)Functions.each((object?)element))
                .ToDictionary(static entry => (string)Functions.strval((object)entry.Key), static entry => (object?)entry.Value, StringComparer.Ordinal));
        _parts.Enqueue(Utils.streamFor(MultipartFormat.ComposeEnd(_boundary)));
    }

    /// <summary>Gets the text between the parts.</summary>
    public string getBoundary() => _boundary;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw CreateSeekError();

    /// <inheritdoc/>
    public override long Position { get => throw CreateSeekError(); set => throw CreateSeekError(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_parts.TryPeek(out var part))
        {
            var length = part.Read(buffer, offset, count);
            if (length > 0 || count == 0)
                return length;
            _parts.Dequeue().Dispose();
        }
        return 0;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw CreateSeekError();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw CreateSeekError();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw CreateSeekError();

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
            throw new ArgumentException("A part has no `name` or no `contents`: give new { name = \"meta\", contents = json }. Nothing was sent.");
        var headers = element.GetValueOrDefault("headers") is { } given
            ? Functions.each(given).ToDictionary(
                static entry => ToOneLine((string)Functions.strval((object)entry.Key)),
                static entry => ToOneLine(Functions.strval((object?)entry.Value)),
                StringComparer.OrdinalIgnoreCase)
            : [];
        headers.TryAdd("Content-Disposition", MultipartFormat.ComposeDisposition(name, element.GetValueOrDefault("filename") as string));
        _parts.Enqueue(Utils.streamFor(MultipartFormat.ComposeHead(_boundary, headers)));
        _parts.Enqueue(Utils.streamFor(contents));
        _parts.Enqueue(Utils.streamFor("\r\n"));
    }

    private static NotSupportedException CreateSeekError() => new("A multipart stream is read from its first byte to its last.");

    // A line end would start another header.
    private static string ToOneLine(string text) => text.ReplaceLineEndings(" ");
}
