using System.Buffers;
using WeChatPay.Digests;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay.Downloads;

/// <summary>Moves a file from the wire to the sink, piece by piece, and digests its plain bytes.</summary>
/// <remarks>A gzip is one member, with nothing behind it: bytes behind it would be saved, and no digest of the plain bytes would cover them.
/// Mutable: use it from one thread.</remarks>
internal sealed class GzipTransfer(DownloadSource source, DownloadTarget target, RunningDigest written, ExpectedDigest expected, CallName call)
{
    private const int PieceLength = 81920;

    private static readonly byte[] GzipMark = [0x1F, 0x8B, 8];

    /// <summary>Moves the file.</summary>
    /// <param name="gunzip">Whether it is saved plain.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The digests that the expected digest may equal: the digest of the plain bytes first.</returns>
    public async Task<string[]> RunAsync(bool gunzip, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var length = await source.ReadAtLeastAsync(buffer, GzipMark.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            var isGzip = buffer.AsSpan(0, length).StartsWith(GzipMark);
            if (gunzip && length > 0)
            {
                return isGzip
                    ? await GunzipAsync(buffer, length, cancellationToken).ConfigureAwait(false)
                    : throw CreateFault("the file is not a gzip: leave out `Gunzip`, or ask for the bill with tar_type = \"GZIP\"");
            }
            return await SaveAsync(buffer, length, isGzip ? new GzipMember() : null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<string[]> GunzipAsync(byte[] buffer, int length, CancellationToken cancellationToken)
    {
        var member = new GzipMember();
        for (; length > 0; length = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
        {
            member.Give(buffer, length);
            while (member.Unpack() is { IsEmpty: false } plain)
                await target.WriteAsync(plain, cancellationToken).ConfigureAwait(false);
            if (member.Fault is { } fault)
                throw CreateFault($"the gzip {fault}");
        }
        return member.IsWhole ? [written.Finish()] : throw CreateFault("the gzip is truncated");
    }

    // The sink receives the file as it comes; the digest is of the plain bytes, so a gzip is unpacked beside that.
    private async Task<string[]> SaveAsync(byte[] buffer, int length, GzipMember? member, CancellationToken cancellationToken)
    {
        using var digest = new RunningDigest(expected.Type);
        var unpacked = 0L;
        for (; length > 0; length = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
        {
            await target.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            member?.Give(buffer, length);
            while (member?.Unpack() is { IsEmpty: false } plain)
            {
                target.RequireRoom(unpacked, plain.Length);
                unpacked += plain.Length;
                digest.Append(plain.Span);
            }
            // A file that only begins like a gzip is plain.
            if (member?.Fault is not null)
                member = null;
        }
        return member is { IsWhole: true } ? [digest.Finish(), written.Finish()] : [written.Finish()];
    }

    private WeChatPayTransportException CreateFault(string what) =>
        new($"The response to {call} came, but {what}.", call, CallEffect.AfterResponse(call));
}
