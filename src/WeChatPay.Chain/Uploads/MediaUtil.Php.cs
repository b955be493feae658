namespace WeChatPay.Util;

public sealed partial class MediaUtil
{
    /// <inheritdoc cref="Meta"/>
    public string getMeta() => Meta;

    /// <inheritdoc cref="SetMeta(string?)"/>
    public int setMeta(string? json = null) => SetMeta(json);

    /// <inheritdoc cref="Stream"/>
    public Stream getStream() => Stream;

    /// <inheritdoc cref="ContentType"/>
    public string getContentType() => ContentType;
}
