namespace WeChatPay;

/// <summary>The result of a download.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DownloadResult
{
    internal DownloadResult(long bytes, string digest)
    {
        Bytes = bytes;
        Digest = digest;
    }

    /// <summary>Gets the number of bytes written to the sink.</summary>
    public long Bytes { get; }

    /// <summary>Gets the digest of the plain bytes, also of a gzip that was saved as it came: a <c>hash_value</c> is compared with it.</summary>
    /// <value>Lower-case hex. SHA-1, or the type in <see cref="DownloadOptions.HashType"/>.</value>
    public string Digest { get; }
}
