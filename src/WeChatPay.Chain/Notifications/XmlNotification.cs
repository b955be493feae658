using System.Dynamic;
using WeChatPay.Crypto;
using WeChatPay.V2;

namespace WeChatPay.Notifications;

/// <summary>A callback of APIv2: verified, and its <c>req_info</c> decrypted.</summary>
/// <remarks>On a <c>dynamic</c> receiver its fields are members. Immutable and thread-safe.</remarks>
public sealed class XmlNotification : DynamicObject
{
    private const string Call = "the callback";
    private const string Encrypted = "req_info";

    private XmlNotification(IReadOnlyDictionary<string, object?> fields, IReadOnlyDictionary<string, object?> requestInfo)
    {
        Fields = fields;
        RequestInfo = requestInfo;
    }

    /// <summary>Gets the fields as they came.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    /// <summary>Gets the decrypted fields of <c>req_info</c>, which a refund's callback has; empty where there is none.</summary>
    public IReadOnlyDictionary<string, object?> RequestInfo { get; }

    /// <summary>Gets a field, of <c>req_info</c> first, as a member.</summary>
    /// <exception cref="MissingMemberException">There is no such field.</exception>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (RequestInfo.TryGetValue(binder.Name, out result) || Fields.TryGetValue(binder.Name, out result))
            return true;
        throw new MissingMemberException($"The callback has no field `{binder.Name}`. It has: {string.Join(", ", RequestInfo.Keys.Concat(Fields.Keys))}.");
    }

    /// <summary>Shows the names of the fields, and none of their values.</summary>
    public override string ToString() => $"APIv2 callback with {string.Join(", ", Fields.Keys)}";

    internal static XmlNotification Read(ReadOnlyMemory<byte> rawBody, string secret)
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
        if (fields.GetValueOrDefault(Encrypted) is string { Length: > 0 } cipher && !fields.ContainsKey(XmlSignature.Field))
            return new XmlNotification(fields, Decrypt(cipher, secret));
        if (!XmlSignature.Fits(fields, secret))
            throw NotProven(VerificationCheck.Signature, "its `sign` is missing or does not fit its fields");
        return new XmlNotification(fields, fields.GetValueOrDefault(Encrypted) is string { Length: > 0 } also ? Decrypt(also, secret) : new Dictionary<string, object?>());
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
