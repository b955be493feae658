namespace WeChatPay.Tests.Uploads;

/// <summary>A stream that can be read once, as one from the network: it does not seek and knows no length.</summary>
internal sealed class OnceStream(byte[] bytes) : Stream
{
    private readonly MemoryStream _bytes = new(bytes);

    /// <summary>Gets what is raised in place of the end.</summary>
    public Exception? Error { get; init; }

    public bool IsClosed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        _bytes.Read(buffer, offset, count) is var length && length == 0 && Error is not null ? throw Error : length;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
