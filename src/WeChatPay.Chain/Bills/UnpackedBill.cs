using System.IO.Compression;
using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay.Bills;

/// <summary>The plain bytes of a file that may be a gzip.</summary>
/// <remarks>The gzip's own checksum is the framework's to check. That the bill is whole, its line of totals tells. Mutable: use it from one thread.</remarks>
internal sealed class UnpackedBill(Stream file) : ForwardOnlyStream
{
    private static readonly byte[] GzipMark = [0x1F, 0x8B];

    private Stream? _plain;

    protected override int ReadNext(Span<byte> buffer) => throw new NotSupportedException().On(HelpPage.Files);

    protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _plain ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _plain.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw WeChatPayBillException.Create(1, 0, "the gzip of the bill is damaged or truncated");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _plain is GZipStream)
            _plain.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var head = new byte[GzipMark.Length];
        var length = 0;
        while (length < head.Length && await file.ReadAsync(head.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var more)
            length += more;
        var whole = new HeadedStream(head, length, file);
        return head.AsSpan(0, length).SequenceEqual(GzipMark) ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }

    /// <summary>A stream whose first bytes were read already.</summary>
    private sealed class HeadedStream(byte[] head, int length, Stream rest) : ForwardOnlyStream
    {
        private int _given;

        protected override int ReadNext(Span<byte> buffer)
        {
            var count = GiveHead(buffer);
            return count > 0 ? count : rest.Read(buffer);
        }

        protected override ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = GiveHead(buffer.Span);
            return count > 0 ? new(count) : rest.ReadAsync(buffer, cancellationToken);
        }

        private int GiveHead(Span<byte> buffer)
        {
            var count = Math.Min(length - _given, buffer.Length);
            head.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }
    }
}
