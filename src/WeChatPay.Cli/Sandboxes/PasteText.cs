using WeChatPay.Calls;
using WeChatPay.Chain;
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

/// <summary>The configuration of a client of a sandbox, ready to be pasted.</summary>
internal static class PasteText
{
    public static string CSharp(SandboxServer sandbox, KeyFolder keys) => $$"""
        using WeChatPay;

        var instance = Builder.Factory(new
        {
            mchid = "{{sandbox.Mchid}}",
            serial = "{{sandbox.MerchantSerial}}",
            privateKey = "{{keys.MerchantPrivateKey}}",
            certs = new Dictionary<string, object> { ["{{sandbox.PlatformKeyId}}"] = "{{keys.PlatformPublicKey}}" },
            secret = "{{sandbox.ApiV2Key}}",
            merchant = new { cert = "{{KeyFolder.WithoutScheme(keys.MerchantCertificate)}}", key = "{{KeyFolder.WithoutScheme(keys.MerchantPrivateKey)}}" },
            trusted_roots = "{{KeyFolder.WithoutScheme(keys.ServerCertificate)}}",
            base_uri = "{{sandbox.SecureBaseUri}}",
        });
        """;

    public static string Certs(SandboxServer sandbox, KeyFolder keys) =>
        $"wechatpay certs -m {sandbox.Mchid} -s {sandbox.MerchantSerial} -f \"{keys.PathOf(KeyFolder.MerchantPrivateKeyFile)}\" --api-v3-key-file \"{keys.PathOf(KeyFolder.ApiV3KeyFile)}\" -u {sandbox.BaseUri}";

    public static string Php(SandboxServer sandbox, KeyFolder keys) => $$"""
        use WeChatPay\Builder;
        use WeChatPay\Crypto\Rsa;

        $instance = Builder::factory([
            'mchid'      => '{{sandbox.Mchid}}',
            'serial'     => '{{sandbox.MerchantSerial}}',
            'privateKey' => Rsa::from('{{keys.MerchantPrivateKey}}', Rsa::KEY_TYPE_PRIVATE),
            'certs'      => ['{{sandbox.PlatformKeyId}}' => Rsa::from('{{keys.PlatformPublicKey}}', Rsa::KEY_TYPE_PUBLIC)],
            'secret'     => '{{sandbox.ApiV2Key}}',
            'merchant'   => ['cert' => '{{KeyFolder.WithoutScheme(keys.MerchantCertificate)}}', 'key' => '{{KeyFolder.WithoutScheme(keys.MerchantPrivateKey)}}'],
            'verify'     => '{{KeyFolder.WithoutScheme(keys.ServerCertificate)}}',
            'base_uri'   => '{{sandbox.SecureBaseUri}}',
        ]);
        """;
}
