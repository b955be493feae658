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

    /// <summary>Gets the SM2 keys, which then stand in the place of RSA's; null for RSA.</summary>
    public Sm2Access? Sm2 { get; init; }

    /// <summary>Gets the brand's keys; null where no call needs them.</summary>
    public BrandAccess? Brand { get; init; }

    public static SandboxAccess To(SandboxServer sandbox, ShownKeys? shown = null) => new()
    {
        BaseUri = sandbox.BaseUri,
        SecureBaseUri = sandbox.SecureBaseUri,
        Mchid = sandbox.Mchid,
        Sm2 = shown is { IsSm2: true }
            ? new(sandbox.Sm2.MerchantSerial, sandbox.Sm2.MerchantPrivateKeyPem, sandbox.Sm2.PlatformSerial, sandbox.Sm2.PlatformCertificatePem)
            : null,
        Brand = shown is { HasBrand: true }
            ? new(sandbox.Brand.BrandId, sandbox.Brand.Serial, sandbox.Brand.PrivateKeyPem, sandbox.Brand.ApiKey)
            : null,
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

/// <summary>The SM2 keys of a sandbox's merchant and platform.</summary>
internal sealed record Sm2Access(string MerchantSerial, string MerchantPrivateKeyPem, string PlatformSerial, string PlatformCertificatePem)
{
    /// <summary>Shows no key.</summary>
    public override string ToString() => $"SM2 keys, serial {MerchantSerial}";
}

/// <summary>The keys of a sandbox's brand.</summary>
internal sealed record BrandAccess(string BrandId, string Serial, string PrivateKeyPem, string ApiKey)
{
    /// <summary>Shows no key.</summary>
    public override string ToString() => $"brand {BrandId}";
}
