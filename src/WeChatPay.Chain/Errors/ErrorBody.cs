using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Compatibility;

namespace WeChatPay.Errors;

/// <summary>Reads the body of an error: WeChat Pay's JSON, APIv2's XML, or the page of a server in between.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record ErrorBody
{
    private const int MaxRead = 64 * 1024;

    private const int MaxShown = 200;

    // A longer word may be a signature or a token.
    private const int MaxWord = 40;

    // A longer number may be the number of a person, a card or a phone.
    private const int MaxDigits = 5;

    private static readonly string[] Codes = ["err_code", "error_code", "code", "result_code", "return_code"];

    private static readonly string[] Descriptions = ["err_code_des", "error_message", "message", "return_msg", "retmsg"];

    public string? Code { get; init; }

    public string? Description { get; init; }

    public JToken? Detail { get; private init; }

    public string? ReturnCode { get; private init; }

    /// <summary>Gets the title of a page, or its first words; <see langword="null"/> for JSON, which may hold personal data.</summary>
    public string? Page { get; private init; }

    /// <summary>Reads a body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="conceal">Hides the values of the request that a page repeats.</param>
    public static ErrorBody Read(WeChatPayResponse response, Func<string, string>? conceal = null)
    {
        if (!response.Body.IsBuffered)
            return new();
        if (response.TryReadJson() is { } json)
        {
            var error = json as JObject;
            return new() { Code = ReadCode(error?["code"]), Description = ReadText(error?["message"]), Detail = error?["detail"] };
        }
        return TryReadXml(response) is { } fields && FromXml(fields) is { Code: not null } failure
            ? failure
            : new() { Page = ReadPage(response.Bytes.Span, conceal) };
    }

    /// <summary>Reads the fields of APIv2's XML.</summary>
    public static ErrorBody FromXml(IReadOnlyDictionary<string, object?> fields)
    {
        string? Field(string[] names) =>
            names.Select(name => fields.TryGetValue(name, out var value) ? value as string : null).FirstOrDefault(static value => !string.IsNullOrEmpty(value));
        return new() { Code = Field(Codes), Description = Field(Descriptions), ReturnCode = Field(["return_code"]) };
    }

    /// <summary>Reads XML in UTF-8, or in GBK, in which an old server of APIv2 reports failures.</summary>
    /// <returns>The fields; <see langword="null"/> when the body is not XML.</returns>
    public static IReadOnlyDictionary<string, object?>? TryReadXml(WeChatPayResponse response)
    {
        try
        {
            return response.Xml;
        }
        catch (FormatException)
        {
        }
        try
        {
            return ChineseText.TryDecode(response.Bytes) is { } text ? Transformer.ToArray(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? ReadCode(JToken? token) => token switch
    {
        { Type: JTokenType.Integer } when token.ToString() is { Length: <= MaxDigits + 5 } number => number,
        _ => ReadText(token),
    };

    private static string? ReadText(JToken? token) => token is { Type: JTokenType.String } ? (string?)token : null;

    private static string? ReadPage(ReadOnlySpan<byte> body, Func<string, string>? conceal)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxRead)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0 || text[0] is '{' or '[' or '"' || text.Contains('\0', StringComparison.Ordinal))
            return null;
        // A page repeats the path as it came, percent-encoded. What is hidden is hidden before the text is cut.
        var words = Uri.UnescapeDataString(TextOfTags(TitleOf(text) ?? text));
        var shown = Shorten(conceal is null ? words : conceal(words));
        return shown.Length == 0 ? null : shown;
    }

    private static string? TitleOf(string html)
    {
        var start = html.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : html.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : html[start..end];
    }

    private static string TextOfTags(string html)
    {
        var text = new StringBuilder();
        var isInTag = false;
        foreach (var letter in html)
        {
            if (letter is '<' or '>')
            {
                isInTag = letter == '<';
                text.Append(' ');
            }
            else if (!isInTag)
            {
                text.Append(letter);
            }
        }
        return text.ToString();
    }

    // One line of visible characters, without numbers that could be a person's.
    private static string Shorten(string text)
    {
        var shown = new StringBuilder();
        var digits = 0;
        var word = 0;
        foreach (var letter in text)
        {
            digits = char.IsDigit(letter) ? digits + 1 : 0;
            word = char.IsWhiteSpace(letter) ? 0 : word + 1;
            if (word > MaxWord)
            {
                if (word == MaxWord + 1)
                    shown.Append('…');
            }
            else if (char.IsControl(letter) || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format)
            {
                if (shown.Length > 0 && shown[^1] != ' ')
                    shown.Append(' ');
            }
            else if (digits > MaxDigits)
            {
                if (digits == MaxDigits + 1)
                    shown.Remove(shown.Length - MaxDigits, MaxDigits).Append('…');
            }
            else
            {
                shown.Append(letter);
            }
            if (shown.Length >= MaxShown)
                return $"{shown.ToString().TrimEnd()}…";
        }
        return shown.ToString().TrimEnd();
    }
}
