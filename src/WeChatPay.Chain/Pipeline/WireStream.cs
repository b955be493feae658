using WeChatPay.Errors;
using WeChatPay.Util;

namespace WeChatPay.Pipeline;

/// <summary>The body of a response as it comes: an exception of the connection becomes one of ours.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class WireStream(Stream wire, WeChatPayRequest request) : ForwardOnlyStream
{
    private long _count;

    protected override int ReadNext(Span<byte> buffer)
    {
        try
        {
            var length = wire.Read(buffer);
            _count += length;
            return length;
        }
        catch (Exception error) when (IsOfWire(error))
        {
            throw Broken(error);
        }
    }

    protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var length = await wire.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _count += length;
            return length;
        }
        catch (Exception error) when (IsOfWire(error))
        {
            // A time-out also surfaces as a broken connection.
            cancellationToken.ThrowIfCancellationRequested();
            throw Broken(error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            wire.Dispose();
        base.Dispose(disposing);
    }

    // A stream that the user closed is the user's own mistake.
    private static bool IsOfWire(Exception error) => error is not (OperationCanceledException or WeChatPayException or ObjectDisposedException);

    private string AboutSink => request.Sink is { } sink ? $" {sink.Remainder}" : "";

    private WeChatPayTransportException Broken(Exception error) => new(
        $"The response to {request.CallName} broke off after {_count} bytes: {SafeCause.Describe(error, request)}{AboutSink}",
        request.CallName,
        CallEffect.AfterSending(request.CallName),
        SafeCause.Find(error, request));
}
