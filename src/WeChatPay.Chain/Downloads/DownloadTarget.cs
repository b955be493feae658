using WeChatPay.Digests;
using WeChatPay.Sinks;

namespace WeChatPay.Downloads;

/// <summary>The file as it goes to the sink: counts the bytes, digests them, and stops at the limit.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class DownloadTarget(Stream sink, RunningDigest? digest, long limit, string call)
{
    /// <summary>Gets the number of bytes written.</summary>
    public long Count { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        if (piece.Length > limit - Count)
            throw new WeChatPayTransportException($"{call} brings more than {limit} bytes (option `{nameof(DownloadOptions.MaxBytes)}`).", call, null);
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

    /// <summary>Creates the exception for a sink that cannot be written to.</summary>
    public static WeChatPayTransportException CreateFault(string call, Exception error) =>
        new($"The response to {call} came, but the whole file could not be written to the `sink`: {error.Message}", call, error);
}
