using System.Security.Cryptography;
using WeChatPay.Crypto;
using WeChatPay.V2;

namespace WeChatPay.Callbacks;

/// <summary>Verifies callbacks of APIv2, and decrypts their <c>req_info</c>.</summary>
internal static class CallbackReaderV2
{
    private const string Encrypted = "req_info";
    private const string Reply = "Answer with <return_code>FAIL</return_code>.";

    // The sender's numbers, to find the merchant by; nothing proves any other field outside of req_info.
    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal)
    {
        "return_code", "appid", "mch_id", "sub_appid", "sub_mch_id", "nonce_str",
    };

    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay sent it.</exception>
    public static CallbackV2 Read(ReadOnlyMemory<byte> rawBody, string apiV2Key)
    {
        var fields = ReadFields(rawBody);
        var encrypted = fields.GetValueOrDefault(Encrypted) is string { Length: > 0 } text ? text : null;
        // A refund's callback has no `sign`: its req_info is proven by its decryption.
        if (encrypted is not null && !fields.ContainsKey(V2Signature.Field))
        {
            var known = fields.Where(static field => Addresses.Contains(field.Key)).ToDictionary(StringComparer.Ordinal);
            return new CallbackV2(known, Decrypt(encrypted, apiV2Key), isSigned: false);
        }
        return V2Signature.Verify(fields, apiV2Key)
            ? new CallbackV2(fields, encrypted is null ? null : Decrypt(encrypted, apiV2Key))
            : throw NotProven(VerificationCheck.Signature, "its `sign` is missing or does not match its fields");
    }

    private static Dictionary<string, object?> ReadFields(ReadOnlyMemory<byte> rawBody)
    {
        try
        {
            return Transformer.ToArray(rawBody.Span);
        }
        catch (FormatException error)
        {
            throw NotProven(VerificationCheck.Signature, $"it is not APIv2's XML ({error.Message})");
        }
    }

    private static Dictionary<string, object?> Decrypt(string ciphertext, string apiV2Key)
    {
        try
        {
            return Transformer.ToArray(AesEcb.Decrypt(ciphertext, Hash.Md5(apiV2Key)));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or CryptographicException)
        {
            throw NotProven(VerificationCheck.Decryption, "`ApiV2Key` does not decrypt its `req_info`");
        }
    }

    private static WeChatPayVerificationException NotProven(VerificationCheck check, string why) =>
        WeChatPayVerificationException.ForCallback(check, why, Reply);
}
