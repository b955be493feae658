using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that convert the encoding of text. Sources: https://www.php.net/manual/function.iconv.php and
/// https://www.php.net/manual/ref.mbstring.php.</content>
public static partial class Functions
{
    /// <summary>Converts bytes of text from one encoding to another: UTF-8, GBK, GB18030, UTF-16LE, UTF-16BE, ISO-8859-1 or ASCII.</summary>
    /// <returns>The bytes as text; false where the bytes are not text of the first encoding, or the second one lacks a character.</returns>
    /// <exception cref="NotSupportedException">The encoding is not offered, or a character is to be replaced or left out by <c>//TRANSLIT</c> or
    /// <c>//IGNORE</c>, whose rules are those of the C library.</exception>
    public static dynamic iconv(object? from_encoding, object? to_encoding, object? @string)
    {
        var (from, to) = (Parameters.Text(from_encoding, 1).Split('/')[0], Parameters.Text(to_encoding, 2));
        var text = Charsets.Read(from, Bytes.Encode(Parameters.Text(@string, 3)));
        var written = text is null ? null : Charsets.Write(to.Split('/')[0], text, substitute: null);
        if (written is null && to.Contains("//"))
            throw new NotSupportedException(
                $"iconv has to replace or leave out a character for {to}, as the C library does: convert to UTF-8, or remove the character.");
        return written is null ? false : Bytes.Decode(written);
    }

    /// <summary>Converts bytes of text to another encoding: UTF-8, GBK, GB18030, UTF-16LE, UTF-16BE, ISO-8859-1 or ASCII. A character that it lacks becomes
    /// <c>?</c>.</summary>
    /// <param name="to_encoding">The encoding to write.</param>
    /// <param name="from_encoding">The encoding of the bytes. Default: UTF-8.</param>
    /// <exception cref="NotSupportedException">The encoding is not offered, or the bytes are not text of it.</exception>
    public static dynamic mb_convert_encoding(object? @string, object? to_encoding, object? from_encoding = null)
    {
        var (from, to) = (from_encoding is null ? "UTF-8" : Parameters.Text(from_encoding, 3), Parameters.Text(to_encoding, 2));
        var text = Charsets.Read(from, Bytes.Encode(Parameters.Text(@string, 1)))
            ?? throw new NotSupportedException($"mb_convert_encoding has bytes that are not {from}: check them by mb_check_encoding or iconv first.");
        return Bytes.Decode(Charsets.Write(to, text, (byte)'?')!);
    }

    /// <summary>Finds the encoding of bytes among ASCII, UTF-8 and GBK, which PHP calls <c>CP936</c>.</summary>
    /// <param name="encodings">A list, or text with commas. Default: ASCII and UTF-8.</param>
    /// <param name="strict">Whether bytes that are of none of them give false.</param>
    /// <exception cref="NotSupportedException">Another encoding is in the list, or PHP would have to guess.</exception>
    public static dynamic mb_detect_encoding(object? @string, object? encodings = null, bool strict = false)
    {
        var list = encodings is PhpArray given ? given.Values.Select(static one => (string)strval((object?)one)) : (encodings is null ? "ASCII,UTF-8"
            : Parameters.Text(encodings, 2)).Split(',');
        var names = list.Select(static one => Canonical(one.Trim())).ToList();
        var text = Parameters.Text(@string, 1);
        if (Bytes.IsAscii(text))
            return names[0];
        // Text that is both is judged by how common its characters are.
        var isUtf8 = names.Contains("UTF-8") && !Bytes.HasRaw(text);
        var isGbk = names.Contains("CP936") && Charsets.Read("GBK", Bytes.Encode(text)) is not null;
        if (isUtf8 != isGbk)
            return isUtf8 ? "UTF-8" : "CP936";
        return strict && !isUtf8
            ? false
            : throw new NotSupportedException("mb_detect_encoding would have to guess: write mb_check_encoding($text, 'UTF-8'), which tells it surely.");
    }

    private static string Canonical(string name) => name.ToUpperInvariant() switch
    {
        "ASCII" or "US-ASCII" => "ASCII",
        "UTF-8" or "UTF8" => "UTF-8",
        "GBK" or "CP936" => "CP936",
        _ => throw new NotSupportedException($"mb_detect_encoding does not know {name}: write ASCII, UTF-8 or GBK."),
    };
}
