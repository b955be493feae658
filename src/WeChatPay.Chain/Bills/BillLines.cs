namespace WeChatPay.Bills;

/// <summary>The lines of a file, one after another, in a buffer that is used again.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class BillLines(Stream file)
{
    // No line of a bill comes near: its values have some thousand characters at most.
    private const int LongestLine = 1 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _searched;
    private long _count;
    private bool _isAtEnd;

    /// <summary>Gives the next line that is in the buffer, without its end.</summary>
    /// <returns>Whether there was one: otherwise <see cref="FillAsync"/>.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var found = rest[_searched..].IndexOf((byte)'\n');
        if (found < 0 && !(_isAtEnd && rest.Length > 0))
        {
            _searched = rest.Length;
            line = default;
            return false;
        }
        var end = found < 0 ? rest.Length : _searched + found;
        _searched = 0;
        line = rest[..end];
        _start += Math.Min(end + 1, rest.Length);
        _count++;
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        return true;
    }

    /// <summary>Reads on.</summary>
    /// <returns>Whether more may come.</returns>
    /// <exception cref="WeChatPayBillException">A line is too long.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_isAtEnd)
            return false;
        MakeRoom();
        var length = await file.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _isAtEnd = length == 0;
        _end += length;
        return !_isAtEnd || _end > _start;
    }

    private void MakeRoom()
    {
        var rest = _end - _start;
        if (rest > LongestLine)
            throw WeChatPayBillException.Create(_count + 1, 0, "it is longer than a line of a bill can be");
        var target = rest > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, rest).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, rest);
    }
}
