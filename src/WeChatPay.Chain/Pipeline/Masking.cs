using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;
using WeChatPay.Protocol;
using WeChatPay.Xml;

namespace WeChatPay.Pipeline;

/// <summary>Masks names, numbers of cards and people, and secrets in the output of <c>debug</c> and in messages.</summary>
internal static partial class Masking
{
    private const string Mask = "***";

    // Broad on purpose: a harmless field that is masked costs a look elsewhere, a card number in a log costs a customer.
    private static readonly string[] Personal =
    [
        "name", "card", "cert", "cred", "ident", "phone", "mobile", "tel", "mail", "address", "account", "bank", "license", "id_no", "id_doc", "id_number",
        "number", "user", "value", "key", "secret", "sign", "token", "pass", "cipher", "encrypt", "enc_", "digest", "nonce", "req_info",
    ];

    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cookie", "Set-Cookie", "Proxy-Authorization", WeChatPayHeaders.Signature, WeChatPayHeaders.Nonce,
    };

    /// <summary>Tells whether the value of a field or parameter must not be shown.</summary>
    public static bool Covers(string name) => Personal.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Masks a header's value; in <c>Authorization</c> only the signature and the nonce.</summary>
    public static string Header(string name, string value)
    {
        if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return SignatureOrNonce().IsMatch(value) ? SignatureOrNonce().Replace(value, $"$1=\"{Mask}\"") : Mask;
        return SecretHeaders.Contains(name) ? Mask : value;
    }

    /// <summary>Masks the values of a query, parameter by parameter.</summary>
    public static string Query(string query)
    {
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts.Select(QueryPart));
    }

    /// <summary>Masks a JSON body; any other body is shown as its size, since it may hold anything.</summary>
    public static string Body(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty)
            return "(no body)";
        try
        {
            var json = XmlHead.IsDocument(body.Span) ? JsonText.ToTree(Transformer.ToArray(body.Span)) : JsonText.ParseReceived(body.Span);
            if (json is JContainer container)
                return Masked(container).ToString(Formatting.Indented);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // Neither JSON nor XML: its size is all that is shown.
        }
        return $"({body.Length} bytes of {contentType ?? "no stated type"})";
    }

    private static string QueryPart(string part)
    {
        var name = part.Split('=', 2)[0];
        return Covers(Uri.UnescapeDataString(name)) ? $"{name}={Mask}" : part;
    }

    private static JContainer Masked(JContainer json)
    {
        foreach (var value in json.DescendantsAndSelf().OfType<JValue>().Where(value => value.Type is not (JTokenType.Null or JTokenType.Boolean)).ToList())
        {
            if (value.Ancestors().OfType<JProperty>().Any(field => Covers(field.Name)))
                value.Value = Mask;
        }
        return json;
    }

    private const string SignatureOrNoncePattern = "(signature|nonce_str)=\"[^\"]*\"";

    [GeneratedRegex(SignatureOrNoncePattern, RegexOptions.CultureInvariant)]
    private static partial Regex SignatureOrNonce();
}
