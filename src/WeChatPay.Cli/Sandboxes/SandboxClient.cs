using WeChatPay.Cli.Demo;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>A client of a sandbox in this process.</summary>
internal static class SandboxClient
{
    /// <summary>Builds one from the sandbox's own configuration; the caller disposes of it.</summary>
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
