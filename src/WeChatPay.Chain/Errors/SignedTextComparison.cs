using System.Text;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Errors;

/// <summary>Compares the text that WeChat Pay verified with the text that was signed, and describes the first difference.</summary>
/// <remarks>Addresses and bodies hold values of persons, so a difference is shown by its place and by the kind of the character.
/// Stateless and thread-safe.</remarks>
internal static class SignedTextComparison
{
    // Method, target, timestamp, nonce; the body is the rest.
    private const int LinesBeforeBody = 4;

    private const string Kept = "Something changed the request after it was signed, for example a handler or a proxy.";

    /// <summary>Describes the first difference.</summary>
    /// <param name="information">The <c>sign_information</c> of the error.</param>
    /// <param name="signed">The text that was signed, in UTF-8.</param>
    /// <returns>Null when the error does not show the verified text.</returns>
    public static string? Describe(JObject information, byte[] signed)
    {
        if (Text(information, "truncated_sign_message") is not { Length: > 0 } shown)
            return null;
        var (ours, seen) = (Split(Encoding.UTF8.GetString(signed)), Split(shown));
        for (var line = 0; line < seen.Length; line++)
        {
            // The last line that is shown may be cut off.
            var isCut = line == seen.Length - 1;
            if (FirstDifference(ours[line], seen[line], isCut) is { } at)
                return Describe(line, at, ours[line], seen[line]);
        }
        return DescribeLength(information, signed);
    }

    private static string Describe(int line, int at, string ours, string seen)
    {
        var (saw, signed) = (Kind(seen, at), Kind(ours, at));
        return line switch
        {
            0 => IsMadeOf(seen, 10, static letter => letter is >= 'A' and <= 'Z')
                ? $"WeChat Pay saw the method `{seen}`, and `{ours}` was signed. {Kept}"
                : $"WeChat Pay saw another method, and `{ours}` was signed. {Kept}",
            1 => $"The addresses differ at character {at + 1}, in {PlaceInAddress(ours, at)}: WeChat Pay saw {saw}, and {signed} was signed. "
                + "Path and query are signed exactly as they are sent, with their percent-encoding.",
            2 => IsMadeOf(seen, 20, static letter => letter is >= '0' and <= '9')
                ? $"WeChat Pay saw the timestamp {seen}, and {ours} was signed. {Kept}"
                : $"WeChat Pay saw another timestamp, and {ours} was signed. {Kept}",
            3 => $"The nonces differ at character {at + 1}. {Kept}",
            _ => $"The bodies differ at character {at + 1}{PlaceInBody(ours, at)}: WeChat Pay saw {saw}, and {signed} was signed. {Kept}",
        };
    }

    // Some servers count characters, others bytes.
    private static string DescribeLength(JObject information, byte[] signed)
    {
        if (information["sign_message_length"] is JValue { Type: JTokenType.Integer } given
            && (long)given is var length && length != signed.Length && length != Encoding.UTF8.GetCharCount(signed))
        {
            return $"WeChat Pay verified a text of {length} bytes, and {signed.Length} bytes were signed. The difference is in the part of the body "
                + $"that WeChat Pay does not show. {Kept}";
        }
        return "WeChat Pay shows the same text that was signed. So the private key does not belong to the certificate serial, "
            + "or the serial does not belong to the merchant.";
    }

    // The last line keeps the line feeds of the body, but for the one behind it.
    private static string[] Split(string text)
    {
        var lines = text.Split(['\n'], LinesBeforeBody + 1);
        lines[^1] = lines[^1].TrimEnd('\uFFFD');
        if (lines[^1] is [.., '\n'])
            lines[^1] = lines[^1][..^1];
        // An empty last line says nothing: the text was cut off before it.
        return lines[^1].Length == 0 ? [.. lines.Take(lines.Length - 1)] : lines;
    }

    private static int? FirstDifference(string ours, string seen, bool isCut)
    {
        var length = Math.Min(ours.Length, seen.Length);
        for (var at = 0; at < length; at++)
        {
            if (ours[at] != seen[at])
                return at;
        }
        return seen.Length > ours.Length || seen.Length < ours.Length && !isCut ? length : null;
    }

    private static string PlaceInAddress(string address, int at)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || at <= query)
            return $"segment {address[..Math.Min(at, address.Length)].Count(static letter => letter == '/')} of the path";
        var before = address[(query + 1)..Math.Min(at, address.Length)];
        var field = address[(query + 1 + before.LastIndexOf('&') + 1)..].Split('=', '&')[0];
        return IsName(field) ? $"the query field `{field}`" : "the query";
    }

    // The name before the difference: `"name":`. A name that is not made of letters may be a value.
    private static string PlaceInBody(string body, int at)
    {
        var before = body[..Math.Min(at, body.Length)];
        for (var end = before.LastIndexOf("\":", StringComparison.Ordinal); end > 0; end = before.LastIndexOf("\":", end - 1, StringComparison.Ordinal))
        {
            var name = before[(before.LastIndexOf('"', end - 1) + 1)..end];
            if (IsName(name))
                return $", at or behind the field `{name}`";
        }
        return "";
    }

    private static bool IsName(string text) => IsMadeOf(text, 40, static letter => letter is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    private static bool IsMadeOf(string text, int limit, Func<char, bool> isPart) => text.Length > 0 && text.Length <= limit && text.All(isPart);

    private static string Kind(string text, int at) => at >= text.Length ? "the end" : text[at] switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => "a letter",
        >= '0' and <= '9' => "a digit",
        ' ' => "a space",
        '`' => "a backtick",
        > ' ' and < '\u007F' and var sign => $"`{sign}`",
        < ' ' or '\u007F' => $"the control character U+{(int)text[at]:X4}",
        _ => "a character beyond ASCII",
    };

    private static string? Text(JObject parts, string name) => parts[name] is { Type: JTokenType.String } text ? (string?)text : null;
}
