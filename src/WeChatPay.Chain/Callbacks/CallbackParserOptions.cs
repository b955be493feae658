namespace WeChatPay.Callbacks;

/// <summary>The keys that callbacks are verified and decrypted with.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record CallbackParserOptions
{
    /// <summary>Gets or sets the platform's public keys and certificates, as in <see cref="WeChatPayOptions.Certs"/>.</summary>
    /// <value>Serial or <c>PUB_KEY_ID_…</c> to key. Default: none, and then no callback of APIv3 can be read.</value>
    public IReadOnlyDictionary<string, KeySource>? Certs { get; set; }

    /// <summary>Gets or sets the APIv3 key, which callbacks are encrypted with.</summary>
    /// <value>32 bytes of ASCII; not the private key, and not the APIv2 key. Default: none, and then no callback of APIv3 can be read.</value>
    public string? ApiV3Key { get; set; }

    /// <summary>Gets or sets the APIv2 key, for callbacks in XML.</summary>
    /// <value>Default: none, and then no callback of APIv2 can be read.</value>
    public string? ApiV2Key { get; set; }

    /// <summary>Gets or sets the clock that timestamps are compared with.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Shows which kinds of callbacks can be read, and no key.</summary>
    public override string ToString() => $"callback parser options: APIv3 {(ApiV3Key is null ? "no" : "yes")}, APIv2 {(ApiV2Key is null ? "no" : "yes")}";
}
