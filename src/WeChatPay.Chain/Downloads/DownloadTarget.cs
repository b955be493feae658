using WeChatPay.Digests;
using WeChatPay.Errors;
using WeChatPay.Protocol;
using WeChatPay.Sinks;

namespace WeChatPay.Downloads;

/// <summary>The file as it goes to the sink: counts the bytes, digests them, and stops at the limit.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class DownloadTarget(Stream sink, RunningDigest? digest, long limit, CallName call)
{
    /// <summary>Gets the number of bytes written.</summary>
    public long Count { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        RequireRoom(Count, piece.Length);
        digest?.Append(piece.Span);
        try
        {
            await sink.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (Sink.IsFault(error))
        {
            throw CreateFault(call, error);
        }
        Count += piece.Length;
    }

    /// <summary>Requires that more bytes are within the limit.</summary>
    /// <exception cref="WeChatPayTransportException">They are not.</exception>
    public void RequireRoom(long count, int more)
    {
        if (more > limit - count)
        {
            throw new WeChatPayTransportException(
                $"{call} brings more than {limit} bytes (option `{nameof(DownloadOptions.MaxBytes)}`).", call, CallEffect.AfterResponse(call));
        }
    }

    /// <summary>Creates the exception for a sink that cannot be written to.</summary>
    public static WeChatPayTransportException CreateFault(CallName call, Exception error) =>
        new(
            $"The response to {call} came, but the whole file could not be written to the `sink`: {error.Message}",
            call,
            CallEffect.AfterResponse(call),
            error);
}
