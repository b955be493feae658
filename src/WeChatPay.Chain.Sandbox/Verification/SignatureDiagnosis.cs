using System.Security.Cryptography;
using System.Text;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Verification;

/// <summary>Finds out why a signature does not match, by trying the mistakes that are made most.</summary>
internal static class SignatureDiagnosis
{
    /// <summary>Tries the mistakes.</summary>
    /// <returns>A sentence on the one that explains the signature, or on what to look at when none does; and the text that was signed, where a mistake in
    /// the text explains it.</returns>
    public static (string Sentence, byte[]? Signed) Explain(SigningKey merchant, SignedParts parts, byte[] signature, byte[] wholeBody)
    {
        if (merchant is RsaSigningKey rsa && rsa.Verifies(parts.ToMessage(), signature, RSASignaturePadding.Pss))
            return ("It was padded with PSS; use RSASSA-PKCS1-v1_5.", null);
        if (merchant is Sm2SigningKey sm2 && sm2.Verifies(parts.ToMessage(), signature, []))
            return ("It would match for an empty user id: SM2 signs for the user id 1234567812345678.", null);

        foreach (var (mistake, message) in Mistakes(parts, wholeBody))
        {
            if (merchant.Verifies(message, signature))
                return (mistake, message);
        }
        return ("Compare each part with detail.sign_information; the body must be the very bytes that were sent, and the key that of the named serial_no.",
            null);
    }

    private static IEnumerable<(string Mistake, byte[] Message)> Mistakes(SignedParts parts, byte[] wholeBody)
    {
        var message = parts.ToMessage();
        yield return ("It would match without the last line feed: that one is signed too.", message[..^1]);
        yield return ("It would match with an empty body: the body is signed too.", (parts with { Body = [] }).ToMessage());
        yield return ("It would match over the whole upload: only the JSON in the part meta is signed.", (parts with { Body = wholeBody }).ToMessage());
        yield return ("It would match without the query: path and query are signed.", (parts with { Target = parts.Target.Split('?', 2)[0] }).ToMessage());
        yield return (
            "It would match with the path percent-decoded: path and query are signed as they are on the wire.",
            (parts with { Target = Uri.UnescapeDataString(parts.Target) }).ToMessage());
        yield return (
            "It would match without the leading slash of the path: that one is signed too.",
            (parts with { Target = parts.Target.TrimStart('/') }).ToMessage());
        yield return (
            "It would match with the method in lower case: it is signed in upper case.",
            (parts with { Method = parts.Method.ToLowerInvariant() }).ToMessage());
        yield return (
            "It would match with CR LF as line end: LF alone is signed.",
            [.. Encoding.UTF8.GetBytes($"{parts.Method}\r\n{parts.Target}\r\n{parts.Timestamp}\r\n{parts.Nonce}\r\n"), .. parts.Body, (byte)'\r', (byte)'\n']);
    }
}
