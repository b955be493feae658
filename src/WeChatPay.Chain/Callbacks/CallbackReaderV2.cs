using System.Security.Cryptography;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.V2;

namespace WeChatPay.Callbacks;

/// <summary>Verifies callbacks of APIv2, and decrypts their <c>req_info</c> or <c>event_ciphertext</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class CallbackReaderV2
{
    private const string Encrypted = "req_info";
    private const string Reply = "Answer with <return_code>FAIL</return_code>.";

    // The sender's numbers, to find the merchant by; nothing proves any other field outside of req_info.
    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal)
    {
        "return_code", "appid", "mch_id", "sub_appid", "sub_mch_id", "nonce_str",
    };

    private readonly string? _mchid;
    private readonly string[]? _appids;
    private readonly string? _signType;

    /// <param name="options">The options of the parser; its keys are not read.</param>
    /// <exception cref="ArgumentException">The sign type is not known.</exception>
    public CallbackReaderV2(CallbackParserOptions options)
    {
        _mchid = options.MchidV2;
        _appids = options.AppidsV2?.ToArray();
        _signType = options.SignTypeV2 is null or Hash.ALGO_MD5 or Hash.ALGO_HMAC_SHA256
            ? options.SignTypeV2
            : throw new ArgumentException($"`{nameof(options.SignTypeV2)}` is not a sign type: give MD5 or HMAC-SHA256. The parser was not built.")
                .On(HelpPage.Callbacks);
    }

    /// <param name="rawBody">The body as it was received.</param>
    /// <param name="apiV2Key">Verifies, and decrypts <c>req_info</c>.</param>
    /// <param name="apiV3Key">Decrypts events; <see langword="null"/> where there is none.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay sent it.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">It has an encrypted event, and there is no APIv3 key.</exception>
    public CallbackV2 Read(ReadOnlyMemory<byte> rawBody, string apiV2Key, ApiV3Cipher? apiV3Key)
    {
        if (rawBody.Length > CallbackParser.MaxBodyBytes)
            throw NotProven(VerificationCheck.Size, CallbackParser.TooLong(rawBody));
        var fields = ReadFields(rawBody);
        var encrypted = Text(fields, Encrypted);
        // A refund's callback has no `sign`: its req_info can be decrypted, and that is all that speaks for it.
        var isSigned = encrypted is null || fields.ContainsKey(V2Signature.Field);
        if (isSigned && SignedFieldsV2.FindFault(fields, apiV2Key, _signType) is { } fault)
            throw NotProven(VerificationCheck.Signature, fault);
        var info = encrypted is null ? null : Decrypt(encrypted, apiV2Key);
        if (RecipientV2.FindFault(fields, _mchid, _appids) is { } other)
            throw NotProven(VerificationCheck.Recipient, other);
        return isSigned
            ? new CallbackV2(fields, info) { EventData = DecryptEvent(fields, apiV3Key) ?? CallbackV2.NoFields }
            : new CallbackV2(fields.Where(static field => Addresses.Contains(field.Key)).ToDictionary(StringComparer.Ordinal), info, isSigned: false);
    }

    private static Dictionary<string, object?> ReadFields(ReadOnlyMemory<byte> rawBody)
    {
        try
        {
            return Transformer.ToArray(rawBody.Span);
        }
        catch (FormatException error)
        {
            throw NotProven(VerificationCheck.Signature, BodyClue.DescribeV2(rawBody.Span) ?? $"it is not APIv2's XML ({error.Message})");
        }
    }

    // ECB encrypts block by block: an attacker with several callbacks can join their blocks. Fields that do not fit together are refused.
    private static Dictionary<string, object?> Decrypt(string ciphertext, string apiV2Key)
    {
        Dictionary<string, object?> info;
        try
        {
            info = Transformer.ToArray(AesEcb.Decrypt(ciphertext, Hash.Md5(apiV2Key)));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or CryptographicException)
        {
            throw NotProven(VerificationCheck.Decryption, $"`ApiV2Key` does not decrypt its `{Encrypted}`");
        }
        return info.Values.All(static value => value is string)
            ? info
            : throw NotProven(
                VerificationCheck.Decryption, $"its `{Encrypted}` has a field twice, or a field inside of a field: it was put together from others");
    }

    private static Dictionary<string, object?>? DecryptEvent(Dictionary<string, object?> fields, ApiV3Cipher? apiV3Key)
    {
        if (Text(fields, EventV2.Ciphertext) is null)
            return null;
        if (apiV3Key is null)
        {
            throw new WeChatPayNotConfiguredException(
                $"The callback is signed, and its `{EventV2.Ciphertext}` needs `ApiV3Key`: the parser was built without it.", CallbackParser.Call);
        }
        return EventV2.TryDecrypt(fields, apiV3Key, out var fault) ?? throw NotProven(VerificationCheck.Decryption, $"it is signed, and {fault}");
    }

    private static string? Text(Dictionary<string, object?> fields, string name) =>
        fields.GetValueOrDefault(name) is string { Length: > 0 } text ? text : null;

    private static WeChatPayVerificationException NotProven(VerificationCheck check, string why) =>
        WeChatPayVerificationException.ForCallback(check, why, Reply);
}
