using WeChatPay.Util;

namespace WeChatPay.Digests;

/// <summary>A file whose SHA-1 was signed, checked while it is read: at its end the reader learns whether it was changed on the way.</summary>
/// <param name="file">The file.</param>
/// <param name="sha1">The signed digest, in hex.</param>
/// <param name="changed">Creates the exception for a file with another digest.</param>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class ProvenFile(Stream file, string sha1, Func<Exception> changed) : ForwardOnlyStream
{
    private readonly RunningDigest _digest = new("SHA1");
    private bool _isProven;

    // A read of no bytes says nothing about the end.
    protected override int ReadNext(Span<byte> buffer) => buffer.IsEmpty ? 0 : Check(buffer[..file.Read(buffer)]);

    protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (buffer.IsEmpty)
            return 0;
        var length = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Check(buffer.Span[..length]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            _digest.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Check(ReadOnlySpan<byte> piece)
    {
        if (!piece.IsEmpty)
            _digest.Append(piece);
        else if (!_isProven && !(_isProven = FileDigest.Matches(_digest.Finish(), sha1)))
            throw changed();
        return piece.Length;
    }
}
