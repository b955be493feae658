using System.Text.RegularExpressions;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Verification;

/// <summary>The fields of <c>Authorization: SCHEME mchid="…",serial_no="…",timestamp="…",nonce_str="…",signature="…"</c>.</summary>
internal sealed partial record AuthorizationHeader(string Mchid, string SerialNo, string Timestamp, string Nonce, string Signature)
{
    public const string Example = SigningKey.Rsa + " mchid=\"…\",serial_no=\"…\",timestamp=\"…\",nonce_str=\"…\",signature=\"…\"";

    private static readonly string[] Names = ["mchid", "serial_no", "timestamp", "nonce_str", "signature"];

    /// <summary>Reads a header value.</summary>
    /// <param name="header">The value; null when the header is absent.</param>
    /// <param name="problem">The error, where the result is null.</param>
    public static AuthorizationHeader? Parse(string? header, out string problem)
    {
        problem = "";
        if (header is null)
            problem = "The header Authorization is missing.";
        var scheme = header?.Split(' ', 2)[0];
        if (header is not null && !(scheme is SigningKey.Rsa or SigningKey.Sm2 && header.Length > scheme.Length))
            problem = $"The scheme `{scheme}` of the header Authorization is neither {SigningKey.Rsa} nor {SigningKey.Sm2}.";
        if (problem.Length > 0)
            return null;

        var fields = ReadFields(header![scheme!.Length..].Trim(), out problem);
        if (fields is null)
            return null;

        var missing = Names.Where(name => !fields.TryGetValue(name, out var value) || value.Length == 0).ToArray();
        if (missing.Length == 0)
            return new AuthorizationHeader(fields[Names[0]], fields[Names[1]], fields[Names[2]], fields[Names[3]], fields[Names[4]]);

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
