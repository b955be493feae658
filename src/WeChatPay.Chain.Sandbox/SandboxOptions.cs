using WeChatPay.Sandbox.Keys;
using System.Diagnostics;
using WeChatPay.Basics;

namespace WeChatPay.Sandbox;

/// <summary>Options of a <see cref="SandboxServer"/>. Each has a default.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<SandboxOptions>))]
public sealed record SandboxOptions
{
    /// <summary>Gets the TCP port on 127.0.0.1; the server listens on no other address.</summary>
    /// <value>Default: 0, any free port. Range: 0–65535.</value>
    public int Port { get; init; }

    /// <summary>Gets the TCP port on 127.0.0.1 for HTTPS.</summary>
    /// <value>Default: 0, any free port. Range: 0–65535.</value>
    public int SecurePort { get; init; }

    /// <summary>Gets the number of the only merchant that the sandbox knows.</summary>
    /// <value>Default: <c>1900000109</c>. Range: 1–31 digits.</value>
    public string Mchid { get; init; } = "1900000109";

    /// <summary>Gets the number of the only brand that the sandbox knows.</summary>
    /// <value>Default: <c>1004</c>. Range: 1–31 digits.</value>
    public string BrandId { get; init; } = "1004";

    /// <summary>Gets the APIv2 key.</summary>
    /// <value>Default: null, a throw-away key made at the start. Range: 32 letters and digits.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiV2Key { get; init; }

    /// <summary>Gets the clock for timestamps, windows, delays and order times.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets how far the timestamp of a request may be from the clock, in either direction.</summary>
    /// <value>Default: 300 seconds, as WeChat Pay has it. Range: zero or more.</value>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets how long <see cref="SandboxFault.Slow"/> delays a response.</summary>
    /// <value>Default: 5 seconds. Range: zero or more, up to 24 days.</value>
    public TimeSpan SlowResponse { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the merchant's RSA private key as unencrypted PEM (PKCS#8 or PKCS#1), 2048 bits or more.</summary>
    /// <value>Default: null, a throw-away key made at the start.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? MerchantPrivateKeyPem { get; init; }

    /// <summary>Gets the serial number of the merchant's certificate, which a request must name.</summary>
    /// <value>Default: null, 40 random hexadecimal digits.</value>
    public string? MerchantSerial { get; init; }

    /// <summary>Gets the platform's RSA private key as unencrypted PEM (PKCS#8 or PKCS#1), 2048 bits or more.
    /// The platform certificate has a key of its own.</summary>
    /// <value>Default: null, a throw-away key made at the start.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PlatformPrivateKeyPem { get; init; }

    /// <summary>Gets the id of the platform public key.</summary>
    /// <value>Default: null, a random one. Range: begins with <c>PUB_KEY_ID_</c>.</value>
    public string? PlatformKeyId { get; init; }

    /// <summary>Gets the APIv3 key, which platform certificates and callbacks are encrypted with.</summary>
    /// <value>Default: null, 32 random letters and digits. Range: 32 bytes.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiV3Key { get; init; }

    /// <summary>Gets whether the merchant has a platform certificate. A merchant without one verifies with the public key, and
    /// <c>GET /v3/certificates</c> responds with 404 <c>RESOURCE_NOT_EXISTS</c>.</summary>
    /// <value>Default: true.</value>
    public bool HasPlatformCertificate { get; init; } = true;

    /// <summary>Gets whether the merchant has the platform public key. A merchant without it verifies with the certificate, and every response and callback is
    /// signed by the certificate's key. A merchant with both is in transition: responses follow the <c>Wechatpay-Serial</c> of the request, and a request
    /// without this header gets a response signed by the certificate, once the certificate was read or downloaded.</summary>
    /// <value>Default: true.</value>
    public bool HasPlatformPublicKey { get; init; } = true;

    /// <summary>Gets how many times faster than WeChat Pay the sandbox repeats a callback that its receiver did not accept. WeChat Pay repeats it
    /// 15 times, after 15 seconds to 6 hours. The callbacks are those of the desk and of its HTTP calls;
    /// <see cref="SandboxServer.NotifyAsync"/> repeats none.</summary>
    /// <value>Default: 0, no repeats. Range: 0–100000; 1 is WeChat Pay's own pace.</value>
    public double CallbackRepeatSpeed { get; init; }

    /// <summary>Gets the folder in which the sandbox keeps its keys, everything that was made in it, and its callbacks, for the next start: a client
    /// goes on with its configuration, and finds its orders; a callback that was not accepted is repeated. The folder is made where it does not exist;
    /// only its owner may read it, and one sandbox at a time has it. The journal is not kept.</summary>
    /// <value>Default: null, nothing is kept.</value>
    public string? DataFolder { get; init; }

    /// <summary>Gets a delegate that is called for every request, refused ones included, before its response is written: for a log.</summary>
    /// <value>Default: null. Several threads may call it at the same time; an exception that it throws breaks that response.</value>
    public Action<SandboxExchange>? Watch { get; init; }

    /// <summary>Shows the merchant's number, and no key.</summary>
    /// <returns>For example <c>sandbox options for merchant 1900000109</c>.</returns>
    public override string ToString() => $"sandbox options for merchant {(IsMchid(Mchid) ? Mchid : "(not a merchant number)")}";

    /// <summary>Validates the values, before anything is started.</summary>
    internal void Check()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), $"{Port} is not a TCP port; 0 means any free one");
        Require(SecurePort is >= 0 and <= 65535, nameof(SecurePort), $"{SecurePort} is not a TCP port; 0 means any free one");
        Require(IsMchid(Mchid), nameof(Mchid), $"{Shown(Mchid)} is not a merchant number, such as 1900000109");
        Require(IsMchid(BrandId), nameof(BrandId), $"{Shown(BrandId)} is not the number of a brand, such as 1004");
        Require(ApiV2Key is null || IsApiV2Key(ApiV2Key), nameof(ApiV2Key),
            $"the text of {ApiV2Key?.Length} characters is not an APIv2 key, which has 32 letters and digits");
        Require(TimeProvider is not null, nameof(TimeProvider), "null is not a clock; leave it out for the system's");
        Require(ClockTolerance >= TimeSpan.Zero, nameof(ClockTolerance), $"{ClockTolerance} is negative; the default is 300 seconds");
        Require(SlowResponse >= TimeSpan.Zero && SlowResponse.TotalDays <= 24, nameof(SlowResponse), $"{SlowResponse} is outside 0 seconds to 24 days");
        Require(IsName(MerchantSerial), nameof(MerchantSerial), $"{Shown(MerchantSerial)} is not a serial number, such as 40 hexadecimal digits");
        Require(
            PlatformKeyId is null || (PlatformKeyId.StartsWith("PUB_KEY_ID_", StringComparison.Ordinal) && IsName(PlatformKeyId)),
            nameof(PlatformKeyId),
            $"{Shown(PlatformKeyId)} is not a public key id, such as PUB_KEY_ID_0119000001092024");
        Require(IsSpeed(CallbackRepeatSpeed), nameof(CallbackRepeatSpeed),
            $"{CallbackRepeatSpeed.ToString(System.Globalization.CultureInfo.InvariantCulture)} is outside 0 to 100000; 60 repeats a callback 60 times faster");
        Require(HasPlatformPublicKey || HasPlatformCertificate, nameof(HasPlatformPublicKey),
            $"it is false, and so is {nameof(HasPlatformCertificate)}; a merchant has at least one of the two");
        Require(DataFolder is null || DataFolder.Trim().Length > 0, nameof(DataFolder), "it is empty; name a folder, or leave it null to keep nothing");
        var fault = ApiV3Key is null ? null : GivenKeyCheck.FindFaultV3(ApiV3Key);
        Require(fault is null, nameof(ApiV3Key), $"{fault}");
    }

    internal static bool IsSpeed(double speed) => speed is >= 0 and <= 100_000;

    // Never quoted: a key may stand in its place.
    private static string Shown(string? value) => value is null ? "null" : TextShape.Describe(value);

    private static bool IsMchid(string? value) => value is { Length: >= 1 and < TextShape.KeyLength } && value.All(char.IsAsciiDigit);

    private static bool IsApiV2Key(string value) => value.Length == 32 && value.All(char.IsAsciiLetterOrDigit);

    // The value is written in quotes in a header, so it must not have a quote, a comma or a line break.
    private static bool IsName(string? value) => value is null
        || (value.Length is > 0 and not TextShape.KeyLength && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));

    private static void Require(bool holds, string option, string problem)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(SandboxOptions)}.{option}: {problem}. The sandbox was not started.", option);
    }
}
