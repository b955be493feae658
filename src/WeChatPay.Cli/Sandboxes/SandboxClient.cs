using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Demo;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sandbox;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>A client of a sandbox in this process.</summary>
internal static class SandboxClient
{
    /// <summary>Builds one with all that the sandbox has: both protocols, and a certificate to present.</summary>
    /// <remarks>Plain HTTP, but for calls with the option <c>security</c>: a certificate is presented over TLS.</remarks>
    public static WeChatPayClient OfAll(SandboxServer sandbox) => new(new WeChatPayOptions
    {
        Mchid = sandbox.Mchid,
        Serial = sandbox.MerchantSerial,
        PrivateKey = sandbox.MerchantPrivateKeyPem,
        // `v3/certificates`, the first call of many, is signed by the certificate that it brings.
        Certs = new Dictionary<string, KeySource> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem, [sandbox.PlatformSerial] = sandbox.PlatformCertificatePem },
        ApiV2Key = sandbox.Secret,
        Merchant = ClientCertificateSource.FromPem(sandbox.MerchantCertificatePem, sandbox.MerchantPrivateKeyPem),
        TrustedRoots = [sandbox.ServerCertificatePem],
        BaseUri = sandbox.BaseUri,
        AllowedHosts = [sandbox.SecureBaseUri.GetLeftPart(UriPartial.Authority)],
    });

    /// <summary>Builds one for APIv3, as short as a configuration gets; the caller disposes of it.</summary>
    public static Shown<WeChatPayClient> Of(SandboxServer sandbox) => Shown.Of(Builder.Factory(new
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
