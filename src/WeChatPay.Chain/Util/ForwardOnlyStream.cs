namespace WeChatPay.Util;

/// <summary>A stream that is read once, from its first byte to its last.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal abstract class ForwardOnlyStream : ReadOnlyStream
{
    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
}
