using System.Text;
using WeChatPay.Compatibility;

namespace WeChatPay.Php.Text;

/// <summary>Encodings of text by the names of <c>iconv</c> and <c>mbstring</c>. Only what both give the same way is offered.</summary>
internal static class Charsets
{
    private const char FirstPrivate = '\uE000';
    private const char LastPrivate = '\uF8FF';

    /// <summary>Reads bytes.</summary>
    /// <returns>The text; null where the bytes are not text of this encoding.</returns>
    public static string? Read(string charset, byte[] bytes)
    {
        var text = OrNull(() => Find(charset).GetString(bytes));
        return text is not null && IsChinese(charset) && text.Any(static letter => letter is >= FirstPrivate and <= LastPrivate)
            ? throw new NotSupportedException($"A character of the private range of {charset} is not converted.")
            : text;
    }

    /// <summary>Writes text.</summary>
    /// <param name="substitute">The byte for a character that the encoding lacks; null for none.</param>
    /// <returns>The bytes; null where the encoding lacks a character.</returns>
    public static byte[]? Write(string charset, string text, byte? substitute)
    {
        var encoding = Find(charset);
        var bytes = new List<byte>(text.Length * 2);
        for (var at = 0; at < text.Length;)
        {
            // A lone surrogate is written as U+FFFD.
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            at += used;
            if (!IsPrivate(rune) && OrNull(() => encoding.GetBytes(rune.ToString())) is { } written)
                bytes.AddRange(written);
            else if (IsGb18030(charset) || IsPrivate(rune))
                throw new NotSupportedException($"A character beyond GBK is not converted to {charset}: send UTF-8.");
            else if (substitute is { } other)
                bytes.Add(other);
            else
                return null;
        }
        return [.. bytes];
    }

    private static bool IsPrivate(Rune rune) => rune.Value is >= FirstPrivate and <= LastPrivate;

    private static bool IsGb18030(string charset) => charset.Equals("GB18030", StringComparison.OrdinalIgnoreCase);

    private static T? OrNull<T>(Func<T> convert)
        where T : class
    {
        try
        {
            return convert();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsChinese(string charset) => charset.ToUpperInvariant() is "GBK" or "CP936" or "GB18030";

    // GB18030 is GBK for all characters of GBK, but for the euro sign.
    private static Encoding Find(string charset) => charset.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => new UTF8Encoding(false, true),
        "ASCII" or "US-ASCII" => Strict("us-ascii"),
        "ISO-8859-1" or "LATIN1" => Strict("iso-8859-1"),
        "UTF-16BE" => new UnicodeEncoding(true, false, true),
        "UTF-16LE" => new UnicodeEncoding(false, false, true),
        _ when IsChinese(charset) => ChineseText.Gbk,
        _ => throw new NotSupportedException($"The encoding {charset} is not offered: write UTF-8, GBK, GB18030, UTF-16LE, UTF-16BE, ISO-8859-1 or ASCII."),
    };

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
