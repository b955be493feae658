using WeChatPay.Testing;

namespace WeChatPay.Sandbox;

/// <summary>How a <see cref="SandboxServer"/> is set up. Every property may be left alone.</summary>
/// <remarks>Thread-safe: immutable once built.</remarks>
public sealed class SandboxOptions
{
    /// <summary>Gets the TCP port on 127.0.0.1; no other address is ever listened on.</summary>
    /// <value>Default: 0, any free port. Range: 0–65535.</value>
    public int Port { get; init; }

    /// <summary>Gets the TCP port on 127.0.0.1 for HTTPS.</summary>
    /// <value>Default: 0, any free port. Range: 0–65535.</value>
    public int SecurePort { get; init; }

    /// <summary>Gets the number of the one merchant that the sandbox knows.</summary>
    /// <value>Default: <c>1900000109</c>. Range: 1–32 digits.</value>
    public string Mchid { get; init; } = "1900000109";

    /// <summary>Gets the APIv2 key.</summary>
    /// <value>Default: null, a throw-away key made at the start. Range: 32 letters and digits.</value>
    public string? ApiV2Key { get; init; }

    /// <summary>Gets the clock for timestamps, windows, delays and order times.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets how far the timestamp of a request may be from the clock, in either direction.</summary>
    /// <value>Default: 300 seconds, as WeChat Pay has it. Range: zero or more.</value>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets how long <see cref="SandboxFault.Slow"/> holds an answer back.</summary>
    /// <value>Default: 5 seconds. Range: zero or more, up to 24 days.</value>
    public TimeSpan SlowResponse { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the merchant's RSA private key as unencrypted PEM (PKCS#8 or PKCS#1), 2048 bits or more.</summary>
    /// <value>Default: null, a throw-away key made at the start.</value>
    public string? MerchantPrivateKeyPem { get; init; }

    /// <summary>Gets the serial number of the merchant's certificate, which a request must name.</summary>
    /// <value>Default: null, 40 random hexadecimal digits.</value>
    public string? MerchantSerial { get; init; }

    /// <summary>Gets the platform's RSA private key as unencrypted PEM (PKCS#8 or PKCS#1), 2048 bits or more.
    /// The platform certificate has a key of its own.</summary>
    /// <value>Default: null, a throw-away key made at the start.</value>
    public string? PlatformPrivateKeyPem { get; init; }

    /// <summary>Gets the id of the platform public key.</summary>
    /// <value>Default: null, a random one. Range: begins with <c>PUB_KEY_ID_</c>.</value>
    public string? PlatformKeyId { get; init; }

    /// <summary>Gets the APIv3 key, which platform certificates and callbacks are encrypted with.</summary>
    /// <value>Default: null, 32 random letters and digits. Range: 32 bytes.</value>
    public string? ApiV3Key { get; init; }

    /// <summary>Gets whether the merchant has a platform certificate; one that has none verifies with the public key, and
    /// <c>GET /v3/certificates</c> answers 404 <c>RESOURCE_NOT_EXISTS</c>.</summary>
    /// <value>Default: true.</value>
    public bool HasPlatformCertificate { get; init; } = true;

    /// <summary>Gets what is told of every request, refused ones included, when its answer is decided and before it is written: for a log.</summary>
    /// <value>Default: null, nobody is told. Called by several threads at once; an exception of its own breaks that answer.</value>
    public Action<SandboxExchange>? Watch { get; init; }

    /// <summary>Says what is wrong with the values before anything is started.</summary>
    internal void Check()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), $"{Port} is no TCP port; 0 means any free one");
        Require(SecurePort is >= 0 and <= 65535, nameof(SecurePort), $"{SecurePort} is no TCP port; 0 means any free one");
        Require(IsMchid(Mchid), nameof(Mchid), $"\"{Mchid}\" is no merchant number; one looks like 1900000109");
        Require(ApiV2Key is null || IsApiV2Key(ApiV2Key), nameof(ApiV2Key), $"the text of {ApiV2Key?.Length} characters is no APIv2 key; one has 32 letters and digits");
        Require(TimeProvider is not null, nameof(TimeProvider), "null is no clock; leave it out for the system's");
        Require(ClockTolerance >= TimeSpan.Zero, nameof(ClockTolerance), $"{ClockTolerance} is negative; the default is 300 seconds");
        Require(SlowResponse >= TimeSpan.Zero && SlowResponse.TotalDays <= 24, nameof(SlowResponse), $"{SlowResponse} is outside 0 seconds to 24 days");
        Require(IsName(MerchantSerial), nameof(MerchantSerial), $"\"{MerchantSerial}\" is no serial number; one has 40 hexadecimal digits");
        Require(
            PlatformKeyId is null || (PlatformKeyId.StartsWith("PUB_KEY_ID_", StringComparison.Ordinal) && IsName(PlatformKeyId)),
            nameof(PlatformKeyId),
            $"\"{PlatformKeyId}\" is no public key id; one looks like PUB_KEY_ID_0119000001092024");
        Require(PlatformSigner.IsApiV3Key(ApiV3Key), nameof(ApiV3Key), $"a key of {ApiV3Key?.Length} characters is no APIv3 key; one has 32 bytes");
    }

    private static bool IsMchid(string? value) => value is { Length: >= 1 and <= 32 } && value.All(char.IsAsciiDigit);

    private static bool IsApiV2Key(string value) => value.Length == 32 && value.All(char.IsAsciiLetterOrDigit);

    // What travels inside quotes in a header must not hold a quote, a comma or a line break.
    private static bool IsName(string? value) => value is null || (value.Length > 0 && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));

    private static void Require(bool holds, string option, string problem)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(SandboxOptions)}.{option}: {problem}. The sandbox was not started.", option);
    }
}
