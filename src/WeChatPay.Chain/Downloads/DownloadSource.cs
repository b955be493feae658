namespace WeChatPay.Downloads;

/// <summary>The file as it comes over the wire: counts it, tells how much there is, and tells a broken connection from anything else.</summary>
/// <remarks>For one download.</remarks>
internal sealed class DownloadSource(Stream wire, DownloadClock clock, IProgress<long>? progress, string call) : Stream
{
    private readonly byte[] _tail = new byte[4];

    /// <summary>Gets or sets what each piece is written to on its way.</summary>
    public DownloadTarget? Copy { get; set; }

    /// <summary>Gets how many bytes came.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the last four bytes, which in a gzip are its plain length modulo 2^32 (RFC 1952, 2.3.1).</summary>
    public uint Tail => System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(_tail);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await ListenAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (length == 0)
            return 0;
        var piece = buffer[..length];
        Count += length;
        Remember(piece.Span);
        if (Copy is not null)
            await Copy.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        progress?.Report(Count);
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<int> ListenAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        clock.StartIdle();
        try
        {
            return await wire.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            // A connection that is closed because the time is over breaks as well.
            cancellationToken.ThrowIfCancellationRequested();
            throw new WeChatPayTransportException($"{call} broke off after {Count} bytes: {error.Message} A download changes nothing: try again.", call, error);
        }
        finally
        {
            clock.StopIdle();
        }
    }

    private void Remember(ReadOnlySpan<byte> piece)
    {
        if (piece.Length < _tail.Length)
            _tail.AsSpan(piece.Length).CopyTo(_tail);
        var last = piece[Math.Max(0, piece.Length - _tail.Length)..];
        last.CopyTo(_tail.AsSpan(_tail.Length - last.Length));
    }
}
