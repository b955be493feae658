using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>Writes the configuration of a sandbox's client, ready to paste.</summary>
internal static class PasteText
{
    public static string WriteCSharp(SandboxServer sandbox, KeyFolder keys) => keys.Shown.IsSm2 ? WriteSm2(sandbox, keys) : $$"""
        using WeChatPay;

        var instance = Builder.Factory(new
        {
            mchid = "{{sandbox.Mchid}}",
            serial = "{{sandbox.MerchantSerial}}",
            privateKey = "{{keys.MerchantPrivateKey}}",
            certs = new Dictionary<string, object>
            {
                ["{{sandbox.PlatformKeyId}}"] = "{{keys.PlatformPublicKey}}",
                ["{{sandbox.PlatformSerial}}"] = "{{keys.PlatformCertificate}}",
            },
            secret = "{{sandbox.ApiV2Key}}",
            merchant = new { cert = "{{KeyFolder.ToPlainPath(keys.MerchantCertificate)}}", key = "{{KeyFolder.ToPlainPath(keys.MerchantPrivateKey)}}" },
            trusted_roots = "{{KeyFolder.ToPlainPath(keys.ServerCertificate)}}",{{WriteBrand(sandbox, keys)}}
            base_uri = "{{sandbox.SecureBaseUri}}",
        });
        """;

    public static string WriteCertsCommand(SandboxServer sandbox, KeyFolder keys) =>
        $"wechatpay certs -m {sandbox.Mchid} -s {MerchantSerial(sandbox, keys)} -f \"{keys.GetPath(KeyFolder.MerchantPrivateKeyFile)}\" "
        + $"--api-v3-key-file \"{keys.GetPath(KeyFolder.ApiV3KeyFile)}\" -u {sandbox.BaseUri}";

    /// <summary>Writes the variables that the profile <c>env</c> and ported programs read.</summary>
    /// <remarks>They use HTTP, because no variable names a certificate to trust.</remarks>
    public static string WriteEnvironment(SandboxServer sandbox, KeyFolder keys)
    {
        var (id, key) = keys.Shown.IsSm2
            ? (sandbox.Sm2.PlatformSerial, keys.PlatformCertificate)
            : (sandbox.PlatformKeyId, keys.PlatformPublicKey);
        return $"""
            export WECHATPAY_MCHID="{sandbox.Mchid}"
            export WECHATPAY_SERIAL="{MerchantSerial(sandbox, keys)}"
            export WECHATPAY_PRIVATE_KEY="{keys.MerchantPrivateKey}"
            export WECHATPAY_PLATFORM_KEY_ID="{id}"
            export WECHATPAY_PLATFORM_KEY="{key}"
            export WECHATPAY_SECRET="{sandbox.ApiV2Key}"
            export WECHATPAY_BASE_URI="{sandbox.BaseUri}"
            """;
    }

    // APIv2, TLS and the platform's public key know RSA alone. A brand needs that public key.
    private static string WriteSm2(SandboxServer sandbox, KeyFolder keys)
    {
        var publicKey = keys.Shown.HasBrand ? $"\n        [\"{sandbox.PlatformKeyId}\"] = \"{keys.PlatformPublicKey}\"," : "";
        return $$"""
        using WeChatPay;

        var instance = Builder.Factory(new
        {
            mchid = "{{sandbox.Mchid}}",
            serial = "{{sandbox.Sm2.MerchantSerial}}",
            privateKey = "{{keys.MerchantPrivateKey}}",
            certs = new Dictionary<string, object>
            {
                ["{{sandbox.Sm2.PlatformSerial}}"] = "{{keys.PlatformCertificate}}",{{publicKey}}
            },
            apiV3Key = "{{sandbox.ApiV3Key}}",
            trusted_roots = "{{KeyFolder.ToPlainPath(keys.ServerCertificate)}}",{{WriteBrand(sandbox, keys)}}
            base_uri = "{{sandbox.SecureBaseUri}}",
        });
        """;
    }

    private static string WriteBrand(SandboxServer sandbox, KeyFolder keys) => keys.BrandPrivateKey is not { } key
        ? ""
        : $"\n    brand = new {{ brand_id = \"{sandbox.Brand.BrandId}\", serial = \"{sandbox.Brand.Serial}\", privateKey = \"{key}\", "
            + $"apiKey = \"{sandbox.Brand.ApiKey}\" }},";

    private static string MerchantSerial(SandboxServer sandbox, KeyFolder keys) => keys.Shown.IsSm2 ? sandbox.Sm2.MerchantSerial : sandbox.MerchantSerial;

    public static string WritePhp(SandboxServer sandbox, KeyFolder keys) => $$"""
        use WeChatPay\Builder;
        use WeChatPay\Crypto\Rsa;

        $instance = Builder::factory([
            'mchid'      => '{{sandbox.Mchid}}',
            'serial'     => '{{sandbox.MerchantSerial}}',
            'privateKey' => Rsa::from('{{keys.MerchantPrivateKey}}', Rsa::KEY_TYPE_PRIVATE),
            'certs'      => [
                '{{sandbox.PlatformKeyId}}' => Rsa::from('{{keys.PlatformPublicKey}}', Rsa::KEY_TYPE_PUBLIC),
                '{{sandbox.PlatformSerial}}' => Rsa::from('{{keys.PlatformCertificate}}', Rsa::KEY_TYPE_PUBLIC),
            ],
            'secret'     => '{{sandbox.ApiV2Key}}',
            'merchant'   => ['cert' => '{{KeyFolder.ToPlainPath(keys.MerchantCertificate)}}', 'key' => '{{KeyFolder.ToPlainPath(keys.MerchantPrivateKey)}}'],
            'verify'     => '{{KeyFolder.ToPlainPath(keys.ServerCertificate)}}',
            'base_uri'   => '{{sandbox.SecureBaseUri}}',
        ]);
        """;
}
