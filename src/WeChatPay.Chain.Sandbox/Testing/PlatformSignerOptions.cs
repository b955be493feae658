namespace WeChatPay.Testing;

/// <summary>How a <see cref="PlatformSigner"/> is set up. Every property may be left alone.</summary>
/// <remarks>Thread-safe: immutable once built.</remarks>
public sealed class PlatformSignerOptions
{
    /// <summary>Gets the id of the platform public key.</summary>
    /// <value>Default: null, a random <c>PUB_KEY_ID_…</c>. A certificate's serial will do as well.</value>
    public string? KeyId { get; init; }

    /// <summary>Gets the platform's RSA private key as unencrypted PEM (PKCS#8 or PKCS#1), 2048 bits or more.</summary>
    /// <value>Default: null, a throw-away key. Nobody but WeChat Pay has the real one.</value>
    public string? PrivateKeyPem { get; init; }

    /// <summary>Gets the APIv3 key, which callbacks are encrypted with.</summary>
    /// <value>32 bytes. Default: null, a throw-away one.</value>
    public string? ApiV3Key { get; init; }

    /// <summary>Gets the APIv2 key, which signs callbacks and answers in XML.</summary>
    /// <value>Default: null, a throw-away one of 32 characters.</value>
    public string? ApiV2Key { get; init; }

    /// <summary>Gets the merchant number that sample resources name.</summary>
    /// <value>Default: <c>1900000109</c>.</value>
    public string Mchid { get; init; } = "1900000109";

    /// <summary>Gets the clock that signatures are dated by.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
