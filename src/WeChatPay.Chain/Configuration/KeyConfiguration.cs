using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Keys;
using WeChatPay.V3;

namespace WeChatPay.Configuration;

/// <summary>Reads the keys once, when the client is built.</summary>
internal static class KeyConfiguration
{
    private const string Outcome = "The client was not built.";

    /// <summary>Reads all keys of a configuration.</summary>
    /// <exception cref="ArgumentException">A piece is missing or wrong.</exception>
    public static GivenKeys Read(WeChatPayOptions options)
    {
        CheckTexts(options);
        var merchant = ReadMerchant(options);
        var brand = options.Brand is null ? null : ReadBrand(options.Brand, options.TimeProvider.GetUtcNow());
        if (options.CertificateRefresh is { } refresh)
            CheckRefresh(options, refresh);
        return new()
        {
            Merchant = merchant,
            Brand = brand,
            BrandKey = options.Brand?.ApiKey,
            MerchantV2 = options.ApiV2Key is { } secret ? new(options.Mchid, secret.Reveal()) : null,
            Platform = ReadPlatformKeys(options, merchant, brand),
            ApiV3Key = options.ApiV3Key,
            PublicKeyV2 = ReadPublicKeyV2(options, merchant),
        };
    }

    /// <summary>Checks the texts that name the merchant and its keys, whether or not this client uses them.</summary>
    /// <exception cref="ArgumentException">One is wrong.</exception>
    private static void CheckTexts(WeChatPayOptions options)
    {
        if (options.Mchid is { } mchid)
            SettingCheck.Mchid(mchid);
        if (options.Serial is { } serial)
            SettingCheck.Serial(serial);
        if (options.ApiV2Key is { } secret)
            SharedKey.CheckApiV2(secret.Reveal(), "secret", Outcome);
        if (options.ApiV3Key is { } apiV3Key)
            SharedKey.CheckApiV3(apiV3Key.Reveal(), "apiV3Key", Outcome);
        if (options.Brand?.ApiKey is { } apiKey)
            SharedKey.CheckBrand(apiKey.Reveal(), "brand.apiKey", Outcome);
    }

    /// <summary>Reads the signer; <see langword="null"/> where the client does not sign APIv3.</summary>
    /// <exception cref="ArgumentException">A piece is missing or wrong.</exception>
    private static Merchant? ReadMerchant(WeChatPayOptions options)
    {
        if (!HasSigner(options) && options.Serial is null)
            return null;
        var mchid = options.Mchid ?? throw Missing("mchid", "the merchant number, for example \"1900000109\"");
        return options.Signer is { } signer ? ReadSigner(options, mchid, signer) : ReadMerchant(options, mchid);
    }

    private static Merchant ReadMerchant(WeChatPayOptions options, string mchid)
    {
        var serial = RequireSerial(options.Serial);
        var read = HasPrivateKey(options)
            ? ReadPrivateKey(options.PrivateKey!.Value, "privateKey", options.TimeProvider.GetUtcNow())
            : throw Missing("privateKey", "the merchant's private key, for example \"file:///path/to/apiclient_key.pem\"");
        return new(mchid, serial, read.Key) { Certificate = read.Certificate };
    }

    private static Merchant ReadSigner(WeChatPayOptions options, string mchid, IMerchantSigner signer)
    {
        if (HasPrivateKey(options))
            throw new ArgumentException("`signer` and `privateKey` are given, and each of them signs: leave one of them out.").On(HelpPage.Keys);
        if (signer.Serial is { } own)
        {
            SettingCheck.Serial(own);
            if (options.Serial is { } serial && !string.Equals(own, serial, StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException("`serial` is another one than the `Serial` of the `signer`: leave `serial` out.").On(HelpPage.Keys);
        }
        if (signer is LocalMerchantSigner local)
            return new(mchid, RequireSerial(options.Serial ?? local.Serial), local.Key);
        ReadKey? read = signer.PublicKey is { IsEmpty: false } source ? source.Read("signer.PublicKey", asPrivate: false) : null;
        return new(mchid, RequireSerial(options.Serial ?? signer.Serial ?? read?.Certificate?.Serial), null)
        {
            Signer = signer,
            PublicKey = read?.Key,
            Certificate = read?.Certificate,
        };
    }

    private static Merchant ReadBrand(BrandOptions brand, DateTimeOffset now)
    {
        var id = brand.BrandId ?? throw Missing("brand.brand_id", SettingCheck.RightBrandId);
        SettingCheck.BrandId(id);
        var serial = brand.Serial ?? throw Missing("brand.serial", "the serial of the brand's API certificate");
        SettingCheck.Serial(serial, "brand.serial");
        if (brand.PrivateKey is not { IsEmpty: false } source)
            throw Missing("brand.privateKey", "the brand's private key, for example \"file:///path/to/brand_key.pem\"");
        var read = ReadPrivateKey(source, "brand.privateKey", now);
        return new(id, serial, read.RequireRsa("brand.privateKey")) { IsBrand = true, Certificate = read.Certificate };
    }

    private static string RequireSerial(string? serial) => serial
        ?? throw Missing("serial", "the serial of the merchant's API certificate, for example \"3775B6A45ACD588826D15E583A95F5DD********\"");

    /// <summary>Reads the keys that responses are verified with.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="merchant">The signer, whose own key cannot be among them.</param>
    /// <exception cref="ArgumentException">One is wrong, or the merchant's own serial or key is among them.</exception>
    /// <param name="brand">The brand, as well.</param>
    private static PlatformKeys ReadPlatformKeys(WeChatPayOptions options, Merchant? merchant, Merchant? brand)
    {
        if (options is { Certs: null, CertificateRefresh: null } && (HasSigner(options) || brand is not null))
        {
            throw Missing(
                "certs",
                "the platform's public key by its id, for example new Dictionary<string, KeySource> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }; "
                + "an empty dictionary for a client that verifies nothing");
        }
        return PlatformKeyReader.Read(
            options.Certs,
            new(options.TimeProvider, options.Logger)
            {
                OwnSerials = [merchant?.Serial ?? options.Serial, brand?.Serial],
                OwnKeys = [merchant?.AnyKey, brand?.AnyKey],
            });
    }

    /// <summary>Reads the key that APIv2's sensitive fields are encrypted with.</summary>
    /// <exception cref="ArgumentException">It is wrong, or the merchant's own.</exception>
    private static RsaKey? ReadPublicKeyV2(WeChatPayOptions options, Merchant? merchant)
    {
        if (options.PublicKeyV2 is not { IsEmpty: false } source)
            return null;
        var key = source.Read("v2_public_key", asPrivate: false).RequireRsa("v2_public_key");
        return merchant?.AnyKey is { } own && key.IsOfSamePair(own)
            ? throw new ArgumentException("`v2_public_key` is your own key, of the pair of `privateKey`: give the key that `risk/getpublickey` returns.")
                .On(HelpPage.Keys)
            : key;
    }

    private static void CheckRefresh(WeChatPayOptions options, CertificateRefresh refresh)
    {
        refresh.Check();
        if (options.ApiV3Key is null)
            throw new ArgumentException("`certificate_refresh` needs `apiV3Key`, which decrypts the platform certificates: give it, or leave both out.")
                .On(HelpPage.Keys);
    }

    private static ReadKey ReadPrivateKey(KeySource source, string name, DateTimeOffset now)
    {
        var read = source.Read(name, asPrivate: true);
        if (read.Certificate?.DescribeDates(now) is { } dates)
            throw new ArgumentException($"`{name}` is the key of a certificate that {dates}: give the key and the serial of a valid API certificate.")
                .On(HelpPage.Keys);
        return read;
    }

    private static bool HasSigner(WeChatPayOptions options) => HasPrivateKey(options) || options.Signer is not null;

    // A null reference converts to an empty source.
    private static bool HasPrivateKey(WeChatPayOptions options) => options.PrivateKey is { IsEmpty: false };

    private static ArgumentException Missing(string piece, string what) => new ArgumentException($"`{piece}` is missing: give {what}.").On(HelpPage.Keys);
}
