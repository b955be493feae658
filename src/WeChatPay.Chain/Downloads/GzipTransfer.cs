using System.Buffers;
using System.IO.Compression;
using WeChatPay.Digests;
using WeChatPay.Responses;

namespace WeChatPay.Downloads;

/// <summary>Moves a file from the wire to the sink, piece by piece, and digests its plain bytes.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class GzipTransfer(DownloadSource source, DownloadTarget target, RunningDigest written, ExpectedDigest expected, string call)
{
    private const int PieceLength = 81920;

    private static readonly byte[] GzipMark = [0x1F, 0x8B, 8];

    /// <summary>Moves the file.</summary>
    /// <param name="gunzip">Whether it is saved plain.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The digests that the expected digest may equal: the digest of the plain bytes first.</returns>
    public async Task<string[]> RunAsync(bool gunzip, CancellationToken cancellationToken)
    {
        var head = new byte[GzipMark.Length];
        var length = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var start = head.AsMemory(0, length);
        var isGzip = start.Span.SequenceEqual(GzipMark);
        var whole = new PrefixedStream(start, source);
        await using (whole.ConfigureAwait(false))
        {
            if (gunzip && length > 0)
                await GunzipAsync(whole, isGzip, cancellationToken).ConfigureAwait(false);
            else if (isGzip)
                return await SaveGzipAsync(whole, start, cancellationToken).ConfigureAwait(false);
            else
                await PumpAsync(whole, target.WriteAsync, cancellationToken).ConfigureAwait(false);
            return [written.Finish()];
        }
    }

    private async Task GunzipAsync(Stream file, bool isGzip, CancellationToken cancellationToken)
    {
        if (!isGzip)
            throw CreateFault("the file is not a gzip: leave out `Gunzip`, or ask for the bill with tar_type = \"GZIP\"", null);
        var plain = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        await using (plain.ConfigureAwait(false))
        {
            if (await PumpAsync(plain, target.WriteAsync, cancellationToken).ConfigureAwait(false) is { } damage)
                throw CreateFault("the gzip is damaged", damage);
        }
        await PumpAsync(file, static (_, _) => default, cancellationToken).ConfigureAwait(false);
        // GZipStream reports a truncated gzip as complete. An expected digest finds that too.
        if (expected.Hex is null && source.Tail != unchecked((uint)target.Count))
            throw CreateFault("the gzip is truncated", null);
    }

    // The sink receives the file as it comes; the digest is of the plain bytes, so the file is gunzipped beside that.
    private async Task<string[]> SaveGzipAsync(Stream file, ReadOnlyMemory<byte> start, CancellationToken cancellationToken)
    {
        await target.WriteAsync(start, cancellationToken).ConfigureAwait(false);
        source.Copy = target;
        using var digest = new RunningDigest(expected.Type);
        Exception? damage;
        var plain = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        await using (plain.ConfigureAwait(false))
        {
            damage = await PumpAsync(
                plain,
                (piece, _) =>
                {
                    digest.Append(piece.Span);
                    return default;
                },
                cancellationToken).ConfigureAwait(false);
        }
        await PumpAsync(file, static (_, _) => default, cancellationToken).ConfigureAwait(false);
        // A file that only begins like a gzip is plain.
        return damage is null ? [digest.Finish(), written.Finish()] : [written.Finish()];
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>The damage of a gzip; <see langword="null"/> when there is none.</returns>
    private static async Task<Exception?> PumpAsync(
        Stream from, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> to, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            while (true)
            {
                int length;
                try
                {
                    length = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception damage) when (from is GZipStream && damage is (InvalidDataException or IOException))
                {
                    return damage;
                }
                if (length == 0)
                    return null;
                await to(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private WeChatPayTransportException CreateFault(string what, Exception? cause) => new($"The response to {call} came, but {what}.", call, cause);
}
