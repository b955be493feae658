using WeChatPay.Compatibility;

namespace WeChatPay.Requests;

/// <summary>Reads the user's content on the caller's thread, for a synchronous call.</summary>
internal static class BufferedContent
{
    /// <summary>Reads content into memory, with its headers.</summary>
    /// <returns><see langword="null"/> for multipart content, which is read while it is sent, and for content that is only written asynchronously.</returns>
    public static HttpContent? TryRead(HttpContent content, CancellationToken cancellationToken)
    {
        if (content is MultipartContent || !SynchronousHttp.CanCopy(content))
            return null;
        using var bytes = new MemoryStream();
        SynchronousHttp.Open(content, cancellationToken).CopyTo(bytes);
        var buffered = new ByteArrayContent(bytes.ToArray());
        foreach (var (name, values) in content.Headers.NonValidated)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                buffered.Headers.TryAddWithoutValidation(name, values);
        }
        return buffered;
    }
}
