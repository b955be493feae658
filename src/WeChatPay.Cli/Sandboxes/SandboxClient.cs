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
        Serial = sandbox.MerchantSerial,
        PrivateKey = sandbox.MerchantPrivateKeyPem,
        // The response to `v3/certificates` is signed by the certificate in it, not by the platform key.
        Certs = new Dictionary<string, KeySource>
        {
            [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem,
            [sandbox.PlatformSerial] = sandbox.PlatformCertificatePem,
        },
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
}
