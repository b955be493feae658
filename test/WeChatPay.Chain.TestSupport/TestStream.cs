namespace WeChatPay.Tests.Support;

/// <summary>A stream that does not seek and has no length, as a stream from the network. The test says what reading and writing do.</summary>
/// <param name="read">Fills the buffer and returns how many bytes it wrote; <see langword="null"/> for a stream that cannot be read.</param>
/// <param name="write">Takes the bytes; <see langword="null"/> for a stream that cannot be written to.</param>
internal sealed class TestStream(Func<Memory<byte>, int>? read = null, Action<ReadOnlyMemory<byte>>? write = null) : Stream
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when the stream is closed.</summary>
    public Task Closed => _closed.Task;

    public bool IsClosed => Closed.IsCompleted;

    public override bool CanRead => read is not null;

    public override bool CanSeek => false;

    public override bool CanWrite => write is not null;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Makes a stream that gives these bytes once.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="error">The exception that is thrown instead of the end.</param>
    public static TestStream Once(byte[] bytes, Exception? error = null)
    {
        var left = new MemoryStream(bytes);
        return new(buffer => left.Read(buffer.Span) is var length && length == 0 && error is not null ? throw error : length);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        read is null ? throw new NotSupportedException() : read(buffer.AsMemory(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsMemory(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer);
        return default;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed.TrySetResult();
        base.Dispose(disposing);
    }

    private void Write(ReadOnlyMemory<byte> buffer)
    {
        if (write is null)
            throw new NotSupportedException();
        write(buffer);
    }
}
