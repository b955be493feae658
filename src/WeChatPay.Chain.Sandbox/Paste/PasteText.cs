namespace WeChatPay.Sandbox.Paste;

/// <summary>Writes the configuration of a sandbox's client, ready to paste, for C#, PHP and a shell.</summary>
internal static class PasteText
{
    public static string WriteCSharp(SandboxServer sandbox, KeyFolder keys) => keys.Shown.IsSm2 ? WriteSm2(sandbox, keys) : $$"""
        using WeChatPay;

        var instance = Builder.Factory(new
        {
            mchid = "{{sandbox.Mchid}}",
            serial = "{{sandbox.MerchantSerial}}",
            privateKey = "{{PasteQuote.Double(keys.MerchantPrivateKey)}}",
            certs = new Dictionary<string, object>
            {
        {{ListPlatformKeys(sandbox, keys, static (id, file) => $"        [\"{id}\"] = \"{PasteQuote.Double(file)}\",")}}
            },
            secret = "{{sandbox.ApiV2Key}}",
            merchant = new { cert = "{{PasteQuote.DoublePath(keys.MerchantCertificate)}}", key = "{{PasteQuote.DoublePath(keys.MerchantPrivateKey)}}" },
            trusted_roots = "{{PasteQuote.DoublePath(keys.ServerCertificate)}}",{{WriteBrand(sandbox, keys)}}
            base_uri = "{{sandbox.SecureBaseUri}}",
        });
        """;

    public static string WriteCertsCommand(SandboxServer sandbox, KeyFolder keys) =>
        $"wechatpay certs -m {sandbox.Mchid} -s {MerchantSerial(sandbox, keys)} -f \"{PasteQuote.Shell(keys.GetPath(KeyFolder.MerchantPrivateKeyFile))}\" "
        + $"--api-v3-key-file \"{PasteQuote.Shell(keys.GetPath(KeyFolder.ApiV3KeyFile))}\" -u {sandbox.BaseUri}";

    /// <summary>Writes the variables that the profile <c>env</c> and ported programs read.</summary>
    /// <remarks>They use HTTP, because no variable names a certificate to trust.</remarks>
    public static string WriteEnvironment(SandboxServer sandbox, KeyFolder keys)
    {
        var (id, key) = ListPlatformKeys(sandbox, keys).First();
        return $"""
            export WECHATPAY_MCHID="{sandbox.Mchid}"
            export WECHATPAY_SERIAL="{MerchantSerial(sandbox, keys)}"
            export WECHATPAY_PRIVATE_KEY="{PasteQuote.Shell(keys.MerchantPrivateKey)}"
            export WECHATPAY_PLATFORM_KEY_ID="{id}"
            export WECHATPAY_PLATFORM_KEY="{PasteQuote.Shell(key)}"
            export WECHATPAY_SECRET="{sandbox.ApiV2Key}"
            export WECHATPAY_BASE_URI="{sandbox.BaseUri}"
            """;
    }

    public static string WritePhp(SandboxServer sandbox, KeyFolder keys) => $$"""
        use WeChatPay\Builder;
        use WeChatPay\Crypto\Rsa;

        $instance = Builder::factory([
            'mchid'      => '{{sandbox.Mchid}}',
            'serial'     => '{{sandbox.MerchantSerial}}',
            'privateKey' => Rsa::from('{{PasteQuote.Single(keys.MerchantPrivateKey)}}', Rsa::KEY_TYPE_PRIVATE),
            'certs'      => [
        {{ListPlatformKeys(sandbox, keys, static (id, file) => $"        '{id}' => Rsa::from('{PasteQuote.Single(file)}', Rsa::KEY_TYPE_PUBLIC),")}}
            ],
            'secret'     => '{{sandbox.ApiV2Key}}',
            'merchant'   => ['cert' => '{{PasteQuote.SinglePath(keys.MerchantCertificate)}}', 'key' => '{{PasteQuote.SinglePath(keys.MerchantPrivateKey)}}'],
            'verify'     => '{{PasteQuote.SinglePath(keys.ServerCertificate)}}',
            'base_uri'   => '{{sandbox.SecureBaseUri}}',
        ]);
        """;

    /// <summary>Lists the platform's keys that a client gets, by their ids: the one to prefer first.</summary>
    public static IEnumerable<(string Id, string File)> ListPlatformKeys(SandboxServer sandbox, KeyFolder keys)
    {
        if (keys.Shown.IsSm2)
            yield return (sandbox.Sm2.PlatformSerial, keys.PlatformCertificate!);
        else if (keys.PlatformPublicKey is { } publicKey)
            yield return (sandbox.PlatformKeyId, publicKey);
        if (!keys.Shown.IsSm2 && keys.PlatformCertificate is { } certificate)
            yield return (sandbox.PlatformSerial, certificate);
    }

    private static string ListPlatformKeys(SandboxServer sandbox, KeyFolder keys, Func<string, string, string> write) =>
        string.Join('\n', ListPlatformKeys(sandbox, keys).Select(key => write(key.Id, key.File)));

    // APIv2, TLS and the platform's public key know RSA alone. A brand needs that public key.
    private static string WriteSm2(SandboxServer sandbox, KeyFolder keys)
    {
        var publicKey = keys is { Shown.HasBrand: true, PlatformPublicKey: { } file }
            ? $"\n        [\"{sandbox.PlatformKeyId}\"] = \"{PasteQuote.Double(file)}\","
            : "";
        return $$"""
        using WeChatPay;

        var instance = Builder.Factory(new
        {
            mchid = "{{sandbox.Mchid}}",
            serial = "{{sandbox.Sm2.MerchantSerial}}",
            privateKey = "{{PasteQuote.Double(keys.MerchantPrivateKey)}}",
            certs = new Dictionary<string, object>
            {
                ["{{sandbox.Sm2.PlatformSerial}}"] = "{{PasteQuote.Double(keys.PlatformCertificate!)}}",{{publicKey}}
            },
            apiV3Key = "{{sandbox.ApiV3Key}}",
            trusted_roots = "{{PasteQuote.DoublePath(keys.ServerCertificate)}}",{{WriteBrand(sandbox, keys)}}
            base_uri = "{{sandbox.SecureBaseUri}}",
        });
        """;
    }

    private static string WriteBrand(SandboxServer sandbox, KeyFolder keys) => keys.BrandPrivateKey is not { } key
        ? ""
        : $"\n    brand = new {{ brand_id = \"{sandbox.Brand.BrandId}\", serial = \"{sandbox.Brand.Serial}\", privateKey = \"{PasteQuote.Double(key)}\", "
            + $"apiKey = \"{sandbox.Brand.ApiKey}\" }},";

    private static string MerchantSerial(SandboxServer sandbox, KeyFolder keys) => keys.Shown.IsSm2 ? sandbox.Sm2.MerchantSerial : sandbox.MerchantSerial;
}
