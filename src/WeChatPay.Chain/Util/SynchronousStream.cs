using WeChatPay.Compatibility;

namespace WeChatPay.Util;

/// <summary>Does at once, on the caller's thread, what is asked for asynchronously: the stream of a synchronous call.</summary>
/// <remarks>A stream that refuses synchronous reading or writing is waited for. Mutable: use it from one thread.</remarks>
/// <param name="inner">The stream.</param>
/// <param name="closesWhenCancelled">Whether to close the stream when the token fires, because nothing else ends a read that blocks.</param>
/// <param name="leaveOpen">Whether the stream is the user's own, which is left open.</param>
internal sealed class SynchronousStream(Stream inner, bool closesWhenCancelled = false, bool leaveOpen = false) : SpanStream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <summary>Makes the stream of a call: the same one when the call is asynchronous.</summary>
    public static Stream For(bool isSynchronous, Stream stream) => isSynchronous ? new SynchronousStream(stream, leaveOpen: true) : stream;

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var closing = closesWhenCancelled ? cancellationToken.Register(inner.Dispose) : default;
        try
        {
            return new(inner.Read(buffer.Span));
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            inner.Write(buffer, offset, count);
            return Task.CompletedTask;
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return inner.WriteAsync(buffer, offset, count, cancellationToken);
        }
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            inner.Flush();
            return Task.CompletedTask;
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return inner.FlushAsync(cancellationToken);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // A body of ASP.NET Core refuses by InvalidOperationException, other streams by NotSupportedException.
    private static bool IsRefusal(Exception error) => error is NotSupportedException or InvalidOperationException and not ObjectDisposedException;
}
