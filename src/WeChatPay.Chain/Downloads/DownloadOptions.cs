namespace WeChatPay;

/// <summary>How a file is downloaded. Every property is optional.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DownloadOptions
{
    /// <summary>Gets or sets whether a gzipped file, such as a bill with <c>tar_type=GZIP</c>, is saved plain.</summary>
    /// <value>Default: false, and the file is saved as it comes. The digest is always the digest of the plain bytes. A gzip has one member and nothing behind
    /// it: with more, its plain bytes do not count for the digest, and with this option it is refused.</value>
    public bool Gunzip { get; set; }

    /// <summary>Gets or sets the type of the hash, as WeChat Pay's <c>hash_type</c> gives it.</summary>
    /// <value>Default: <c>SHA1</c>, the type of bills. Receipts have <c>SHA256</c> or <c>SM3</c>.</value>
    public string HashType { get; set; } = "SHA1";

    /// <summary>Gets or sets the receiver of progress reports.</summary>
    /// <value>It receives the number of bytes that came over the wire so far, gzipped bytes counted as such; the last report is the size of the whole.
    /// The reading thread calls it; a <see cref="Progress{T}"/> passes reports on to the thread that created it. Default: none.</value>
    public IProgress<long>? Progress { get; set; }

    /// <summary>Gets or sets how long the server may be silent, before the response begins and between two pieces of it.</summary>
    /// <value>Default: the client's <see cref="WeChatPayOptions.Timeout"/>, 30 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit.
    /// The time that the sink takes does not count.</value>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>Gets or sets the limit for the whole download.</summary>
    /// <value>Default: <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, no limit, because the duration depends on the size.</value>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Gets or sets how many bytes may be written to the sink, and how many a gzip may hold, also one that is saved as it comes: a small gzip can hold
    /// a very large file.</summary>
    /// <value>Default: <see cref="long.MaxValue"/>, no limit. A file that is streamed needs little memory. A file that WeChat Pay signs as a whole, and
    /// whose hash is not given, is held in memory until its signature is checked: then the limit also counts the bytes that come, gzipped or not.</value>
    public long MaxBytes { get; set; } = long.MaxValue;

    /// <summary>Gets whether the file is encrypted, so that its cipher proves it and not a digest of what comes.</summary>
    internal bool IsProvenByCipher { get; init; }
}
