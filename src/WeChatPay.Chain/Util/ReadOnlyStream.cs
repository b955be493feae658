using WeChatPay.Compatibility;

namespace WeChatPay.Util;

/// <summary>A stream that is read and never written.</summary>
/// <remarks>A derived class gives the two ways to read; the four overloads of <see cref="Stream"/> lead there. Mutable: use it from one thread.</remarks>
internal abstract class ReadOnlyStream : SpanStream
{
    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => ReadNext(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => ReadNext(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadNextAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ReadNextAsync(buffer, cancellationToken);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Reads the next bytes.</summary>
    /// <returns>The number of bytes; 0 at the end, or for an empty buffer.</returns>
    protected abstract int ReadNext(Span<byte> buffer);

    /// <inheritdoc cref="ReadNext"/>
    protected abstract ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
