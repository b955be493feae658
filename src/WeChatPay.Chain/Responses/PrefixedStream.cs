using WeChatPay.Util;

namespace WeChatPay.Responses;

/// <summary>A stream whose first bytes were read before: it gives them once more, then the rest.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _prefix = prefix;

    protected override int ReadNext(Span<byte> buffer) => _prefix.IsEmpty ? rest.Read(buffer) : CopyPrefix(buffer);

    protected override ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        _prefix.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(CopyPrefix(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }

    private int CopyPrefix(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..length].CopyTo(buffer);
        _prefix = _prefix[length..];
        return length;
    }
}
