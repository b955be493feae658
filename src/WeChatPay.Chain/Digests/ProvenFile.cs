namespace WeChatPay.Digests;

/// <summary>A file whose SHA-1 was signed, while it comes: whoever reads it learns at its end that it was changed on the way.</summary>
/// <param name="file">The file.</param>
/// <param name="sha1">What was signed, in hex.</param>
/// <param name="changed">Makes the exception for another file.</param>
/// <remarks>For one thread.</remarks>
internal sealed class ProvenFile(Stream file, string sha1, Func<Exception> changed) : Stream
{
    private readonly RunningDigest _digest = new("SHA1");
    private bool _isProven;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : Passed(buffer[..file.Read(buffer)]);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        var length = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Passed(buffer.Span[..length]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            _digest.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Passed(ReadOnlySpan<byte> piece)
    {
        if (!piece.IsEmpty)
            _digest.Append(piece);
        else if (!_isProven && !(_isProven = FileDigest.Matches(_digest.Finish(), sha1)))
            throw changed();
        return piece.Length;
    }
}
