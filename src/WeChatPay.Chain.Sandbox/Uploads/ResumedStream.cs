using WeChatPay.Sandbox.Hosting;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>A body of which the beginning was read already.</summary>
/// <remarks>Mutable: use it from one thread. It leaves the body open.</remarks>
internal sealed class ResumedStream(ReadOnlyMemory<byte> beginning, Stream rest) : RequestStream
{
    private ReadOnlyMemory<byte> _beginning = beginning;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_beginning.IsEmpty)
            return await rest.ReadAsync(buffer, cancellationToken);
        var length = Math.Min(buffer.Length, _beginning.Length);
        _beginning[..length].CopyTo(buffer);
        _beginning = _beginning[length..];
        return length;
    }
}
