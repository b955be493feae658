using System.Buffers;
using System.Globalization;
using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Json;

/// <summary>Receives the JSON of a body in a rented buffer, which is cleared when it goes back: it may hold names and card numbers.</summary>
/// <remarks>Mutable: use it from one thread, and dispose of it.</remarks>
internal sealed class PooledText() : TextWriter(CultureInfo.InvariantCulture)
{
    private const int FirstLength = 512;

    private char[] _buffer = ArrayPool<char>.Shared.Rent(FirstLength);
    private int _length;

    public override Encoding Encoding => Encoding.Unicode;

    /// <summary>Gets the text so far. It ends when the writer is disposed of.</summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    public override void Write(char value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    public override void Write(string? value) => Append(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Append(buffer.AsSpan(index, count));

    /// <summary>Encodes the text in UTF-8.</summary>
    /// <exception cref="EncoderFallbackException">It holds half of a surrogate pair.</exception>
    public byte[] ToUtf8() => StrictUtf8.Encoding.GetBytes(_buffer, 0, _length);

    public override string ToString() => Text.ToString();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_buffer, clearArray: true);
            (_buffer, _length) = ([], 0);
        }
        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void Reserve(int count)
    {
        if (_length + count <= _buffer.Length)
            return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + count, 2 * _buffer.Length));
        Text.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
