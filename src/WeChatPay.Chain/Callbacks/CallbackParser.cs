using System.Text;
using WeChatPay.Crypto;
using WeChatPay.V3;

namespace WeChatPay.Callbacks;

/// <summary>Reads callbacks: verifies the raw bytes, holds their timestamp against the clock, decrypts, and only then hands over.</summary>
/// <remarks>Give it the body exactly as it was received: parsed and written again it no longer fits the signature.
/// Immutable and thread-safe: build one and keep it.</remarks>
public sealed class CallbackParser
{
    private const string V3Call = "the callback";
    private const int ApiV3KeyLength = 32;

    private readonly ResponseVerifier _verifier;
    private readonly PlatformKeys _keys;
    private readonly AesGcmKey? _apiV3Key;
    private readonly string? _secret;

    /// <summary>Builds a parser.</summary>
    /// <param name="options">The keys.</param>
    /// <exception cref="ArgumentException">A key is wrong; the message says which and shows a right one.</exception>
    public CallbackParser(CallbackParserOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ApiV3Key is { } key && Encoding.UTF8.GetByteCount(key) != ApiV3KeyLength)
            throw new ArgumentException($"`ApiV3Key` has {Encoding.UTF8.GetByteCount(key)} bytes: give the APIv3 key of {ApiV3KeyLength}, which is set on the merchant platform under API security; not the private key and not the APIv2 key.");
        _keys = options.Certs is null ? PlatformKeys.None : PlatformKeyReader.Read(options.Certs, null);
        _verifier = new ResponseVerifier(_keys, options.TimeProvider);
        _apiV3Key = options.ApiV3Key is { } apiV3Key ? new AesGcmKey(apiV3Key) : null;
        _secret = options.ApiV2Key;
    }

    /// <summary>Reads a callback of APIv3.</summary>
    /// <param name="headers">Whatever holds the request's headers: a dictionary, <c>HttpRequest.Headers</c>, <c>HttpHeaders</c>.</param>
    /// <param name="rawBody">The body as it was received.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay sent it: answer with 4xx. Probes, whose signature begins with <c>WECHATPAY/SIGNTEST/</c>, end here.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The parser was built without <see cref="CallbackParserOptions.Certs"/> or <see cref="CallbackParserOptions.ApiV3Key"/>.</exception>
    public Callback Parse(object headers, ReadOnlyMemory<byte> rawBody)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (_keys.IsEmpty || _apiV3Key is null)
            throw new WeChatPayNotConfiguredException($"Callbacks of APIv3 need `Certs` and `ApiV3Key`, and the parser was built without {(_keys.IsEmpty ? "`Certs`" : "`ApiV3Key`")}.", V3Call);
        var signature = CallbackHeaders.Read(headers);
        if (_verifier.Verify(signature, rawBody.Span, isStatement: false) is { } failure)
            throw NotProven(failure.Check, failure.Message, signature.Serial);
        return Decrypt(rawBody, signature.Serial);
    }

    /// <summary>Reads a callback of APIv2.</summary>
    /// <param name="rawBody">The body as it was received.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay sent it.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The parser was built without <see cref="CallbackParserOptions.ApiV2Key"/>.</exception>
    public CallbackV2 ParseV2(ReadOnlyMemory<byte> rawBody)
    {
        if (_secret is null)
            throw new WeChatPayNotConfiguredException("Callbacks of APIv2 need `Secret`, and the parser was built without it.", V3Call);
        return CallbackV2.Parse(rawBody, _secret);
    }

    private Callback Decrypt(ReadOnlyMemory<byte> rawBody, string? serial)
    {
        try
        {
            var envelope = Envelope.Parse(rawBody.Span);
            var plaintext = _apiV3Key!.Decrypt(envelope.Ciphertext ?? throw new FormatException(), envelope.Nonce ?? throw new FormatException(), envelope.AssociatedData);
            return new Callback(envelope, plaintext);
        }
        // It is signed, so WeChat Pay sent it: what does not fit is our key, or an envelope that is not of this form.
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or System.Text.Json.JsonException or System.Security.Cryptography.CryptographicException)
        {
            throw NotProven(VerificationCheck.Decryption, $"it is signed, and `ApiV3Key` does not decrypt it ({error.GetType().Name}): the key is another merchant's, or was changed", serial);
        }
    }

    private WeChatPayVerificationException NotProven(VerificationCheck check, string why, string? serial) =>
        new(check, $"The callback is not proven to be WeChat Pay's: {why}. Answer with a 4xx status and {{\"code\":\"FAIL\"}}.", V3Call, null, serial, _keys.Serials);
}
