using System.Buffers;
using WeChatPay.Errors;

namespace WeChatPay.Pipeline;

/// <summary>Reads a body into memory, up to the client's limit.</summary>
internal static class WholeBody
{
    // A server may announce any length: memory is taken for what comes.
    private const int MaxAnnounced = 1024 * 1024;

    private const int PieceLength = 16 * 1024;

    /// <summary>Reads to the end.</summary>
    /// <param name="wire">The body.</param>
    /// <param name="announced">Its length by <c>Content-Length</c>, if there is one.</param>
    /// <param name="request">The request, which has the limit.</param>
    /// <param name="mayBeCut">Whether the beginning is enough: of the page of an error.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="WeChatPayTransportException">It is longer than the limit.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        Stream wire, long? announced, WeChatPayRequest request, bool mayBeCut, CancellationToken cancellationToken)
    {
        if (announced > request.MaxResponseBytes && !mayBeCut)
            throw TooLong(request);
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            return await ReadAsync(wire, piece, announced, request, mayBeCut, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // It may hold names and card numbers.
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        Stream wire, byte[] piece, long? announced, WeChatPayRequest request, bool mayBeCut, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream((int)Math.Min(announced ?? 0, MaxAnnounced));
        while (true)
        {
            var length = await wire.ReadAsync(piece.AsMemory(), cancellationToken).ConfigureAwait(false);
            if (length == 0)
                return whole.GetBuffer().AsMemory(0, (int)whole.Length);
            var room = request.MaxResponseBytes - whole.Length;
            if (length > room && !mayBeCut)
                throw TooLong(request);
            whole.Write(piece, 0, (int)Math.Min(length, room));
            if (length > room)
                return whole.GetBuffer().AsMemory(0, (int)whole.Length);
        }
    }

    private static WeChatPayTransportException TooLong(WeChatPayRequest request) => new(
        $"The response to {request.CallName} has more than {request.MaxResponseBytes} bytes (option `max_response_bytes`). "
        + "Stream a file (option `sink` or `stream`, or `client.Download`), or give the client a larger limit.",
        request.CallName,
        CallEffect.AfterResponse(request.CallName));
}
