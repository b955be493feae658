using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay.Uploads;

/// <summary>The multipart body of an upload, read piece by piece from the file and never held in memory as a whole.</summary>
/// <remarks>The file is opened when its first byte is read, and closed after its last. Mutable: use it from one thread.</remarks>
/// <param name="media">The upload.</param>
/// <param name="meta">The meta; <see langword="null"/> for the meta that the upload has when the first byte is read.</param>
internal sealed class MediaStream(MediaUtil media, string? meta = null) : ReadOnlyStream
{
    private readonly byte[] _tail = media.ComposeTail();
    private byte[]? _head;
    private Stream? _file;
    private long? _end;
    private long _position;

    /// <summary>Gets the upload.</summary>
    public MediaUtil Media => media;

    public override bool CanSeek => media.File.CanReopen;

    public override long Length => FileEnd + _tail.Length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    private byte[] Head => _head ??= media.ComposeHead(meta ?? media.Meta);

    private long FileEnd =>
        (_end ??= Head.Length + media.File.Length) ?? throw new NotSupportedException("The stream of the file cannot seek, so its length is not known.")
            .On(HelpPage.Files);

    // A file in a stream that cannot seek ends where a read returns nothing.
    private bool IsInFile => _position >= Head.Length && (_end is null && !CanSeek || _position < FileEnd);

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
            throw new NotSupportedException("The stream of the file cannot seek.").On(HelpPage.Files);
        var target = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        CloseFile();
        return _position = target;
    }

    protected override int ReadNext(Span<byte> buffer)
    {
        if (IsInFile && !buffer.IsEmpty && Advance(OpenFile().Read(buffer[..CountAllowed(buffer.Length)])) is > 0 and var length)
            return length;
        return CopyAroundFile(buffer);
    }

    protected override async ValueTask<int> ReadNextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (IsInFile && !buffer.IsEmpty)
        {
            var read = await OpenFile().ReadAsync(buffer[..CountAllowed(buffer.Length)], cancellationToken).ConfigureAwait(false);
            if (Advance(read) > 0)
                return read;
        }
        return CopyAroundFile(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            CloseFile();
        base.Dispose(disposing);
    }

    // A file that grows while it is sent must not grow the body.
    private int CountAllowed(int length) => CanSeek ? (int)Math.Min(length, FileEnd - _position) : length;

    private int Advance(int length)
    {
        if (length == 0 && CanSeek)
            throw new EndOfStreamException($"The file `{media.FileName}` became shorter while it was sent.");
        _position += length;
        if (length == 0)
            _end = _position;
        if (!IsInFile)
            CloseFile();
        return length;
    }

    private int CopyAroundFile(Span<byte> buffer)
    {
        var rest = _position < Head.Length ? Head.AsSpan((int)_position) : _tail.AsSpan((int)Math.Min(_position - FileEnd, _tail.Length));
        var length = Math.Min(buffer.Length, rest.Length);
        rest[..length].CopyTo(buffer);
        _position += length;
        return length;
    }

    private Stream OpenFile()
    {
        if (_file is null)
        {
            _file = media.File.Open();
            if (_position > Head.Length)
                _file.Position = _position - Head.Length;
        }
        return _file;
    }

    private void CloseFile()
    {
        if (_file is not null)
            media.File.Close(_file);
        _file = null;
    }
}
