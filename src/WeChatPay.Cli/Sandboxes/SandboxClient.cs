using WeChatPay.Cli.Demo;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>Makes clients of a sandbox.</summary>
internal static class SandboxClient
{
    /// <summary>Makes a client with everything that the sandbox has: both protocols and a client certificate.</summary>
    /// <remarks>Calls go over plain HTTP. Calls with the option <c>security</c> go over TLS, which a client certificate needs.</remarks>
    public static WeChatPayClient CreateFull(SandboxAccess sandbox, bool allowsEmpty = false) => new(new WeChatPayOptions
    {
        Mchid = sandbox.Mchid,
        Serial = sandbox.Sm2?.MerchantSerial ?? sandbox.MerchantSerial,
        PrivateKey = sandbox.Sm2?.MerchantPrivateKeyPem ?? sandbox.MerchantPrivateKeyPem,
        // The response to `v3/certificates` is signed by the certificate in it, not by the platform key.
        Certs = new Dictionary<string, KeySource>
        {
            [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem,
            [sandbox.Sm2?.PlatformSerial ?? sandbox.PlatformSerial] = sandbox.Sm2?.PlatformCertificatePem ?? sandbox.PlatformCertificatePem,
        },
        Brand = sandbox.Brand is not { } brand
            ? null
            : new() { BrandId = brand.BrandId, Serial = brand.Serial, PrivateKey = brand.PrivateKeyPem, ApiKey = brand.ApiKey },
        ApiV2Key = sandbox.ApiV2Key,
        Merchant = ClientCertificateSource.FromPem(sandbox.MerchantCertificatePem, sandbox.MerchantPrivateKeyPem),
        TrustedRoots = [sandbox.ServerCertificatePem],
        BaseUri = sandbox.BaseUri,
        AllowedHosts = [sandbox.SecureBaseUri.GetLeftPart(UriPartial.Authority)],
        AllowEmptyPathValues = allowsEmpty,
    });

    /// <summary>Makes a client for APIv3 from the shortest possible configuration. The caller disposes of it.</summary>
    public static Shown<WeChatPayClient> CreateShortest(SandboxServer sandbox) => Shown.Create(Builder.Factory(new
    {
        mchid = sandbox.Mchid,
        serial = sandbox.MerchantSerial,
        privateKey = sandbox.MerchantPrivateKeyPem,
        certs = new Dictionary<string, object>
        {
            [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem,
        },
        base_uri = sandbox.BaseUri,
    }));

    /// <summary>Makes the same client with the SM2 keys of the merchant. The caller disposes of it.</summary>
    public static Shown<WeChatPayClient> CreateShortestSm2(SandboxServer sandbox) => Shown.Create(Builder.Factory(new
    {
        mchid = sandbox.Mchid,
        serial = sandbox.Sm2.MerchantSerial,
        privateKey = sandbox.Sm2.MerchantPrivateKeyPem,
        certs = new Dictionary<string, object>
        {
            [sandbox.Sm2.PlatformSerial] = sandbox.Sm2.PlatformCertificatePem,
        },
        base_uri = sandbox.BaseUri,
    }));
}
