using System.Diagnostics;
using WeChatPay.Basics;

namespace WeChatPay.Testing;

/// <summary>Options of a <see cref="PlatformSigner"/>. Each has a default.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<PlatformSignerOptions>))]
public sealed record PlatformSignerOptions
{
    /// <summary>Gets the id of the platform public key.</summary>
    /// <value>Default: null, a random <c>PUB_KEY_ID_…</c>. The serial number of a certificate works too.</value>
    public string? KeyId { get; init; }

    /// <summary>Gets of which kind a throw-away key is.</summary>
    /// <value>Default: <see cref="PlatformAlgorithm.Rsa"/>. A given <see cref="PrivateKeyPem"/> is of its own kind, which cannot be RSA where SM2 is asked
    /// for.</value>
    public PlatformAlgorithm Algorithm { get; init; }

    /// <summary>Gets the platform's private key as unencrypted PEM: RSA (PKCS#8 or PKCS#1, 2048 bits or more) or SM2 (PKCS#8).</summary>
    /// <value>Default: null, a throw-away key. Only WeChat Pay has the real one.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PrivateKeyPem { get; init; }

    /// <summary>Gets whether callbacks and responses are a brand's: <see cref="ApiV3Key"/> is then the brand's API key, and signatures are of the brands'
    /// type.</summary>
    /// <value>Default: false.</value>
    public bool IsBrand { get; init; }

    /// <summary>Gets the APIv3 key, which callbacks are encrypted with.</summary>
    /// <value>32 bytes. Default: null, a throw-away one.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiV3Key { get; init; }

    /// <summary>Gets the APIv2 key, which signs callbacks and responses in XML.</summary>
    /// <value>Default: null, a throw-away one of 32 characters.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiV2Key { get; init; }

    /// <summary>Gets the merchant number of sample resources.</summary>
    /// <value>Default: <c>1900000109</c>.</value>
    public string Mchid { get; init; } = "1900000109";

    /// <summary>Gets the clock for the timestamps of signatures.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Shows the key's id, and no key.</summary>
    /// <returns>For example <c>platform signer options PUB_KEY_ID_0119000001092024</c>.</returns>
    public override string ToString() => $"platform signer options {KeyId ?? "with a random key id"}";
}
