using System.Net;
using WeChatPay.Compatibility;

namespace WeChatPay.Pipeline;

/// <summary>A body in memory that knows whether it was written: .NET asks for the body once a connection is there, and not before.</summary>
/// <remarks>Mutable: for one attempt.</remarks>
internal sealed class BytesContent(ReadOnlyMemory<byte> bytes) : CancellableContent
{
    private volatile bool _isAskedFor;

    /// <summary>Gets whether something asked for the body. Until then nothing of the request went out.</summary>
    public bool IsAskedFor => _isAskedFor;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _isAskedFor = true;
        return stream.WriteAsync(bytes, cancellationToken).AsTask();
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _isAskedFor = true;
        stream.Write(bytes.Span);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
