using System.Text;
using WeChatPay.Basics;
using WeChatPay.Responses;

namespace WeChatPay;

/// <summary>The body of a response: text, bytes or a stream.</summary>
/// <remarks>A body in memory may be read any number of times. A body that comes as a stream (option <c>stream</c>) is read once, and closing the stream
/// closes the connection. Mutable: use it from one thread.</remarks>
public sealed partial class ResponseBody : IDisposable
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly HttpResponseMessage? _message;
    private Stream? _stream;
    private string? _movedTo;

    internal ResponseBody(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>Keeps the message alive for as long as its stream is read.</summary>
    internal ResponseBody(Stream stream, HttpResponseMessage message)
    {
        _stream = stream;
        _message = message;
    }

    /// <summary>Gets whether the whole body is in memory.</summary>
    public bool IsBuffered => _message is null;

    /// <summary>Gets the bytes as they came.</summary>
    /// <exception cref="InvalidOperationException">The body comes as a stream: read that.</exception>
    public ReadOnlyMemory<byte> Bytes => IsBuffered
        ? _bytes
        : throw new InvalidOperationException(MovedMessage ?? "This body comes as a stream (option `stream`): read AsStream(), or ReadToEnd().")
            .On(HelpPage.Responses);

    /// <summary>Gives the body as a stream, from where <c>read</c> stopped.</summary>
    /// <exception cref="InvalidOperationException">The body was written to the option <c>sink</c> while it came.</exception>
    public Stream AsStream() => Readable;

    /// <summary>Gets the size in bytes; <see langword="null"/> when a stream does not tell it.</summary>
    public long? Length => IsBuffered ? _bytes.Length : _message!.Content.Headers.ContentLength;

    /// <summary>Reads the rest of the body as UTF-8 text.</summary>
    /// <exception cref="InvalidOperationException">The body was written to the option <c>sink</c> while it came.</exception>
    public string ReadToEnd()
    {
        using var reader = new StreamReader(Readable, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 4096, leaveOpen: true);
        return reader.ReadToEnd();
    }

    /// <summary>Reads on from where the last read stopped.</summary>
    /// <param name="length">The largest number of bytes.</param>
    /// <returns>The bytes; fewer at the end, none after it.</returns>
    /// <exception cref="InvalidOperationException">The body was written to the option <c>sink</c> while it came.</exception>
    public byte[] Read(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var buffer = new byte[length];
        var got = Readable.ReadAtLeast(buffer, length, throwOnEndOfStream: false);
        return got == length ? buffer : buffer.AsSpan(0, got).ToArray();
    }

    /// <summary>Goes back to the first byte.</summary>
    /// <exception cref="NotSupportedException">The body comes as a stream.</exception>
    public void Rewind() => Readable.Position = 0;

    /// <summary>Closes a body that comes as a stream, and its connection; a body in memory stays readable.</summary>
    public void Dispose()
    {
        if (_message is null)
            return;
        Opened.Dispose();
        _message.Dispose();
    }

    /// <summary>Gives the whole body as UTF-8 text, wherever <c>read</c> stopped.</summary>
    public override string ToString() => IsBuffered ? Encoding.UTF8.GetString(_bytes.Span) : ReadToEnd();

    /// <summary>Gives the whole body as UTF-8 text: PHP's <c>(string) $response->getBody()</c>.</summary>
    public static explicit operator string(ResponseBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.ToString();
    }

    /// <summary>Looks at the first bytes, and leaves them to be read.</summary>
    /// <returns>The bytes: <paramref name="length"/> of them, or fewer when the body is shorter.</returns>
    internal async Task<ReadOnlyMemory<byte>> PeekAsync(int length, CancellationToken cancellationToken)
    {
        if (IsBuffered)
            return _bytes[..Math.Min(length, _bytes.Length)];
        var head = new byte[length];
        var got = await Opened.ReadAtLeastAsync(head, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        _stream = new PrefixedStream(head.AsMemory(0, got), Opened);
        return head.AsMemory(0, got);
    }

    /// <summary>Remembers where a body went that came as a stream.</summary>
    /// <param name="place">The file or stream, for messages.</param>
    internal void MoveTo(string place)
    {
        if (!IsBuffered)
            _movedTo = place;
    }

    /// <summary>Puts a stream around the stream of the body.</summary>
    internal void Wrap(Func<Stream, Stream> wrap) => _stream = wrap(Opened);

    private Stream Readable => MovedMessage is { } moved ? throw new InvalidOperationException(moved).On(HelpPage.Responses) : Opened;

    // Of a body in memory, a stream is made when somebody reads it as one.
    private Stream Opened => _stream ??= System.Runtime.InteropServices.MemoryMarshal.TryGetArray(_bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(_bytes.ToArray(), writable: false);

    private string? MovedMessage => _movedTo is null ? null : $"The body was written to {_movedTo} while it came, and is not kept: read it there.";

    internal Task CopyToAsync(Stream target, CancellationToken cancellationToken) =>
        IsBuffered ? target.WriteAsync(_bytes, cancellationToken).AsTask() : DrainAsync(target, cancellationToken);

    private async Task DrainAsync(Stream target, CancellationToken cancellationToken)
    {
        using (_message)
            await Opened.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
    }
}
