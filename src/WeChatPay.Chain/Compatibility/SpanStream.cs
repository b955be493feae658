namespace WeChatPay.Compatibility;

/// <summary>A stream with the two ways to read that <see cref="Stream"/> of .NET Standard 2.0 does not have.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal abstract class SpanStream : Stream
{
#if NETSTANDARD2_0
    public abstract int Read(Span<byte> buffer);

    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);
#endif
}
