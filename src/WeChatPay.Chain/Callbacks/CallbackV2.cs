using System.Dynamic;
using WeChatPay.Crypto;
using WeChatPay.V2;

namespace WeChatPay.Callbacks;

/// <summary>A callback of APIv2: verified, and its <c>req_info</c> decrypted.</summary>
/// <remarks>On a <c>dynamic</c> receiver the fields that are proven to be WeChat Pay's are members. Immutable and thread-safe.</remarks>
public sealed class CallbackV2 : DynamicObject
{
    private const string Call = "the callback";
    private const string Encrypted = "req_info";

    // Who sent it, to find the merchant by; anything else outside of req_info could be anybody's.
    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "return_code", "appid", "mch_id", "sub_appid", "sub_mch_id", "nonce_str" };

    private CallbackV2(IReadOnlyDictionary<string, object?> fields, IReadOnlyDictionary<string, object?> requestInfo, bool isSigned)
    {
        Fields = fields;
        RequestInfo = requestInfo;
        IsSigned = isSigned;
    }

    /// <summary>Gets whether the callback bears a signature, which was checked: then all of <see cref="Fields"/> is proven.</summary>
    /// <value>False of a refund's callback, of which <see cref="RequestInfo"/> alone is proven, by its decryption.</value>
    public bool IsSigned { get; }

    /// <summary>Gets the fields as they came, <c>sign</c> included.</summary>
    /// <value>Where <see cref="IsSigned"/> is false, <c>return_code</c>, <c>appid</c>, <c>mch_id</c>, <c>sub_appid</c>, <c>sub_mch_id</c> and <c>nonce_str</c>
    /// alone, and nothing proves these: whoever has seen one callback can send its <c>req_info</c> with others around it. Act on <see cref="RequestInfo"/>.</value>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    /// <summary>Gets the decrypted fields of <c>req_info</c>, which a refund's callback has; empty where there is none.</summary>
    public IReadOnlyDictionary<string, object?> RequestInfo { get; }

    /// <summary>Gets a field as a member: of <see cref="RequestInfo"/> first, and of <see cref="Fields"/> where they are signed.</summary>
    /// <exception cref="MissingMemberException">There is no such field.</exception>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (RequestInfo.TryGetValue(binder.Name, out result) || (IsSigned && Fields.TryGetValue(binder.Name, out result)))
            return true;
        throw new MissingMemberException(IsSigned
            ? $"The callback has no field `{binder.Name}`. It has: {string.Join(", ", RequestInfo.Keys.Concat(Fields.Keys))}."
            : $"The `req_info` of the callback has no field `{binder.Name}`. It has: {string.Join(", ", RequestInfo.Keys)}. What stands around it is not signed: {nameof(Fields)} has the merchant's numbers.");
    }

    /// <summary>Shows the names of the fields, and none of their values.</summary>
    public override string ToString() => $"APIv2 callback with {string.Join(", ", Fields.Keys)}";

    internal static CallbackV2 Parse(ReadOnlyMemory<byte> rawBody, string secret)
    {
        Dictionary<string, object?> fields;
        try
        {
            fields = Transformer.ToArray(rawBody.Span);
        }
        catch (FormatException error)
        {
            throw NotProven(VerificationCheck.Signature, $"it is not APIv2's XML ({error.Message})");
        }
        // A refund's callback bears no `sign`: that its req_info decrypts is what proves it.
        if (fields.GetValueOrDefault(Encrypted) is string { Length: > 0 } cipher && !fields.ContainsKey(V2Signature.Field))
            return new CallbackV2(fields.Where(static field => Addresses.Contains(field.Key)).ToDictionary(StringComparer.Ordinal), Decrypt(cipher, secret), isSigned: false);
        if (!V2Signature.Verify(fields, secret))
            throw NotProven(VerificationCheck.Signature, "its `sign` is missing or does not fit its fields");
        return new CallbackV2(fields, fields.GetValueOrDefault(Encrypted) is string { Length: > 0 } also ? Decrypt(also, secret) : new Dictionary<string, object?>(), isSigned: true);
    }

    private static Dictionary<string, object?> Decrypt(string cipher, string secret)
    {
        try
        {
            return Transformer.ToArray(AesEcb.Decrypt(cipher, Hash.Md5(secret)));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            throw NotProven(VerificationCheck.Decryption, "`Secret` does not decrypt its `req_info`");
        }
    }

    private static WeChatPayVerificationException NotProven(VerificationCheck check, string why) =>
        new(check, $"The callback is not proven to be WeChat Pay's: {why}. Answer with <return_code>FAIL</return_code>.", Call, null, null, []);
}
