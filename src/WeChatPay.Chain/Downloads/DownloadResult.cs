namespace WeChatPay;

/// <summary>What a download brought.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DownloadResult
{
    internal DownloadResult(long bytes, string digest)
    {
        Bytes = bytes;
        Digest = digest;
    }

    /// <summary>Gets how many bytes were written to the sink.</summary>
    public long Bytes { get; }

    /// <summary>Gets the digest of the plain bytes, also of a gzip that was saved as it came: what a <c>hash_value</c> is compared with.</summary>
    /// <value>Lower-case hex. SHA-1, or what <see cref="DownloadOptions.HashType"/> names.</value>
    public string Digest { get; }
}
