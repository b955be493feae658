namespace WeChatPay.Php.Psr7;

/// <summary>A file that is opened when it is first read or written.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
/// <param name="filename">The path, with or without <c>file://</c>.</param>
/// <param name="mode">A mode of <see cref="Utils.tryFopen"/>.</param>
public sealed class LazyOpenStream(string filename, string mode) : Stream
{
    private readonly Lazy<Stream> _file = new(() => Utils.tryFopen(filename, mode));

    /// <inheritdoc/>
    public override bool CanRead => _file.Value.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => _file.Value.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => _file.Value.CanWrite;

    /// <inheritdoc/>
    public override long Length => _file.Value.Length;

    /// <inheritdoc/>
    public override long Position { get => _file.Value.Position; set => _file.Value.Position = value; }

    /// <inheritdoc/>
    public override void Flush() => _file.Value.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => _file.Value.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _file.Value.Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value) => _file.Value.SetLength(value);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _file.Value.Write(buffer, offset, count);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _file.IsValueCreated)
            _file.Value.Dispose();
        base.Dispose(disposing);
    }
}
