using System.Security;
using System.Security.Cryptography;
using System.Text;
using static WeChatPay.Sandbox.V2.SandboxSignatureV2;

namespace WeChatPay.Sandbox.V2;

/// <summary>Finds out why an APIv2 signature does not match, by trying the mistakes that are made most.</summary>
internal static class SignatureDiagnosisV2
{
    /// <summary>Tries the mistakes.</summary>
    /// <returns>A sentence on the one that explains the signature, or on what to look at when none does; and the text that was signed, without the key, where
    /// a mistake in the text explains it.</returns>
    public static (string Sentence, string? Signed) Explain(RequestFieldsV2 fields, string type, string apiV2Key)
    {
        foreach (var (mistake, text, sign) in Mistakes(fields, type, apiV2Key))
        {
            if (string.Equals(sign, fields[Field], StringComparison.OrdinalIgnoreCase))
                return (mistake, text);
        }
        return ("Compare what you signed with that, byte for byte in UTF-8; if it is the same, the key is another: take the APIv2 key that this sandbox was "
            + "started with, or showed at its start.", null);
    }

    // Where the text is null, it is the right one.
    private static IEnumerable<(string Mistake, string? Text, string Sign)> Mistakes(RequestFieldsV2 fields, string type, string apiV2Key)
    {
        KeyValuePair<string, string>[] all = [.. fields.Written.Where(static field => field.Key != Field)];
        KeyValuePair<string, string>[] filled = [.. all.Where(static field => field.Value.Length > 0)];
        var text = ComposeText(all);
        var other = type == Md5 ? HmacSha256 : Md5;

        (string, string?, string) Signed(string mistake, string message) => (mistake, message, Sign(message, type, apiV2Key));
        (string, string?, string) Rewritten(string mistake, Func<string, string> value) =>
            Signed(mistake, ComposeText(filled.Select(field => new KeyValuePair<string, string>(field.Key, value(field.Value)))));
        (string, string?, string) Without(string mistake, string name) => Signed(mistake, ComposeText(filled.Where(field => field.Key != name)));

        yield return ("It is written in lower case: it would match in upper case.", null, Sign(text, type, apiV2Key));
        yield return ($"It is a signature by {other}: name the type in the field sign_type, which is signed too.", null, Sign(text, other, apiV2Key));
        yield return Signed("It would match with the fields in the order in which they were sent: they are sorted by name.", Join(filled));
        yield return Signed(
            "It would match with the empty fields: those are left out.", Join(all.OrderBy(static field => field.Key, StringComparer.Ordinal)));
        yield return Signed(
            "It would match with the names sorted without regard to case: they are sorted by their bytes, upper case first.",
            Join(filled.OrderBy(static field => field.Key, StringComparer.OrdinalIgnoreCase)));
        yield return Rewritten("It would match with the values percent-encoded: they are signed as they are.", Uri.EscapeDataString);
        yield return Rewritten(
            "It would match with the values escaped for XML: they are signed as they are.", static value => SecurityElement.Escape(value));
        yield return Without("It would match without the field sign_type: that one is signed too.", "sign_type");
        yield return Without("It would match without the field nonce_str: that one is signed too.", "nonce_str");
        yield return ("It would match without &key= and the key at the end: those are signed too.", null, ComputeDigest(text, type, apiV2Key));
        yield return ("It would match with the key alone at the end: &key= comes before it.", null, ComputeDigest(text + apiV2Key, type, apiV2Key));
        yield return (
            "It would match by SHA-256 without a key: HMAC-SHA256 takes the APIv2 key.",
            null,
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}&key={apiV2Key}"))));
    }
}
