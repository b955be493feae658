using WeChatPay.Basics;
using WeChatPay.Compatibility;

namespace WeChatPay.Util;

/// <summary>A stream that is written once, from its first byte to its last.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal abstract class WriteOnlyStream : SpanStream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw Unsupported();

    public override long Position
    {
        get => throw Unsupported();
        set => throw Unsupported();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw Unsupported();

    public override int Read(Span<byte> buffer) => throw Unsupported();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw Unsupported();

    public override long Seek(long offset, SeekOrigin origin) => throw Unsupported();

    public override void SetLength(long value) => throw Unsupported();

    private protected static NotSupportedException Unsupported() => new NotSupportedException().On(HelpPage.Files);
}
