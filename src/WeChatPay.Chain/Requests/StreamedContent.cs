using System.Net;
using WeChatPay.Compatibility;

namespace WeChatPay.Requests;

/// <summary>Content that is read from its stream while it is sent, and never held in memory as a whole.</summary>
/// <param name="open">Opens the stream at the first byte to send.</param>
/// <param name="length">The number of bytes, for the header <c>Content-Length</c>; <see langword="null"/> when it is not known.</param>
/// <param name="leaveOpen">Whether the stream is the user's own, which is left open.</param>
internal sealed class StreamedContent(Func<Stream> open, long? length, bool leaveOpen) : CancellableContent
{
    private const int BufferSize = 80 * 1024;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = open();
        try
        {
            await source.CopyToAsync(stream, BufferSize, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!leaveOpen)
                await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = open();
        try
        {
            source.CopyTo(stream, BufferSize);
        }
        finally
        {
            if (!leaveOpen)
                source.Dispose();
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length.GetValueOrDefault();
        return length is not null;
    }
}
