using System.Text.RegularExpressions;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Verification;

/// <summary>The fields of <c>Authorization: SCHEME mchid="…",serial_no="…",timestamp="…",nonce_str="…",signature="…"</c>.</summary>
internal sealed partial record AuthorizationHeader(string Number, string SerialNo, string Timestamp, string Nonce, string Signature)
{
    private static readonly string[] Names = ["mchid", "serial_no", "timestamp", "nonce_str", "signature"];
    private static readonly string[] NamesOfBrands = ["brand_id", .. Names[1..]];

    public static string ExampleFor(bool isBrand) =>
        $"{(isBrand ? SigningKey.Brand : SigningKey.Rsa)} {string.Join(',', (isBrand ? NamesOfBrands : Names).Select(static name => $"{name}=\"…\""))}";

    /// <summary>Reads a header value.</summary>
    /// <param name="header">The value; null when the header is absent.</param>
    /// <param name="isBrand">Whether the path is one that brands call.</param>
    /// <param name="problem">The error, where the result is null.</param>
    public static AuthorizationHeader? Parse(string? header, bool isBrand, out string problem)
    {
        problem = "";
        if (header is null)
            problem = "The header Authorization is missing.";
        var scheme = header?.Split(' ', 2)[0];
        var isKnown = isBrand ? scheme is SigningKey.Brand : scheme is SigningKey.Rsa or SigningKey.Sm2;
        if (header is not null && !(isKnown && header.Length > scheme!.Length))
        {
            problem = isBrand
                ? $"The scheme `{scheme}` of the header Authorization is not {SigningKey.Brand}: a brand signs the paths that begin with /brand/."
                : $"The scheme `{scheme}` of the header Authorization is neither {SigningKey.Rsa} nor {SigningKey.Sm2}.";
        }
        if (problem.Length > 0)
            return null;

        var fields = ReadFields(header![scheme!.Length..].Trim(), out problem);
        if (fields is null)
            return null;

        var names = isBrand ? NamesOfBrands : Names;
        var missing = names.Where(name => !fields.TryGetValue(name, out var value) || value.Length == 0).ToArray();
        if (missing.Length == 0)
            return new AuthorizationHeader(fields[names[0]], fields[names[1]], fields[names[2]], fields[names[3]], fields[names[4]]);

        problem = $"The header Authorization lacks {string.Join(", ", missing)}.";
        return null;
    }

    private static Dictionary<string, string>? ReadFields(string text, out string problem)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var end = 0;
        foreach (Match match in Field().Matches(text))
        {
            end = match.Index + match.Length;
            if (!fields.TryAdd(match.Groups[1].Value, match.Groups[2].Value))
            {
                problem = $"The header Authorization holds {match.Groups[1].Value} twice.";
                return null;
            }
        }

        // The position, not the content: the text there may be a piece of a signature or a key.
        problem = end == text.Length
            ? ""
            : $"The header Authorization cannot be read from character {end} after its scheme on: name=\"value\" is expected, separated by commas.";
        return problem.Length == 0 ? fields : null;
    }

    [GeneratedRegex("""\G\s*([A-Za-z_]+)="([^"]*)"\s*(?:,|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
