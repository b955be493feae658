using System.IO.Compression;
using System.Security.Cryptography;
using Org.BouncyCastle.Security;

namespace WeChatPay.Sandbox.Responses;

/// <summary>Compresses and digests files as the protocol names it.</summary>
internal static class FileEncoding
{
    public static byte[] Gzip(byte[] plain)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            gzip.Write(plain);
        return file.ToArray();
    }

    /// <summary>Computes a digest, in lower-case hexadecimal digits.</summary>
    /// <param name="type">SHA1, SHA256 or SM3.</param>
    /// <param name="plain">The file.</param>
    public static string Digest(string type, byte[] plain) => type switch
    {
        "SHA256" => Convert.ToHexStringLower(SHA256.HashData(plain)),
        "SM3" => Convert.ToHexStringLower(DigestUtilities.CalculateDigest("SM3", plain)),
        _ => Sha1(plain),
    };

    /// <summary>Computes the SHA-1 of a file, in lower-case hexadecimal digits.</summary>
    public static string Sha1(byte[] plain)
    {
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        return Convert.ToHexStringLower(SHA1.HashData(plain));
#pragma warning restore CA5350
    }
}
