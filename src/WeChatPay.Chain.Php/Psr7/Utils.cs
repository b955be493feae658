using System.Security.Cryptography;
using WeChatPay.Php.Files;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Psr7;

/// <summary>Files and streams, with the methods of PHP's HTTP client.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class Utils
{
    /// <summary>Opens a file, or a stream that PHP has a name for: <c>php://memory</c>, <c>php://temp</c>, <c>php://stdout</c> and others.</summary>
    /// <param name="filename">The path, with or without <c>file://</c>, or the name.</param>
    /// <param name="mode"><c>r</c> reads, <c>w</c> writes an empty file, <c>a</c> appends, <c>x</c> writes and refuses an existing file, <c>c</c> writes
    /// over an existing file; <c>+</c> reads and writes; <c>b</c> and <c>t</c> are ignored.</param>
    /// <exception cref="ArgumentException">The mode is not known.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Stream tryFopen(string filename, string mode)
    {
        return NamedStreams.Open(filename, mode ?? "");
    }

    /// <summary>Makes a stream of text or bytes; a stream is returned unchanged.</summary>
    public static Stream streamFor(object? resource = null) =>
        resource as Stream ?? new MemoryStream(PhpText.Bytes(resource), writable: false);

    /// <summary>Gets the digest of a whole stream in lower-case hex, and restores the stream's position.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    public static string hash(Stream stream, string algo)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var position = stream.Position;
        stream.Position = 0;
        var digest = Convert.ToHexStringLower(CryptographicOperations.HashData(Functions.FindAlgorithm(algo), stream));
        stream.Position = position;
        return digest;
    }
}
