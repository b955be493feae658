using WeChatPay.Compatibility;

namespace WeChatPay.Util;

/// <summary>The multipart body of an upload: read piece by piece from the file, never held whole.</summary>
/// <remarks>For one thread. The file is opened when the first of its bytes is read, and closed after the last.</remarks>
/// <param name="media">The upload.</param>
/// <param name="meta">Its meta; when there is none, what the upload's meta is when the first byte is read.</param>
internal sealed class MediaStream(MediaUtil media, string? meta = null) : ReadingStream
{
    private readonly byte[] _tail = media.Tail();
    private byte[]? _head;
    private Stream? _file;
    private long? _end;
    private long _position;

    /// <summary>Gets the upload.</summary>
    public MediaUtil Media => media;

    public override bool CanRead => true;

    public override bool CanSeek => media.File.CanReopen;

    public override bool CanWrite => false;

    public override long Length => FileEnd + _tail.Length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    private byte[] Head => _head ??= media.Head(meta ?? media.Meta);

    private long FileEnd => (_end ??= Head.Length + media.File.Length) ?? throw new NotSupportedException("The length of a stream that can be read once is not known.");

    // Of a stream that can be read once, the end is known when it is reached.
    private bool IsInFile => _position >= Head.Length && (_end is null && !CanSeek || _position < FileEnd);

    public override int Read(Span<byte> buffer)
    {
        if (IsInFile && !buffer.IsEmpty && Passed(OpenFile().Read(buffer[..Allowed(buffer.Length)])) is > 0 and var length)
            return length;
        return TakeEdge(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsInFile && !buffer.IsEmpty && Passed(await OpenFile().ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken).ConfigureAwait(false)) is > 0 and var length)
            return length;
        return TakeEdge(buffer.Span);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
            throw new NotSupportedException("A stream that can be read once cannot be sought in.");
        var target = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        CloseFile();
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            CloseFile();
        base.Dispose(disposing);
    }

    private int Allowed(int length) => CanSeek ? (int)Math.Min(length, FileEnd - _position) : length;

    private int Passed(int length)
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

    private int TakeEdge(Span<byte> buffer)
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
