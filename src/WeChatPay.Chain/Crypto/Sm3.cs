using Org.BouncyCastle.Crypto.Digests;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>The Chinese standard digest SM3, which WeChat Pay uses for invoice files, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe. Source: GB/T 32905-2016; https://datatracker.ietf.org/doc/html/draft-sca-cfrg-sm3.</remarks>
public static partial class Sm3
{
    private const int BufferSize = 80 * 1024;

    /// <summary>Digests bytes.</summary>
    /// <param name="thing">The bytes; none are fine.</param>
    /// <returns>64 digits of lower-case hex.</returns>
    public static string Digest(ReadOnlySpan<byte> thing)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(thing);
        return Hex(digest);
    }

    /// <summary>Digests a stream from its position to its end, without holding it in memory.</summary>
    /// <param name="thing">The stream; it is left open.</param>
    /// <returns>64 digits of lower-case hex.</returns>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    public static string Digest(Stream thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        var digest = new SM3Digest();
        var buffer = new byte[BufferSize];
        while (thing.Read(buffer) is > 0 and var length)
            digest.BlockUpdate(buffer.AsSpan(0, length));
        return Hex(digest);
    }

    /// <summary>Digests a file, without holding it in memory.</summary>
    /// <param name="path">Its path, with or without <c>file://</c> before it.</param>
    /// <returns>64 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">The file is missing or cannot be read.</exception>
    public static string File(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = FilePath.OpenRead(path, "digested");
        try
        {
            return Digest(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FilePath.RefuseUnreadable(path, "digested", error);
        }
    }

    private static string Hex(SM3Digest digest)
    {
        Span<byte> bytes = stackalloc byte[digest.GetDigestSize()];
        digest.DoFinal(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
