namespace WeChatPay.Compatibility;

/// <summary>A stream with the ways to read and write that <see cref="Stream"/> of .NET Standard 2.0 does not have.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal abstract class SpanStream : Stream
{
#if NETSTANDARD2_0
    public abstract int Read(Span<byte> buffer);

    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public virtual ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();
#endif
}
