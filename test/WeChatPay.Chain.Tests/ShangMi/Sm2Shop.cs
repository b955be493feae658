using WeChatPay.Sandbox;
using WeChatPay.Tests.Sandbox;

namespace WeChatPay.Tests.ShangMi;

/// <summary>A sandbox and a client of it whose merchant has SM2 keys.</summary>
public abstract class Sm2Shop : Shop
{
    /// <summary>Makes the options of a client with SM2 keys alone.</summary>
    public static WeChatPayOptions OptionsOf(SandboxServer server) => new()
    {
        BaseUri = server.BaseUri,
        Mchid = server.Mchid,
        Serial = server.Sm2.MerchantSerial,
        PrivateKey = server.Sm2.MerchantPrivateKeyPem,
        ApiV3Key = server.ApiV3Key,
        Certs = new Dictionary<string, KeySource> { [server.Sm2.PlatformSerial] = server.Sm2.PlatformCertificatePem },
    };

    protected override WeChatPayOptions OptionsFor(SandboxServer server) => OptionsOf(server);
}
