namespace WeChatPay;

/// <summary>What a download brought.</summary>
/// <param name="Bytes">How many bytes were written to the sink.</param>
/// <param name="Digest">The digest of the plain bytes, lower-case hex: SHA-1, or what <see cref="DownloadOptions.HashType"/> names. Of a gzipped file that of what it holds.</param>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DownloadResult(long Bytes, string Digest);
