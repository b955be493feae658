namespace WeChatPay.Sandbox.Hosting;

/// <summary>Counts the bytes of a body while it is read, and keeps the first ones.</summary>
/// <remarks>Mutable: use it from one thread. It leaves the body open.</remarks>
internal sealed class HeadStream(Stream body, int kept) : RequestStream
{
    private readonly MemoryStream _head = new();

    /// <summary>Gets how many bytes have passed.</summary>
    public long Passed { get; private set; }

    public byte[] Head() => _head.ToArray();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await body.ReadAsync(buffer, cancellationToken);
        _head.Write(buffer.Span[..Math.Min(length, kept - (int)_head.Length)]);
        Passed += length;
        return length;
    }
}
