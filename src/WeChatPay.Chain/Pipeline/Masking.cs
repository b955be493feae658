using System.Text.RegularExpressions;
using WeChatPay.Basics;
using WeChatPay.Documented;
using WeChatPay.Protocol;

namespace WeChatPay.Pipeline;

/// <summary>Masks names, numbers of cards and people, and secrets in the output of <c>debug</c> and in messages.</summary>
/// <remarks>A value is shown only if its name is known and harmless. Of any other value, type and length are shown.</remarks>
internal static partial class Masking
{
    /// <summary>The text that stands for a value.</summary>
    public const string Mask = Secret.Mask;

    private const int MaxShown = 200;

    private const int LongestCode = 64;

    // Broad on purpose: a harmless field that is masked costs a look elsewhere, a card number in a log costs a customer.
    private static readonly string[] Personal =
    [
        "name", "card", "cert", "cred", "ident", "phone", "mobile", "tel", "mail", "address", "account", "bank", "license", "id_no", "id_doc", "id_number",
        "number", "user", "value", "key", "secret", "sign", "token", "pass", "cipher", "encrypt", "enc_", "digest", "nonce", "req_info",
        "openid", "unionid", "payee", "legal", "person", "benefi", "ubo", "contact", "owner", "holder", "applicant", "director", "birth", "gender",
        "street", "longitude", "latitude", "_ip", "imei", "driver", "plate", "auth_code", "authorization_code", "ticket", "captcha",
    ];

    // What the server says about an error or a state, in a sentence.
    private static readonly HashSet<string> Sentences = new(StringComparer.Ordinal)
    {
        "message", "return_msg", "err_code_des", "error_message", "retmsg", "issue", "trade_state_desc", "location",
    };

    private static readonly HashSet<string> OwnNames = new(StringComparer.Ordinal)
    {
        "code", "message", "detail", "field", "location", "issue", "return_code", "return_msg", "result_code", "err_code", "err_code_des", "error_code",
        "error_message", "retcode", "retmsg",
    };

    private static readonly HashSet<string> KnownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Accept-Language", "Allow", "Cache-Control", "Connection", "Content-Encoding", "Content-Language", "Content-Length",
        "Content-Type", "Date", "Host", "Keep-Alive", "Request-ID", "Retry-After", "Server", "Transfer-Encoding", "User-Agent", "Vary",
        WeChatPayHeaders.Serial, WeChatPayHeaders.Timestamp, "Wechatpay-Signature-Type", WeChatPayHeaders.StatementSha1,
    };

    /// <summary>Tells whether the value of a field or parameter must not be shown.</summary>
    public static bool Covers(string name) => Personal.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Masks a header's value; in <c>Authorization</c> only the signature and the nonce.</summary>
    public static string Header(string name, string value)
    {
        if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return value.StartsWith("WECHATPAY", StringComparison.Ordinal) ? SignatureOrNonce().Replace(VisibleText.Escape(value), $"$1=\"{Mask}\"") : Mask;
        if (KnownHeaders.Contains(name) && value.Length != TextShape.KeyLength)
            return VisibleText.Escape(value, MaxShown);
        return Address(value) ?? (Covers(name) || name.Contains("cookie", StringComparison.OrdinalIgnoreCase) ? Mask : Shape(value));
    }

    /// <summary>Masks the values of a query, parameter by parameter.</summary>
    public static string Query(string query)
    {
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts.Select(QueryPart));
    }

    /// <summary>Masks the text of a field.</summary>
    /// <param name="name">The field.</param>
    /// <param name="text">Its value.</param>
    public static string Text(string name, string text)
    {
        if (IsCovered(name))
            return Mask;
        if (Address(text) is { } address)
            return address;
        if (!IsKnown(name) || TextShape.IsPrivate(text))
            return Shape(text);
        if (Sentences.Contains(name))
            return VisibleText.Escape(TextShape.HideNumbers(text), MaxShown);
        return IsCode(text) ? VisibleText.Escape(text, MaxShown) : Shape(text);
    }

    /// <summary>Tells whether a field is personal or secret, by the facts or by its name.</summary>
    public static bool IsCovered(string name) => Covers(name) || DocumentedNames.IsEncrypted(name);

    /// <summary>Tells whether a field is documented, so that its name says what it holds.</summary>
    public static bool IsKnown(string name) => OwnNames.Contains(name) || DocumentedNames.Has(name);

    /// <summary>Shows a field's name, or its length where it has not the form of a name.</summary>
    public static string Name(string name) => IsKnown(name) || TextShape.IsField(name) ? name : Shape(name);

    /// <summary>Names type and length of a text.</summary>
    public static string Shape(string text) => $"(text of {text.Length} characters)";

    // The path and the query of an address may be all that one needs to get a file.
    private static string? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? $"{address.Scheme}://{address.Authority}/… {Shape(text)}"
            : null;

    private static string QueryPart(string part)
    {
        var pieces = part.Split('=', 2);
        var name = Uri.UnescapeDataString(pieces[0]);
        if (pieces.Length == 1)
            return IsKnown(name) ? pieces[0] : Shape(part);
        return $"{Name(name)}={Text(name.Split('[')[0], Uri.UnescapeDataString(pieces[1].Replace('+', ' ')))}";
    }

    // Numbers of orders, states, dates: what people write about people has other characters, or blanks.
    private static bool IsCode(string text) =>
        text.Length <= LongestCode
        && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or ':' or '+' or '/' or '*' or '|');

    private const string SignatureOrNoncePattern = "(signature|nonce_str)=\"[^\"]*\"";

    [GeneratedRegex(SignatureOrNoncePattern, RegexOptions.CultureInvariant)]
    private static partial Regex SignatureOrNonce();
}
