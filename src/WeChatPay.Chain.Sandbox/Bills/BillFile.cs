using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Bills;

/// <summary>A bill as a file, and its digest.</summary>
internal static class BillFile
{
    /// <summary>Writes the plain file: UTF-8.</summary>
    public static byte[] Plain(BillRequest bill, string mchid) => Encoding.UTF8.GetBytes(bill.Kind.Write(bill.Date, bill.Variant, mchid));

    public static byte[] Gzip(byte[] plain)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Optimal))
            stream.Write(plain);
        return gzip.ToArray();
    }

    /// <summary>Gives the <c>hash_value</c>, which is that of the plain file, gzipped or not.</summary>
    public static string Sha1(byte[] plain)
    {
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        return Convert.ToHexStringLower(SHA1.HashData(plain));
#pragma warning restore CA5350
    }
}
