using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Errors;

/// <summary>Finds an error of WeChat Pay in a text: a code, a sub-code, a <c>Request-ID</c>, the body of a response, a log, or an exception.</summary>
internal sealed partial class ErrorText
{
    private static readonly HashSet<string> Codes = new(AdviceTable.Default.Codes.Select(static entry => entry.Code), StringComparer.Ordinal);

    private readonly string? _code;
    private readonly long? _subCode;
    private readonly int? _status;
    private readonly bool? _isV2;

    private ErrorText(string text)
    {
        var word = text.Trim();
        var json = FindJson(word);
        var description = FindXml(word, "return_msg") ?? (string?)json?["return_msg"];
        var given = (json?["code"] as JValue)?.Value as string ?? FindXml(word, "err_code") ?? (string?)json?["err_code"];
        _code = AdviceTable.FindCodeV2(given ?? FindXml(word, "return_code"), description);
        // Any word of a log may look like a code, so the documented ones alone count.
        _code ??= CodeWord().Matches(word.ToUpperInvariant()).Select(static match => match.Value).FirstOrDefault(Codes.Contains);
        _isV2 = FindXml(word, "return_code") is not null || json?["return_code"] is not null ? true : json?["code"] is not null ? false : null;
        _subCode = FindSubCode(word);
        _status = Status().Match(word) is { Success: true } match ? int.Parse(match.Groups["status"].Value, null) : null;
        SignInformation = json?["detail"] is JObject detail ? detail["sign_information"] as JObject : null;
    }

    /// <summary>Gets the text that WeChat Pay verified, of a <c>SIGN_ERROR</c>; null when the error does not show it.</summary>
    public JObject? SignInformation { get; }

    /// <summary>Reads the error of a text.</summary>
    public static ErrorText Parse(string text) => new(text);

    /// <summary>Finds the advice, one for each protocol that fits.</summary>
    public IReadOnlyList<ErrorAdvice> Find()
    {
        if (_code is null && _subCode is null && _status is null)
            return [];
        string[] protocols = _isV2 switch { true => ["v2"], false => ["v3"], _ => ["v3", "v2"] };
        var found = protocols.Select(protocol => AdviceTable.Default.Find(protocol, _code, _subCode, _status, call: null)).OfType<ErrorAdvice>().ToList();
        // A code of one protocol says nothing about the other. A sub-code alone is the same in both.
        return found.Exists(static advice => advice.Code is not null) ? [.. found.Where(static advice => advice.Code is not null)] : [.. found.Take(1)];
    }

    private static JObject? FindJson(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start)
            return null;
        try
        {
            using var reader = GivenText.ReadJson(text[start..(end + 1)]);
            return JToken.Load(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? FindXml(string text, string name) =>
        Regex.Match(text, $@"<{name}>\s*(?:<!\[CDATA\[)?(?<value>[^<\]]*)") is { Success: true } match ? match.Groups["value"].Value.Trim() : null;

    private static long? FindSubCode(string text)
    {
        if (long.TryParse(text, System.Globalization.NumberStyles.None, null, out var number))
            return number;
        // A Request-ID alone, or behind its name in headers, logs and `ToString()` of an exception.
        var id = RequestId().Match(text);
        return AdviceTable.ParseSubCode(id.Success ? id.Groups["id"].Value : text.Contains(' ', StringComparison.Ordinal) ? null : text) is > 0 and var found
            ? found
            : null;
    }

    [GeneratedRegex(@"\b[A-Z][A-Z0-9_]{3,}\b")]
    private static partial Regex CodeWord();

    [GeneratedRegex(@"\bRequest-ID""?\s*[:=]\s*""?(?<id>[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*)", RegexOptions.IgnoreCase)]
    private static partial Regex RequestId();

    // `HTTP/1.1 401`, `was answered 401` of an exception, `401 Unauthorized (`.
    [GeneratedRegex(@"(?:HTTP/[0-9.]+|was answered|^)\s*(?<status>[2-5][0-9]{2})\b(?![0-9])", RegexOptions.Multiline)]
    private static partial Regex Status();
}
