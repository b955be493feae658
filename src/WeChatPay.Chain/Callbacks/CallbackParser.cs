using System.Diagnostics.CodeAnalysis;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using System.Security.Cryptography;
using System.Text.Json;
using WeChatPay.Crypto;
using WeChatPay.Keys;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Telemetry;
using WeChatPay.V3;

namespace WeChatPay.Callbacks;

/// <summary>Reads callbacks: verifies the raw bytes, compares their timestamp with the clock, decrypts, and only then returns a callback.</summary>
/// <remarks>Give it the body exactly as it was received: a body that was parsed and written again no longer matches the signature.
/// Build one and keep it. Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<CallbackParser>))]
public sealed partial class CallbackParser
{
    /// <summary>The longest body that is read, in bytes: 1 MiB. WeChat Pay's callbacks have a few kilobytes.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    internal static readonly CallName Call = CallName.WithoutVerb("the callback");
    private const string Outcome = "The parser was not built.";
    private const string Reply = "Answer with a 4xx status and {\"code\":\"FAIL\"}.";

    private readonly KeyRing _keys;
    private readonly CallbackReaderV2 _v2;
    private readonly CallbackFields? _fields;

    /// <summary>Builds a parser.</summary>
    /// <param name="options">The keys.</param>
    /// <exception cref="ArgumentException">A key is wrong; the message says which and shows a right one.</exception>
    public CallbackParser(CallbackParserOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ApiV3Key?.Reveal() is { } key)
            SharedKey.CheckApiV3(key, nameof(options.ApiV3Key), Outcome);
        if (options.BrandApiKey?.Reveal() is { } brandKey)
            SharedKey.CheckBrand(brandKey, nameof(options.BrandApiKey), Outcome);
        if (options.ApiV2Key?.Reveal() is { } apiV2Key)
            SharedKey.CheckApiV2(apiV2Key, nameof(options.ApiV2Key), Outcome);
        var keys = new GivenKeys
        {
            Platform = PlatformKeyReader.Read(options.Certs, new(options.TimeProvider, logger: null)),
            ApiV3Key = options.ApiV3Key,
            BrandKey = options.BrandApiKey,
            MerchantV2 = options.ApiV2Key is { } secret ? new(options.MchidV2, secret.Reveal()) : null,
        };
        _keys = new KeyRing(keys, options.TimeProvider);
        _v2 = new CallbackReaderV2(options);
        if (options.PrivateKey is { IsEmpty: false } source)
            _fields = new CallbackFields(source.Read(nameof(options.PrivateKey), asPrivate: true).Key);
    }

    /// <param name="options">What else a callback of APIv2 must name.</param>
    /// <param name="keys">The client's.</param>
    /// <param name="opensFields">Whether sensitive fields are decrypted with the merchant's key.</param>
    internal CallbackParser(CallbackParserOptions options, KeyRing keys, bool opensFields)
    {
        _keys = keys;
        _v2 = new CallbackReaderV2(options);
        _fields = opensFields ? new CallbackFields(own: null) : null;
    }

    /// <summary>Reads a callback of APIv3.</summary>
    /// <param name="headers">The request's headers: a dictionary, <c>HttpRequest.Headers</c>, <c>HttpHeaders</c>, a <c>NameValueCollection</c>; with
    /// HTTP's names or CGI's, <c>HTTP_WECHATPAY_NONCE</c>. A header that occurs twice with different values is refused.</param>
    /// <param name="rawBody">The body as it was received.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay sent it: answer with 4xx. Probes, whose signature begins with
    /// <c>WECHATPAY/SIGNTEST/</c>, end here.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The parser was built without <see cref="CallbackParserOptions.Certs"/> or
    /// <see cref="CallbackParserOptions.ApiV3Key"/>.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public Callback Parse(object headers, ReadOnlyMemory<byte> rawBody)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return Parse(() => CallbackHeaders.Read(headers), rawBody);
    }

    /// <inheritdoc cref="Parse(object, ReadOnlyMemory{byte})"/>
    /// <remarks>A parser of a client with <c>certificate_refresh</c> downloads the certificates where it does not know the serial, at most once a minute;
    /// <see cref="Parse(object, ReadOnlyMemory{byte})"/> does so on the caller's thread.</remarks>
    /// <param name="headers">The request's headers.</param>
    /// <param name="rawBody">The body as it was received.</param>
    /// <param name="cancellationToken">Ends the wait for a download.</param>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public Task<Callback> ParseAsync(object headers, ReadOnlyMemory<byte> rawBody, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return ParseAsync(() => CallbackHeaders.Read(headers), rawBody, cancellationToken);
    }

    /// <inheritdoc cref="Parse(object, ReadOnlyMemory{byte})"/>
    /// <param name="headers">The request's headers as pairs of a name and a text, or a list of texts: <c>HttpRequest.Headers</c>, <c>HttpHeaders</c>, a
    /// dictionary.</param>
    /// <param name="rawBody">The body as it was received.</param>
    public Callback Parse<TValue>(IEnumerable<KeyValuePair<string, TValue>> headers, ReadOnlyMemory<byte> rawBody)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return Parse(() => CallbackHeaders.Read(headers), rawBody);
    }

    /// <inheritdoc cref="ParseAsync(object, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<Callback> ParseAsync<TValue>(
        IEnumerable<KeyValuePair<string, TValue>> headers, ReadOnlyMemory<byte> rawBody, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return ParseAsync(() => CallbackHeaders.Read(headers), rawBody, cancellationToken);
    }

    private Callback Parse(Func<SignatureHeaders> readHeaders, ReadOnlyMemory<byte> rawBody)
    {
        try
        {
            var callback = Read(readHeaders, rawBody);
            Count.ParsedCallback(callback.EventType);
            return callback;
        }
        catch (WeChatPayVerificationException error)
        {
            Count.RefusedCallback(error.Check);
            throw;
        }
    }

    private async Task<Callback> ParseAsync(
        Func<SignatureHeaders> readHeaders, ReadOnlyMemory<byte> rawBody, CancellationToken cancellationToken)
    {
        try
        {
            var callback = await ReadAsync(readHeaders, rawBody, cancellationToken).ConfigureAwait(false);
            Count.ParsedCallback(callback.EventType);
            return callback;
        }
        catch (WeChatPayVerificationException error)
        {
            Count.RefusedCallback(error.Check);
            throw;
        }
    }

    private Callback Read(Func<SignatureHeaders> readHeaders, ReadOnlyMemory<byte> rawBody)
    {
        var keys = _keys.Current;
        var signature = ReadSigned(readHeaders, rawBody, keys, out var failure);
        if (MayBeNewer(failure))
        {
            keys = SyncBridge.Run(() => FindAsync(signature, isSynchronous: true, CancellationToken.None)) ?? keys;
            failure = Verify(signature, rawBody, keys);
        }
        var callback = Decrypt(rawBody, keys, signature, failure);
        return _fields is { } fields ? SyncBridge.Run(() => fields.OpenAsync(callback, keys, CancellationToken.None)) : callback;
    }

    private async Task<Callback> ReadAsync(
        Func<SignatureHeaders> readHeaders, ReadOnlyMemory<byte> rawBody, CancellationToken cancellationToken)
    {
        var keys = _keys.Current;
        var signature = ReadSigned(readHeaders, rawBody, keys, out var failure);
        if (MayBeNewer(failure))
        {
            keys = await FindAsync(signature, isSynchronous: false, cancellationToken).ConfigureAwait(false) ?? keys;
            failure = Verify(signature, rawBody, keys);
        }
        var callback = Decrypt(rawBody, keys, signature, failure);
        return _fields is { } fields ? await fields.OpenAsync(callback, keys, cancellationToken).ConfigureAwait(false) : callback;
    }

    private static VerificationFailure? Verify(SignatureHeaders signature, ReadOnlyMemory<byte> rawBody, KeySet keys) =>
        keys.CallbackVerifier.Check(signature, rawBody.Span, isForBrand: keys.BrandKey is not null);

    // Only where a download may help: the other parsers stay as they are.
    private bool MayBeNewer(VerificationFailure? failure) => failure is { Check: VerificationCheck.Serial } && _keys.Source is not null;

    private Task<KeySet?> FindAsync(SignatureHeaders signature, bool isSynchronous, CancellationToken cancellationToken) =>
        _keys.FindAsync(signature.Serial, isSynchronous, cancellationToken).AsTask();

    private SignatureHeaders ReadSigned(Func<SignatureHeaders> readHeaders, ReadOnlyMemory<byte> rawBody, KeySet keys, out VerificationFailure? failure)
    {
        _keys.Source?.RefreshIfDue();
        var hasKey = !keys.Platform.IsEmpty || _keys.Source is not null;
        if (!hasKey || (keys.ApiV3Key ?? keys.BrandKey) is null)
        {
            throw new WeChatPayNotConfiguredException(
                $"Callbacks of APIv3 need `Certs` and `ApiV3Key`, and the parser was built without {(hasKey ? "`ApiV3Key`" : "`Certs`")}.", Call);
        }
        var signature = readHeaders();
        if (rawBody.Length > MaxBodyBytes)
            throw NotProven(VerificationCheck.Size, TooLong(rawBody), signature.Serial);
        failure = Verify(signature, rawBody, keys);
        return signature;
    }

    /// <summary>Reads a callback of APIv2.</summary>
    /// <param name="rawBody">The body as it was received.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay sent it.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The parser was built without <see cref="CallbackParserOptions.ApiV2Key"/>, or the callback has an
    /// <c>event_ciphertext</c> and the parser was built without <see cref="CallbackParserOptions.ApiV3Key"/>.</exception>
    /// <remarks>APIv2's signature covers a text without marks between its fields, and <c>req_info</c> is encrypted block by block: neither proves all that a
    /// signature of APIv3 proves. Query the order or the refund by its number before you deliver.</remarks>
    public CallbackV2 ParseV2(ReadOnlyMemory<byte> rawBody)
    {
        try
        {
            var callback = ReadV2(rawBody);
            Count.ParsedCallback(callback.EventType);
            return callback;
        }
        catch (WeChatPayVerificationException error)
        {
            Count.RefusedCallback(error.Check);
            throw;
        }
    }

    /// <summary>Says that a body is longer than what is read, as a clause of a message.</summary>
    internal static string TooLong(ReadOnlyMemory<byte> rawBody) => $"its body has {rawBody.Length} bytes, and up to {MaxBodyBytes} are read";

    private Callback Decrypt(ReadOnlyMemory<byte> rawBody, KeySet keys, SignatureHeaders signature, VerificationFailure? failure)
    {
        if (failure is { } wrong)
        {
            var clue = wrong.Check == VerificationCheck.Signature && !wrong.IsOfType ? $": {BodyClue.Describe(rawBody.Span)}" : "";
            throw NotProven(wrong.Check, wrong.Why + clue, signature.Serial);
        }
        keys.Platform.TryGet(signature.Serial!, out var key);
        return Decrypt(rawBody, keys, key!.Algorithm, signature);
    }

    // The callback is signed, so WeChat Pay sent it: a failure here means a wrong key, or a body that is not an encrypted resource.
    private Callback Decrypt(ReadOnlyMemory<byte> rawBody, KeySet keys, KeyAlgorithm algorithm, SignatureHeaders signature)
    {
        var serial = signature.Serial;
        var isBrand = signature.Type == KeyAlgorithm.BrandScheme || keys.ApiV3Key is null;
        try
        {
            var envelope = Envelope.Parse(rawBody.Span);
            if (envelope.Algorithm.Length > 0 && envelope.Algorithm != algorithm.Cipher)
            {
                throw NotProven(
                    VerificationCheck.Decryption,
                    $"it is signed with an {algorithm} key, and its `resource` is encrypted by another algorithm than {algorithm.Cipher}",
                    serial);
            }
            return envelope is { Ciphertext: { } ciphertext, Nonce: { } nonce }
                ? Open(envelope, ciphertext, nonce, keys, algorithm, isBrand)
                : throw NotProven(VerificationCheck.Decryption, "it is signed, and its `resource` has no `ciphertext` or no `nonce`", serial);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or JsonException or CryptographicException)
        {
            throw NotProven(
                VerificationCheck.Decryption,
                $"it is signed, and `{(isBrand ? nameof(CallbackParserOptions.BrandApiKey) : nameof(CallbackParserOptions.ApiV3Key))}` does not decrypt it "
                + $"({error.GetType().Name}): the key is another {(isBrand ? "brand" : "merchant")}'s, or was changed",
                serial);
        }
    }

    // The type of a signature names a brand. Without it the key that opens the resource tells whose the callback is.
    private static Callback Open(Envelope envelope, byte[] ciphertext, string nonce, KeySet keys, KeyAlgorithm algorithm, bool isBrand)
    {
        if (!isBrand && keys.ApiV3Key is { } merchants)
        {
            try
            {
                return new Callback(envelope, merchants.Decrypt(algorithm, ciphertext, nonce, envelope.AssociatedData));
            }
            catch (AuthenticationTagMismatchException) when (keys.BrandKey is not null)
            {
            }
        }
        return new Callback(envelope, keys.BrandKey!.Decrypt(algorithm, ciphertext, nonce, envelope.AssociatedData)) { IsBrand = true };
    }

    private WeChatPayVerificationException NotProven(VerificationCheck check, string why, string? serial) =>
        WeChatPayVerificationException.ForCallback(check, why, Reply, serial, _keys.Current.Platform.Serials);
}
