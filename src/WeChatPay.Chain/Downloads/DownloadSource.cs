using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Pipeline;
using WeChatPay.Util;

namespace WeChatPay.Downloads;

/// <summary>The file as it comes over the wire: counts the bytes, reports progress, and tells a broken connection from other errors.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class DownloadSource(Stream wire, DownloadClock clock, IProgress<long>? progress, WeChatPayRequest request) : ForwardOnlyStream
{
    /// <summary>Gets or sets the target that each piece is written to while it is read.</summary>
    public DownloadTarget? Copy { get; set; }

    /// <summary>Gets the number of bytes that came.</summary>
    public long Count { get; private set; }

    // A download is read asynchronously only: the clock's limits end a read by its token.
    protected override int ReadNext(Span<byte> buffer) => throw new NotSupportedException().On(HelpPage.Files);

    protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = await ReadWireAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (length == 0)
            return 0;
        var piece = buffer[..length];
        Count += length;
        if (Copy is not null)
            await Copy.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        progress?.Report(Count);
        return length;
    }

    private async ValueTask<int> ReadWireAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        clock.StartIdle();
        try
        {
            return await wire.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or WeChatPayException))
        {
            // A time-out also surfaces as a broken connection.
            cancellationToken.ThrowIfCancellationRequested();
            throw new WeChatPayTransportException(
                $"{request.CallName} broke off after {Count} bytes: {SafeCause.Describe(error, request)}",
                request.CallName,
                CallEffect.Download,
                SafeCause.Find(error, request));
        }
        finally
        {
            clock.StopIdle();
        }
    }
}
