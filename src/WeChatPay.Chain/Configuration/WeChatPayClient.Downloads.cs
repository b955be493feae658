namespace WeChatPay;

public sealed partial class WeChatPayClient
{
    /// <summary>Downloads the file behind a <c>download_url</c>, signed, in pieces, and waits for it.</summary>
    /// <remarks>A digest that is given is compared before the file gets its path. An overseas statement is verified by the digest that WeChat Pay signs with
    /// it; any other file without a digest is verified like a response at its address. Memory does not grow with the file.</remarks>
    /// <param name="downloadUrl">The whole address as WeChat Pay gave it. Path and query are not changed.</param>
    /// <param name="sink">A path, or a writable stream. After a failure the path holds its old content, and the stream holds the bytes
    /// that came before the failure.</param>
    /// <param name="hash">The <c>hash_value</c> that came with the address, hex of either case: the digest of the plain bytes, also of a gzipped file.
    /// Without it nothing proves a bill.</param>
    /// <param name="options">Whether to gunzip, progress, limits; the defaults when absent.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The size and the digest.</returns>
    /// <exception cref="ArgumentException">An argument is wrong, or the address is not WeChat Pay's. Nothing was sent.</exception>
    /// <exception cref="WeChatPayApiException">WeChat Pay refused, because the address has expired for instance: ask for a new one.</exception>
    /// <exception cref="WeChatPayVerificationException">The file does not have the announced digest (<see cref="VerificationCheck.Digest"/>).</exception>
    /// <exception cref="WeChatPayTransportException">The connection broke, the gzip is damaged, or the sink could not be written to.</exception>
    /// <exception cref="WeChatPayTimeoutException">The server was silent for too long, or the whole took too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public DownloadResult Download(
        string downloadUrl, object sink, string? hash = null, DownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        _downloader.Run(downloadUrl, sink, hash, options ?? new DownloadOptions(), cancellationToken);

    /// <inheritdoc cref="Download"/>
    /// <summary>Downloads the file behind a <c>download_url</c>, signed, in pieces.</summary>
    /// <returns>The promise of the size and the digest.</returns>
    public Promise<DownloadResult> DownloadAsync(
        string downloadUrl, object sink, string? hash = null, DownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        new(_downloader.StartAsync(downloadUrl, sink, hash, options ?? new DownloadOptions(), cancellationToken));
}
