using Newtonsoft.Json.Linq;

namespace WeChatPay.Php;

/// <summary>Finds PHP's number for a text that is not JSON, after ext/json/json_scanner.re and json_parser.y.</summary>
internal static class JsonFault
{
    /// <param name="error">The error, with the position in the text.</param>
    /// <param name="open">The container that a bracket could close at that position, if there is one.</param>
    /// <param name="read">The number of bytes up to the end of the last complete token.</param>
    public static int Classify(ReadOnlySpan<byte> json, System.Text.Json.JsonException error, JContainer? open, long read)
    {
        var at = FindOffset(json, error);
        if (at >= json.Length)
            return EndsInString(json) ? Functions.JSON_ERROR_CTRL_CHAR : Functions.JSON_ERROR_SYNTAX;

        var before = json[..at].TrimEnd(" \t\r\n"u8);
        if (json[at] < ' ')
            return before.EndsWith("\\"u8) ? Functions.JSON_ERROR_SYNTAX : Functions.JSON_ERROR_CTRL_CHAR;

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

    // The text before the end is well-formed, so every quote opens or closes a string.
    private static bool EndsInString(ReadOnlySpan<byte> json)
    {
        var inside = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
                inside = !inside;
            else if (inside && json[i] == '\\')
                i++;
        }
        return inside;
    }
}
