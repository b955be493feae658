using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Php.Json;

/// <summary>Finds PHP's number for a text that is not JSON, after ext/json/json_scanner.re and json_parser.y.</summary>
internal static class JsonFault
{
    /// <param name="error">The error, with the position in the text.</param>
    /// <param name="open">The container that a bracket could close at that position, if there is one.</param>
    /// <param name="read">The number of bytes up to the end of the last complete token.</param>
    public static int Classify(ReadOnlySpan<byte> json, System.Text.Json.JsonException error, JContainer? open, long read)
    {
        var at = FindOffset(json, error);
        // The text before the error is well-formed, but for an escape that the error cut off.
        var begun = OpenString(json[..at]);
        if (begun.Length > 0 && FindEscapeFault(begun) is { } fault)
            return fault;
        if (at >= json.Length)
            return begun.Length > 0 ? Functions.JSON_ERROR_CTRL_CHAR : Functions.JSON_ERROR_SYNTAX;
        if (json[at] < ' ')
            return Functions.JSON_ERROR_CTRL_CHAR;

        var before = json[..at].TrimEnd(" \t\r\n"u8);
        // A wrong bracket is a mismatch only where the right one is allowed, not after a comma or a name.
        var mismatch = json[at] is (byte)']' && open is JObject || json[at] is (byte)'}' && open is JArray;
        return mismatch && before.Length == read ? Functions.JSON_ERROR_STATE_MISMATCH : Functions.JSON_ERROR_SYNTAX;
    }

    private static int FindOffset(ReadOnlySpan<byte> json, System.Text.Json.JsonException error)
    {
        var start = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
            start += json[start..].IndexOf((byte)'\n') + 1;
        return start + (int)(error.BytePositionInLine ?? 0);
    }

    /// <summary>Finds the string that is open at the end of a text.</summary>
    /// <returns>The string from its quote on; empty where no string is open.</returns>
    private static ReadOnlySpan<byte> OpenString(ReadOnlySpan<byte> json)
    {
        var start = -1;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
                start = start < 0 ? i : -1;
            else if (start >= 0 && json[i] == '\\')
                i++;
        }
        return start < 0 ? [] : json[start..];
    }

    // PHP's scanner stops at the first wrong escape, also where the string has no end.
    private static int? FindEscapeFault(ReadOnlySpan<byte> text)
    {
        for (var i = text.IndexOf((byte)'\\'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            if (++i == text.Length)
                return Functions.JSON_ERROR_SYNTAX;
            if (text[i] != 'u')
                continue;
            if (!TryHex(text[(i + 1)..], out var unit))
                return Functions.JSON_ERROR_SYNTAX;
            i += 4;
            if (!char.IsSurrogate((char)unit))
                continue;
            var hasPair = char.IsHighSurrogate((char)unit) && text[(i + 1)..].StartsWith("\\u"u8)
                && TryHex(text[(i + 3)..], out var low) && char.IsLowSurrogate((char)low);
            if (!hasPair)
                return Functions.JSON_ERROR_UTF16;
            i += 6;
        }
        return null;
    }

    private static bool TryHex(ReadOnlySpan<byte> text, out int unit)
    {
        unit = 0;
        return text.Length >= 4
            && int.TryParse(Encoding.ASCII.GetString(text[..4]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out unit);
    }
}
