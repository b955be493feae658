using System.Buffers;
using System.IO.Compression;
using WeChatPay.Digests;
using WeChatPay.Responses;

namespace WeChatPay.Downloads;

/// <summary>Brings a file from the wire to the sink, piece by piece, and digests its plain bytes on the way.</summary>
internal sealed class GzipTransfer(DownloadSource incoming, DownloadTarget outgoing, RunningDigest written, ExpectedDigest expected, string call)
{
    private const int PieceLength = 81920;

    private static readonly byte[] GzipMark = [0x1F, 0x8B, 8];

    /// <summary>Moves the file.</summary>
    /// <param name="gunzip">Whether it is saved plain.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The digests that stand for it: of the plain bytes first.</returns>
    public async Task<string[]> RunAsync(bool gunzip, CancellationToken cancellationToken)
    {
        var head = new byte[GzipMark.Length];
        var length = await incoming.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var start = head.AsMemory(0, length);
        var isGzip = start.Span.SequenceEqual(GzipMark);
        var whole = new PrefixedStream(start, incoming);
        await using (whole.ConfigureAwait(false))
        {
            if (gunzip && length > 0)
                await GunzipAsync(whole, isGzip, cancellationToken).ConfigureAwait(false);
            else if (isGzip)
                return await SaveGzipAsync(whole, start, cancellationToken).ConfigureAwait(false);
            else
                await PumpAsync(whole, outgoing.WriteAsync, cancellationToken).ConfigureAwait(false);
            return [written.Finish()];
        }
    }

    private async Task GunzipAsync(Stream file, bool isGzip, CancellationToken cancellationToken)
    {
        if (!isGzip)
            throw Wrong("the file is no gzip: leave out `Gunzip`, or ask for the bill with tar_type = \"GZIP\"", null);
        var plain = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        await using (plain.ConfigureAwait(false))
        {
            if (await PumpAsync(plain, outgoing.WriteAsync, cancellationToken).ConfigureAwait(false) is { } damage)
                throw Wrong("the gzip is damaged", damage);
        }
        await PumpAsync(file, static (_, _) => default, cancellationToken).ConfigureAwait(false);
        // GZipStream takes a gzip that breaks off for one that ends. Where a digest is expected, that decides.
        if (expected.Hex is null && incoming.Tail != unchecked((uint)outgoing.Count))
            throw Wrong("the gzip breaks off", null);
    }

    // The file goes to the sink as it comes, and is gunzipped beside that for its digest, which is that of the plain bytes.
    private async Task<string[]> SaveGzipAsync(Stream file, ReadOnlyMemory<byte> start, CancellationToken cancellationToken)
    {
        await outgoing.WriteAsync(start, cancellationToken).ConfigureAwait(false);
        incoming.Copy = outgoing;
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
        // A file that only begins as a gzip does is plain as it is.
        return damage is null ? [digest.Finish(), written.Finish()] : [written.Finish()];
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>What is wrong with a gzip; <see langword="null"/> when nothing is.</returns>
    private static async Task<Exception?> PumpAsync(Stream from, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> to, CancellationToken cancellationToken)
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

    private WeChatPayTransportException Wrong(string what, Exception? cause) => new($"{call} was answered, and {what}.", call, cause);
}
