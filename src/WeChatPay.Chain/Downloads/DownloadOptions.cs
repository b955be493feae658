namespace WeChatPay;

/// <summary>How a file is downloaded. Every property may be left alone.</summary>
/// <remarks>Immutable and thread-safe, as far as the <see cref="Progress"/> that it is given is.</remarks>
public sealed record DownloadOptions
{
    /// <summary>Gets or sets whether the file comes gzipped, as a bill with <c>tar_type=GZIP</c> does, and is to be saved plain.</summary>
    /// <value>Default: false, and the file is saved as it comes. The digest is that of the plain bytes in either case.</value>
    public bool Gunzip { get; set; }

    /// <summary>Gets or sets what kind of digest the hash is, as WeChat Pay's <c>hash_type</c> says.</summary>
    /// <value>Default: <c>SHA1</c>, which bills have. Receipts have <c>SHA256</c> or <c>SM3</c>.</value>
    public string HashType { get; set; } = "SHA1";

    /// <summary>Gets or sets what is told how much has come.</summary>
    /// <value>Bytes as they came over the wire, gzipped ones still gzipped; each number is greater than the one before, the last one is the size of what
    /// came. Called by the thread that reads; <see cref="Progress{T}"/> passes it on to where it was made. Default: nobody is told.</value>
    public IProgress<long>? Progress { get; set; }

    /// <summary>Gets or sets how long the server may be silent, before the answer begins and between two pieces of it.</summary>
    /// <value>Default: the client's <see cref="WeChatPayOptions.Timeout"/>, 30 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit.
    /// The time that the sink takes does not count.</value>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>Gets or sets the limit for the whole download.</summary>
    /// <value>Default: <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, none: how long a file takes is for its size to say.</value>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Gets or sets how many bytes may be written to the sink: a small gzip may hold a very large file.</summary>
    /// <value>Default: <see cref="long.MaxValue"/>, no limit. A file that is streamed takes no memory to speak of. One that WeChat Pay signs as a whole, and whose hash is
    /// not given, is held in memory until its signature is checked: there the limit is also that of what comes, gzipped where it is gzipped.</value>
    public long MaxBytes { get; set; } = long.MaxValue;
}
