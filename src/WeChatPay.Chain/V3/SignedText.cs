using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace WeChatPay.V3;

/// <summary>The bytes that a signature of APIv3 covers, in a rented buffer: each line and a line feed behind it.</summary>
/// <remarks>The same lines as <see cref="Formatter.Request"/> and <see cref="Formatter.Response"/>, without their allocations. Dispose of it once.</remarks>
internal readonly ref struct SignedText : IDisposable
{
    private readonly byte[] _buffer;

    private SignedText(byte[] buffer, int headLength, ReadOnlySpan<byte> body)
    {
        _buffer = buffer;
        body.CopyTo(buffer.AsSpan(headLength));
        var length = headLength + body.Length;
        buffer[length++] = (byte)'\n';
        Bytes = buffer.AsSpan(0, length);
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public static SignedText ForRequest(string method, string target, long timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        // Five line feeds and a timestamp of up to 20 characters.
        var buffer = Rent(method.Length + target.Length + nonce.Length + 25, body);
        Utf8.TryWrite(buffer, $"{method}\n{target}\n{timestamp}\n{nonce}\n", out var length);
        return new(buffer, length, body);
    }

    public static SignedText ForResponse(string timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        var buffer = Rent(timestamp.Length + nonce.Length + 3, body);
        Utf8.TryWrite(buffer, $"{timestamp}\n{nonce}\n", out var length);
        return new(buffer, length, body);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static byte[] Rent(int characters, ReadOnlySpan<byte> body) => ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(characters) + body.Length);
}
