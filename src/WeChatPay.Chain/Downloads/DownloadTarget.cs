using WeChatPay.Digests;
using WeChatPay.Sinks;

namespace WeChatPay.Downloads;

/// <summary>The file as it goes to the sink: counts it, digests it, and stops at the limit.</summary>
/// <remarks>For one download.</remarks>
internal sealed class DownloadTarget(Stream sink, RunningDigest? digest, long limit, string call)
{
    /// <summary>Gets how many bytes were written.</summary>
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
            throw Fault(call, error);
        }
        Count += piece.Length;
    }

    /// <summary>Makes the exception of a sink that cannot be written to.</summary>
    public static WeChatPayTransportException Fault(string call, Exception error) =>
        new($"{call} was answered, and the file could not be written to the `sink` whole: {error.Message}", call, error);
}
