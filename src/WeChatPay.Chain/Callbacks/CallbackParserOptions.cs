using WeChatPay.Basics;

namespace WeChatPay.Callbacks;

/// <summary>The keys that callbacks are verified and decrypted with.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<CallbackParserOptions>))]
public sealed record CallbackParserOptions
{
    /// <summary>Gets or sets the platform's public keys and certificates, as in <see cref="WeChatPayOptions.Certs"/>.</summary>
    /// <value>Serial or <c>PUB_KEY_ID_…</c> to key. Default: none, and then no callback of APIv3 can be read.</value>
    public IReadOnlyDictionary<string, KeySource>? Certs { get; set; }

    /// <summary>Gets or sets the APIv3 key, which callbacks are encrypted with; in APIv2 their <c>event_ciphertext</c>.</summary>
    /// <value>32 bytes of ASCII; not the private key, and not the APIv2 key. Default: none, and then no callback of APIv3 can be read.</value>
    public Secret? ApiV3Key { get; set; }

    /// <summary>Gets or sets the API key of the brand, which a brand's callbacks are encrypted with.</summary>
    /// <value>32 bytes of ASCII; not the APIv3 key. Default: none, and then no callback of a brand can be read.</value>
    public Secret? BrandApiKey { get; set; }

    /// <summary>Gets or sets the APIv2 key, for callbacks in XML.</summary>
    /// <value>32 characters. Default: none, and then no callback of APIv2 can be read.</value>
    public Secret? ApiV2Key { get; set; }

    /// <summary>Gets or sets the merchant's private key, which decrypts the sensitive fields of a callback: the phone number of a new member for
    /// instance.</summary>
    /// <value>As in <see cref="WeChatPayOptions.PrivateKey"/>. Default: none, and then these fields stay encrypted. The parser of a client uses the client's
    /// key or signer, where the client has <see cref="WeChatPayOptions.EncryptSensitiveFields"/>.</value>
    public KeySource? PrivateKey { get; set; }

    /// <summary>Gets or sets the merchant number that a callback of APIv2 must name.</summary>
    /// <value>Compared with <c>mch_id</c>, <c>mchid</c> and <c>combine_mch_id</c>, where the callback has them. Default: none, and then every number is
    /// taken.</value>
    public string? MchidV2 { get; set; }

    /// <summary>Gets or sets the apps of which a callback of APIv2 must name one.</summary>
    /// <value>Compared with <c>appid</c> and <c>combine_appid</c>, where the callback has them. Default: none, and then every app is taken.</value>
    public IReadOnlyCollection<string>? AppidsV2 { get; set; }

    /// <summary>Gets or sets the sign type that the orders asked for, with which WeChat Pay signs their callbacks too.</summary>
    /// <value><c>MD5</c> or <c>HMAC-SHA256</c>; a callback with the other one is refused. Default: none, and then both are taken.</value>
    public string? SignTypeV2 { get; set; }

    /// <summary>Gets or sets the clock that timestamps are compared with.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Shows which kinds of callbacks can be read, and no key.</summary>
    public override string ToString() => $"callback parser options: APIv3 {(ApiV3Key is null ? "no" : "yes")}, APIv2 {(ApiV2Key is null ? "no" : "yes")}";
}
