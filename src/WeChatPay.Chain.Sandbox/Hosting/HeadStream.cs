namespace WeChatPay.Sandbox.Hosting;

/// <summary>Passes a body on to whoever reads it, counts it, and keeps its first bytes.</summary>
/// <remarks>For one thread: it belongs to one request. It reads forward only and leaves the body open.</remarks>
internal sealed class HeadStream(Stream body, int kept) : Stream
{
    private readonly MemoryStream _head = new();

    /// <summary>Gets how many bytes have passed.</summary>
    public long Passed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public byte[] Head() => _head.ToArray();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await body.ReadAsync(buffer, cancellationToken);
        _head.Write(buffer.Span[..Math.Min(length, kept - (int)_head.Length)]);
        Passed += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
