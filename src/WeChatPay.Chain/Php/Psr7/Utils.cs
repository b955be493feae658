using System.Security.Cryptography;
using WeChatPay.Basics;

namespace WeChatPay.Php.Psr7;

/// <summary>Files and streams, under the names of PHP's HTTP client.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public static class Utils
{
    /// <summary>Opens a file.</summary>
    /// <param name="filename">The path, with or without <c>file://</c>.</param>
    /// <param name="mode"><c>r</c> reads, <c>w</c> writes anew, <c>a</c> appends, <c>x</c> writes and refuses a file that is there, <c>c</c> writes over; <c>b</c> and <c>t</c> mean nothing, <c>+</c> both reads and writes.</param>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Stream tryFopen(string filename, string mode)
    {
        var (how, access) = (mode ?? "").Replace("b", "", StringComparison.Ordinal).Replace("t", "", StringComparison.Ordinal) switch
        {
            "r" => (FileMode.Open, FileAccess.Read),
            "r+" => (FileMode.Open, FileAccess.ReadWrite),
            "w" => (FileMode.Create, FileAccess.Write),
            "w+" => (FileMode.Create, FileAccess.ReadWrite),
            "a" => (FileMode.Append, FileAccess.Write),
            "x" => (FileMode.CreateNew, FileAccess.Write),
            "c" => (FileMode.OpenOrCreate, FileAccess.Write),
            "c+" => (FileMode.OpenOrCreate, FileAccess.ReadWrite),
            _ => throw new ArgumentException($"`{mode}` is no mode: give rb to read, wb to write.", nameof(mode)),
        };
        return new FileStream(FilePath.Parse(filename), how, access, FileShare.Read);
    }

    /// <summary>Makes a stream of a text or of bytes; a stream stays what it is.</summary>
    /// <param name="resource">The text, the bytes or the stream.</param>
    public static Stream streamFor(object? resource = null) => resource as Stream ?? new MemoryStream(PhpText.Bytes(resource), writable: false);

    /// <summary>Gives the digest of a stream from its first byte on, small hexadecimal digits; the stream is where it was afterwards.</summary>
    /// <param name="stream">A stream that can go back.</param>
    /// <param name="algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    public static string hash(Stream stream, string algo)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var position = stream.Position;
        stream.Position = 0;
        var digest = Convert.ToHexStringLower(CryptographicOperations.HashData(Functions.Algorithm(algo), stream));
        stream.Position = position;
        return digest;
    }
}
