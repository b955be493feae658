using System.Security.Cryptography;
using System.Text;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Digests;
using WeChatPay.Downloads;
using WeChatPay.Keys;
using WeChatPay.Protocol;
using WeChatPay.Telemetry;
using WeChatPay.Util;

namespace WeChatPay.Bills;

/// <summary>A bill in pieces that are encrypted for the merchant: downloads, decrypts and proves them, and puts them together.</summary>
/// <remarks>Use it once, from one thread. Disposing of it deletes its temporary files.</remarks>
internal sealed class EncryptedBill(Downloader downloader, KeyRing keys, CallName call, WeChatPayResponse response, BillOptions options) : IAsyncDisposable
{
    private const int KeyLength = 32;

    private readonly List<FileStream> _plain = [];

    /// <summary>Downloads the pieces at once, one after another: their addresses end after five minutes.</summary>
    /// <exception cref="WeChatPayVerificationException">A piece is not what WeChat Pay encrypted for this merchant.</exception>
    public async Task<Stream> OpenAsync(IReadOnlyList<BillPiece> pieces, CancellationToken cancellationToken)
    {
        foreach (var piece in pieces)
        {
            var spool = BillSpool.Create(options.SpoolFolder);
            _plain.Add(spool);
            await SaveAsync(piece, spool, cancellationToken).ConfigureAwait(false);
        }
        return new Pieces([.. _plain.Select(static file => new UnpackedBill(file))]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _plain)
            await file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task SaveAsync(BillPiece piece, FileStream spool, CancellationToken cancellationToken)
    {
        var key = await OpenKeyAsync(piece, cancellationToken).ConfigureAwait(false);
        using var cipher = new PieceCipher(spool, key, Encoding.UTF8.GetBytes(piece.Nonce));
        // The digest is that of the plain file, and the tag of the cipher proves the encrypted one.
        var download = (options.Download ?? new()) with { Gunzip = false, IsProvenByCipher = true };
        await downloader.StartAsync(piece.Address, cipher, hash: null, download, cancellationToken).ConfigureAwait(false);
        if (!cipher.TryFinish())
            throw NotProven(piece, "it was changed on the way, or is not whole");
        await CompareAsync(piece, spool, download.MaxBytes, cancellationToken).ConfigureAwait(false);
        spool.Position = 0;
        Count.Proven(Count.File);
    }

    private async Task CompareAsync(BillPiece piece, FileStream spool, long limit, CancellationToken cancellationToken)
    {
        var expected = ExpectedDigest.Parse(piece.HashType, piece.Hash);
        using var digest = new RunningDigest(expected.Type);
        var target = new DownloadTarget(Stream.Null, digest, limit, call);
        spool.Position = 0;
        using var unpacked = new UnpackedBill(spool);
        var buffer = new byte[1 << 16];
        while (await unpacked.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var length)
            await target.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        if (!expected.Matches(digest.Finish()))
            throw NotProven(piece, $"it does not have the announced {expected.Type}");
    }

    private async ValueTask<byte[]> OpenKeyAsync(BillPiece piece, CancellationToken cancellationToken)
    {
        var merchant = keys.Current.SignerOf(isBrand: false);
        byte[]? key = null;
        try
        {
            var sealedKey = CipherText.FromBase64(piece.Key);
            key = merchant switch
            {
                { PrivateKey: { } own } => own.Decrypt(sealedKey),
                { Signer: { } signer } => await signer.DecryptAsync(sealedKey, cancellationToken).ConfigureAwait(false),
                _ => null,
            };
        }
        // It is refused below; the message may show the key.
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException)
        {
            key = null;
        }
        return key is { Length: KeyLength } ? key : throw NotProven(piece, "its key does not decrypt with the merchant's private key");
    }

    private WeChatPayVerificationException NotProven(BillPiece piece, string why)
    {
        Count.NotProven(VerificationCheck.Decryption, Count.File);
        return WeChatPayVerificationException.ForFile(
            $"Piece {piece.Number} of the bill of {call} is not proven to be WeChat Pay's: {why}. No row was given.",
            call,
            response,
            VerificationCheck.Decryption);
    }

    /// <summary>The plain files, one behind another.</summary>
    private sealed class Pieces(IReadOnlyList<UnpackedBill> files) : ForwardOnlyStream
    {
        private int _at;

        protected override int ReadNext(Span<byte> buffer) => throw new NotSupportedException().On(HelpPage.Files);

        protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            for (; _at < files.Count; _at++)
            {
                if (await files[_at].ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var length)
                    return length;
            }
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                foreach (var file in files)
                    file.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
