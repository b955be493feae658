using System.IO.Compression;
using System.Security.Cryptography;

namespace WeChatPay.Tests.Support;

/// <summary>Files as WeChat Pay keeps them: gzipped or not, and their digests.</summary>
internal static class Files
{
    public static byte[] Gzip(byte[] plain)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Fastest))
            stream.Write(plain);
        return gzip.ToArray();
    }

    public static string Sha1(byte[] file)
    {
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        return Convert.ToHexStringLower(SHA1.HashData(file));
#pragma warning restore CA5350
    }
}
