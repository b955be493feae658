namespace WeChatPay.Compatibility;

/// <summary>A stream that is read forwards by spans and memory, which <see cref="Stream"/> of .NET Standard 2.0 does not know; reading into arrays comes from that.</summary>
/// <remarks>For one thread.</remarks>
internal abstract class ReadingStream : Stream
{
    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

#if NETSTANDARD2_0
    public abstract int Read(Span<byte> buffer);

    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);
#else
    public abstract override int Read(Span<byte> buffer);

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);
#endif
}
