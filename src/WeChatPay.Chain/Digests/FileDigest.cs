using System.Security.Cryptography;
using WeChatPay.Crypto;

namespace WeChatPay.Digests;

/// <summary>The SHA-1 that WeChat Pay gives for a file.</summary>
internal static class FileDigest
{
    /// <summary>Compares in constant time; the hex digits may be of either case.</summary>
    public static bool Matches(ReadOnlySpan<byte> file, string hex)
    {
        // SHA-1 is what the API signs and announces; the RSA signature over it is what proves the sender.
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(file, digest);
#pragma warning restore CA5350
        return Matches(Convert.ToHexStringLower(digest), hex);
    }

    /// <inheritdoc cref="Matches(string, string)"/>
    /// <param name="digest">The digest of the file, in lower-case hex.</param>
    /// <param name="hex">The digest that was signed.</param>
    public static bool Matches(string digest, string hex) => Hash.Equals(digest, hex.ToLowerInvariant());
}
