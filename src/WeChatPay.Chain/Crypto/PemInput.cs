using System.Buffers;
using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>A block of PEM text (RFC 7468).</summary>
/// <param name="Label">For example <c>PRIVATE KEY</c>.</param>
/// <param name="Text">The block with its frame, without what stood around it.</param>
internal readonly record struct PemBlock(string Label, string Text)
{
    public bool IsPrivateKey => Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal);

    public bool IsCertificate => Label.EndsWith("CERTIFICATE", StringComparison.Ordinal);

    public bool IsPublicKey => Label.EndsWith("PUBLIC KEY", StringComparison.Ordinal);

    /// <summary>Gets whether the line feeds were written as the two characters <c>\n</c>, as JSON and environment variables have them.</summary>
    public bool HasWrittenLineFeeds => Text.Contains("\\n", StringComparison.Ordinal);
}

/// <summary>The encoded form of a key or a certificate: PEM text or DER, from memory or from a file.</summary>
internal static class PemInput
{
    // The tag of an ASN.1 SEQUENCE (X.690, 8.9), with which keys and certificates begin.
    private const byte Sequence = 0x30;

    private const int MaxLabelLength = 32;

    private static readonly SearchValues<char> OfLabels = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ");

    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";

    /// <summary>Tells whether text is PEM.</summary>
    public static bool IsPem(string text) => text.Contains(Begin, StringComparison.Ordinal);

    /// <summary>Tells whether bytes can be DER.</summary>
    public static bool IsDer(byte[] content) => content is [Sequence, ..];

    /// <summary>Lists the blocks of PEM text. A byte order mark, quotes and other text around the blocks are skipped.</summary>
    public static List<PemBlock> FindBlocks(string text)
    {
        var blocks = new List<PemBlock>();
        for (var start = text.IndexOf(Begin, StringComparison.Ordinal); start >= 0;)
        {
            var next = text.IndexOf(Begin, start + Begin.Length, StringComparison.Ordinal);
            var block = text[start..(next < 0 ? text.Length : next)];
            if (block.IndexOf(Dashes, Begin.Length, StringComparison.Ordinal) is var end and > 0 && IsLabel(block.AsSpan(Begin.Length, end - Begin.Length)))
                blocks.Add(Cut(block, block[Begin.Length..end]));
            start = next;
        }
        return blocks;
    }

    /// <summary>Gives the bytes of PEM text, or of the file that the text names.</summary>
    /// <param name="text">PEM text, or a path with or without <c>file://</c>.</param>
    /// <param name="kind">What the file holds, for the message: <c>key</c>, <c>certificate</c>.</param>
    /// <exception cref="ArgumentException">The file cannot be read. The message quotes only a path that exists.</exception>
    public static byte[] Read(string text, string kind) => IsPem(text) ? Encoding.UTF8.GetBytes(text) : FilePath.ReadAllBytes(text.Trim(), kind);

    /// <summary>Decodes text: UTF-8, or what a byte order mark says, as editors and shells on Windows write it.</summary>
    public static string Decode(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>Decodes Base64 in one line or several.</summary>
    /// <returns><see langword="null"/> for other text.</returns>
    public static byte[]? TryDecodeBase64(string text)
    {
        try
        {
            return TextShape.IsBase64(text) ? Convert.FromBase64String(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // What stands behind a damaged frame may be the key itself, and messages quote labels.
    private static bool IsLabel(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLabelLength && text.IndexOfAnyExcept(OfLabels) < 0;

    // Indented lines, as YAML has them, lose their indent. A block without its end keeps all that follows, and does not decode.
    private static PemBlock Cut(string block, string label)
    {
        var end = $"-----END {label}-----";
        var length = block.IndexOf(end, StringComparison.Ordinal);
        var lines = (length < 0 ? block : block[..(length + end.Length)]).Split('\n').Select(static line => line.Trim());
        return new PemBlock(label, string.Join('\n', lines));
    }
}
