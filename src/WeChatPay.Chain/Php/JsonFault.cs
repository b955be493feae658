using Newtonsoft.Json.Linq;

namespace WeChatPay.Php;

/// <summary>Which of PHP's numbers a refused text gets, after ext/json/json_scanner.re and json_parser.y.</summary>
internal static class JsonFault
{
    /// <param name="json">The text in UTF-8.</param>
    /// <param name="error">Where it was refused.</param>
    /// <param name="open">What a bracket could close at that point, if anything.</param>
    /// <param name="read">How many bytes the last complete token ended after.</param>
    internal static int Classify(ReadOnlySpan<byte> json, System.Text.Json.JsonException error, JContainer? open, long read)
    {
        var at = Offset(json, error);
        if (at >= json.Length) return EndsInString(json) ? Functions.JSON_ERROR_CTRL_CHAR : Functions.JSON_ERROR_SYNTAX;

        var before = json[..at].TrimEnd(" \t\r\n"u8);
        if (json[at] < ' ') return before.EndsWith("\\"u8) ? Functions.JSON_ERROR_SYNTAX : Functions.JSON_ERROR_CTRL_CHAR;

        // The wrong bracket is a mismatch only where the right one could stand: after a comma or a lone name it is plain wrong.
        var mismatch = json[at] is (byte)']' && open is JObject || json[at] is (byte)'}' && open is JArray;
        return mismatch && before.Length == read ? Functions.JSON_ERROR_STATE_MISMATCH : Functions.JSON_ERROR_SYNTAX;
    }

    private static int Offset(ReadOnlySpan<byte> json, System.Text.Json.JsonException error)
    {
        var start = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--) start += json[start..].IndexOf((byte)'\n') + 1;
        return start + (int)(error.BytePositionInLine ?? 0);
    }

    // All before the end was well-formed, so every quote opens or closes a string.
    private static bool EndsInString(ReadOnlySpan<byte> json)
    {
        var inside = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"') inside = !inside;
            else if (inside && json[i] == '\\') i++;
        }

        return inside;
    }
}
