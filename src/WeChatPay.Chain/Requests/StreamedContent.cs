using System.Net;

namespace WeChatPay.Requests;

/// <summary>Content that is read from its stream while it goes out, and never held whole.</summary>
/// <param name="open">Gives the stream, where it is to be read from.</param>
/// <param name="length">How many bytes it has, which the header <c>Content-Length</c> states; <see langword="null"/> when nobody knows.</param>
/// <param name="leaveOpen">Whether the stream is the user's, who closes it.</param>
internal sealed class StreamedContent(Func<Stream> open, long? length, bool leaveOpen) : HttpContent
{
    private const int BufferSize = 80 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

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

    protected override bool TryComputeLength(out long computed)
    {
        computed = length.GetValueOrDefault();
        return length is not null;
    }
}
