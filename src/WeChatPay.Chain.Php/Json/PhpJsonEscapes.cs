using System.Buffers;
using System.Globalization;
using System.Text;

namespace WeChatPay.Php.Json;

/// <summary>PHP's escapes inside JSON strings, after <c>php_json_escape_string</c> in ext/json/json_encoder.c.</summary>
internal static class PhpJsonEscapes
{
    public static string Escape(ReadOnlySpan<char> text, int flags)
    {
        var output = new StringBuilder(text.Length + 8);
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var used);
            if (status == OperationStatus.Done)
                Append(output, rune, flags);
            else if ((flags & Functions.JSON_INVALID_UTF8_IGNORE) != 0) { }
            else if ((flags & Functions.JSON_INVALID_UTF8_SUBSTITUTE) != 0)
                Append(output, Rune.ReplacementChar, flags);
            else
                throw new JsonException(Functions.JSON_ERROR_UTF8);
            text = text[used..];
        }
        return output.ToString();
    }

    private static void Append(StringBuilder output, Rune rune, int flags)
    {
        bool Has(int flag) => (flags & flag) != 0;

        _ = rune.Value switch
        {
            '"' => output.Append(Has(Functions.JSON_HEX_QUOT) ? @"\u0022" : "\\\""),
            '\\' => output.Append(@"\\"),
            '/' when !Has(Functions.JSON_UNESCAPED_SLASHES) => output.Append(@"\/"),
            '\b' => output.Append(@"\b"),
            '\f' => output.Append(@"\f"),
            '\n' => output.Append(@"\n"),
            '\r' => output.Append(@"\r"),
            '\t' => output.Append(@"\t"),
            // PHP writes these with upper-case hex digits, and all others with lower-case ones.
            '<' when Has(Functions.JSON_HEX_TAG) => output.Append(@"\u003C"),
            '>' when Has(Functions.JSON_HEX_TAG) => output.Append(@"\u003E"),
            '&' when Has(Functions.JSON_HEX_AMP) => output.Append(@"\u0026"),
            '\'' when Has(Functions.JSON_HEX_APOS) => output.Append(@"\u0027"),
            < ' ' => AppendHex(output, rune),
            < 0x80 => output.Append((char)rune.Value),
            // Line ends in JavaScript before ES2019, so they are escaped even among unescaped Unicode.
            0x2028 or 0x2029 when !Has(Functions.JSON_UNESCAPED_LINE_TERMINATORS) => AppendHex(output, rune),
            _ => Has(Functions.JSON_UNESCAPED_UNICODE) ? output.Append(rune.ToString()) : AppendHex(output, rune),
        };
    }

    private static StringBuilder AppendHex(StringBuilder output, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
            output.Append(CultureInfo.InvariantCulture, $@"\u{(int)unit:x4}");
        return output;
    }
}
