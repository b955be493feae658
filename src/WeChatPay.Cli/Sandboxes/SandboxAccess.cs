using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>What a client needs to call a sandbox, also a sandbox of another process. The keys are throw-away keys.</summary>
internal sealed record SandboxAccess
{
    public required Uri BaseUri { get; init; }

    public required Uri SecureBaseUri { get; init; }

    public required string Mchid { get; init; }

    public required string MerchantSerial { get; init; }

    public required string MerchantPrivateKeyPem { get; init; }

    public required string MerchantCertificatePem { get; init; }

    public required string ServerCertificatePem { get; init; }

    public required string PlatformKeyId { get; init; }

    public required string PlatformPublicKeyPem { get; init; }

    public required string PlatformSerial { get; init; }

    public required string PlatformCertificatePem { get; init; }

    public required string ApiV2Key { get; init; }

    public static SandboxAccess To(SandboxServer sandbox) => new()
    {
        BaseUri = sandbox.BaseUri,
        SecureBaseUri = sandbox.SecureBaseUri,
        Mchid = sandbox.Mchid,
        MerchantSerial = sandbox.MerchantSerial,
        MerchantPrivateKeyPem = sandbox.MerchantPrivateKeyPem,
        MerchantCertificatePem = sandbox.MerchantCertificatePem,
        ServerCertificatePem = sandbox.ServerCertificatePem,
        PlatformKeyId = sandbox.PlatformKeyId,
        PlatformPublicKeyPem = sandbox.PlatformPublicKeyPem,
        PlatformSerial = sandbox.PlatformSerial,
        PlatformCertificatePem = sandbox.PlatformCertificatePem,
        ApiV2Key = sandbox.ApiV2Key,
    };

    /// <summary>Shows address and merchant, never a key.</summary>
    public override string ToString() => $"sandbox at {BaseUri} for merchant {Mchid}";
}
