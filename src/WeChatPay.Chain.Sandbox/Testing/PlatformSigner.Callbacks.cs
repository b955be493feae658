using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Testing;

public sealed partial class PlatformSigner
{
    // Far outside the 300 s that receivers allow.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Makes a callback of APIv3: the resource encrypted with <see cref="ApiV3Key"/>, the body signed.</summary>
    /// <param name="eventType">The event, such as <c>TRANSACTION.SUCCESS</c>.</param>
    /// <param name="resource">The data to encrypt: an anonymous object, a dictionary, a <see cref="JObject"/>, or a text that is taken as it is.
    /// Null for <see cref="Sample(string, bool)"/>; the event must then be documented.</param>
    /// <param name="flaw">The flaw of the callback.</param>
    /// <exception cref="ArgumentException">The event is not documented, or is APIv2's, and no resource was given.</exception>
    public SignedCallback Callback(string eventType, object? resource = null, CallbackFlaw flaw = CallbackFlaw.None)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventType);
        var facts = EventTable.TryFind(eventType, v2: false, IsBrand);
        resource ??= facts switch
        {
            null => throw EventTable.Unknown(eventType, v2: false, IsBrand),
            { IsV2: true } => throw new ArgumentException($"`{eventType}` is an event of APIv2 alone: make it by `{nameof(CallbackV2)}`.", nameof(eventType)),
            _ => Sample(facts),
        };

        var originalType = facts?.OriginalType ?? "";
        var nonce = RandomNames.GcmNonce();
        var envelope = new JObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["create_time"] = _time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["resource_type"] = "encrypt-resource",
            ["event_type"] = eventType,
            ["summary"] = "sandbox",
            ["resource"] = new JObject
            {
                ["original_type"] = originalType,
                ["algorithm"] = _key.Cipher,
                ["ciphertext"] = _key.Seal(
                    Text(facts, resource), flaw == CallbackFlaw.WrongKey ? RandomNames.Alphanumeric32() : ApiV3Key, nonce, originalType),
                ["associated_data"] = originalType,
                ["nonce"] = nonce,
            },
        };
        return Changed(Signed(Encoding.UTF8.GetBytes(envelope.ToString(Formatting.None)), flaw), flaw);
    }

    /// <summary>Makes a callback of APIv2: <c>req_info</c> is encrypted where it is an object, everything else is signed.</summary>
    /// <param name="fields">The fields without <c>sign</c>; <c>sign_type</c> chooses between MD5, the default, and HMAC-SHA256.
    /// The callback of a refund, which has <c>req_info</c>, has no signature: WeChat Pay does not sign it either.</param>
    /// <param name="flaw">The flaw of the callback: <see cref="CallbackFlaw.ChangedByte"/>, <see cref="CallbackFlaw.WrongSignature"/> or
    /// <see cref="CallbackFlaw.WrongKey"/>.</param>
    /// <exception cref="ArgumentException">The flaw is a flaw of a signature in headers, which APIv2 does not have.</exception>
    public SignedCallback CallbackV2(object fields, CallbackFlaw flaw = CallbackFlaw.None)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (flaw is not (CallbackFlaw.None or CallbackFlaw.ChangedByte or CallbackFlaw.WrongSignature or CallbackFlaw.WrongKey))
            throw new ArgumentException($"{flaw} is a flaw of a signature in headers, and APIv2 signs in the body: take {CallbackFlaw.ChangedByte}, "
                + $"{CallbackFlaw.WrongSignature} or {CallbackFlaw.WrongKey}.", nameof(flaw));

        var (apiV3Key, apiV2Key) = flaw == CallbackFlaw.WrongKey ? (RandomNames.Alphanumeric32(), RandomNames.Alphanumeric32()) : (ApiV3Key, ApiV2Key);
        var sealedFields = PlatformMessageV2.Seal(JObject.FromObject(fields), apiV3Key, apiV2Key);
        var body = PlatformMessageV2.Write(PlatformMessageV2.Sign(sealedFields, apiV2Key, spoil: flaw == CallbackFlaw.WrongSignature));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "text/xml",
            ["Request-ID"] = RandomNames.RequestId()
        };
        return Changed(new SignedCallback(headers, body, isV2: true, _time), flaw);
    }

    /// <summary>Signs the same body again, by this key and at this time: as a repeat of WeChat Pay, or to replay a callback that was saved.</summary>
    /// <param name="callback">The callback. The body of APIv2 has its signature inside, so such a callback stays as it is.</param>
    public SignedCallback SignAgain(SignedCallback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return callback.IsV2 ? callback : Signed(callback.Body, CallbackFlaw.None);
    }

    private SignedCallback Signed(byte[] body, CallbackFlaw flaw)
    {
        var signature = flaw == CallbackFlaw.MissingHeaders ? [] : PlatformSignatureHeaders.Create(
            _key,
            body,
            _time.GetUtcNow() - (flaw == CallbackFlaw.OldTimestamp ? Stale : TimeSpan.Zero),
            flaw == CallbackFlaw.UnknownSerial ? RandomNames.PublicKeyId() : null,
            IsBrand ? SigningKey.Brand : null,
            spoil: flaw == CallbackFlaw.WrongSignature);
        if (flaw == CallbackFlaw.Probe)
            signature["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + signature["Wechatpay-Signature"];
        return new SignedCallback(
            new Dictionary<string, string>(signature, StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/json",
                ["Request-ID"] = RandomNames.RequestId()
            },
            body,
            isV2: false,
            _time);
    }

    private static SignedCallback Changed(SignedCallback callback, CallbackFlaw flaw) =>
        flaw == CallbackFlaw.ChangedByte ? callback.WithChangedByte(callback.Body.Length / 2) : callback;

    // A copy: the caller's own object stays as it is.
    private string Text(EventFacts? facts, object resource)
    {
        if (facts is null || EncryptForMerchant is not { } encrypt || resource is string || JToken.FromObject(resource).DeepClone() is not JObject fields)
            return Text(resource);
        MarkedFields.Encrypt(facts.Fields, fields, encrypt);
        return Text(fields);
    }

    private static string Text(object value) => value as string ?? JToken.FromObject(value).ToString(Formatting.None);
}
