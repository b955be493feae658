namespace WeChatPay.Callbacks;

/// <summary>What callbacks are verified and decrypted with.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record CallbackParserOptions
{
    /// <summary>Gets the platform's public keys and certificates, as in <see cref="WeChatPayOptions.Certs"/>.</summary>
    public object? Certs { get; init; }

    /// <summary>Gets the APIv3 key, which callbacks are encrypted with.</summary>
    /// <value>32 bytes of ASCII. Not the private key, and not the APIv2 key.</value>
    public string? ApiV3Key { get; init; }

    /// <summary>Gets the APIv2 key, for callbacks in XML.</summary>
    public string? ApiV2Key { get; init; }

    /// <summary>Gets the clock that timestamps are held against.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Shows which kinds of callbacks can be read, and no key.</summary>
    public override string ToString() => $"notification options: APIv3 {(ApiV3Key is null ? "no" : "yes")}, APIv2 {(ApiV2Key is null ? "no" : "yes")}";
}
