using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>The encoded form of a key or a certificate: PEM text or DER, from memory or from a file.</summary>
internal static class PemInput
{
    // The tag of an ASN.1 SEQUENCE (X.690, 8.9), with which keys and certificates begin.
    private const byte Sequence = 0x30;

    /// <summary>Tells whether text is PEM.</summary>
    public static bool IsPem(string text) => text.Contains("-----BEGIN ", StringComparison.Ordinal);

    /// <summary>Tells whether bytes can be DER.</summary>
    public static bool IsDer(byte[] content) => content is [Sequence, ..];

    /// <summary>Gives the bytes of PEM text, or of the file that the text names.</summary>
    /// <param name="text">PEM text, or a path with or without <c>file://</c>.</param>
    /// <param name="kind">What the file holds, for the message: <c>key</c>, <c>certificate</c>.</param>
    /// <exception cref="ArgumentException">The file cannot be read. The message quotes only what looks like a path.</exception>
    public static byte[] Read(string text, string kind) => IsPem(text) ? Encoding.UTF8.GetBytes(text) : FilePath.ReadAllBytes(text.Trim(), kind);

    /// <summary>Decodes text: UTF-8, or what a byte order mark says, as editors and shells on Windows write it.</summary>
    public static string Decode(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
