namespace WeChatPay;

/// <content>The same under PHP's names.</content>
public sealed partial class ResponseBody
{
    /// <inheritdoc cref="ReadToEnd"/>
    public string getContents() => ReadToEnd();

    /// <inheritdoc cref="Read"/>
    public byte[] read(int length) => Read(length);

    /// <inheritdoc cref="Rewind"/>
    public void rewind() => Rewind();

    /// <summary>Gets the size in bytes: <see cref="Length"/>.</summary>
    public long? getSize() => Length;

    /// <summary>Gets the position of the next byte that is read.</summary>
    public long tell() => Readable.Position;
}
