using WeChatPay.Crypto;
using WeChatPay.V3;

namespace WeChatPay.Configuration;

/// <summary>Reads the keys once, when the client is built.</summary>
internal static class KeyConfiguration
{
    private const string Outcome = "The client was not built.";

    /// <summary>Checks the texts that name the merchant and its keys, whether or not this client uses them.</summary>
    /// <exception cref="ArgumentException">One is wrong.</exception>
    public static void CheckTexts(WeChatPayOptions options)
    {
        if (options.Mchid is { } mchid)
            SettingCheck.Mchid(mchid);
        if (options.Serial is { } serial)
            SettingCheck.Serial(serial);
        if (options.ApiV2Key is { } secret)
            SharedKey.CheckApiV2(secret.Reveal(), "secret", Outcome);
        if (options.ApiV3Key is { } apiV3Key)
            SharedKey.CheckApiV3(apiV3Key.Reveal(), "apiV3Key", Outcome);
    }

    /// <summary>Reads the signer; <see langword="null"/> where the client does not sign APIv3.</summary>
    /// <exception cref="ArgumentException">A piece is missing or wrong.</exception>
    public static Merchant? ReadMerchant(WeChatPayOptions options)
    {
        if (!HasPrivateKey(options) && options.Serial is null)
            return null;
        var mchid = options.Mchid ?? throw Missing("mchid", "the merchant number, for example \"1900000109\"");
        var serial = options.Serial
            ?? throw Missing("serial", "the serial of the merchant's API certificate, for example \"3775B6A45ACD588826D15E583A95F5DD********\"");
        return HasPrivateKey(options)
            ? new Merchant(mchid, serial, ReadPrivateKey(options))
            : throw Missing("privateKey", "the merchant's private key, for example \"file:///path/to/apiclient_key.pem\"");
    }

    /// <summary>Reads the keys that responses are verified with.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="merchant">The signer, whose own key cannot be among them.</param>
    /// <exception cref="ArgumentException">One is wrong, or the merchant's own serial or key is among them.</exception>
    public static PlatformKeys ReadPlatformKeys(WeChatPayOptions options, Merchant? merchant)
    {
        if (options.Certs is null && HasPrivateKey(options))
        {
            throw Missing(
                "certs",
                "the platform's public key by its id, for example new Dictionary<string, KeySource> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }; "
                + "an empty dictionary for a client that verifies nothing");
        }
        return PlatformKeyReader.Read(
            options.Certs, new(options.TimeProvider, options.Logger) { MerchantSerial = options.Serial, MerchantKey = merchant?.PrivateKey });
    }

    /// <summary>Reads the key that APIv2's sensitive fields are encrypted with.</summary>
    /// <exception cref="ArgumentException">It is wrong, or the merchant's own.</exception>
    public static RsaKey? ReadPublicKeyV2(WeChatPayOptions options, Merchant? merchant)
    {
        if (options.PublicKeyV2 is not { IsEmpty: false } source)
            return null;
        var key = source.Read("v2_public_key", asPrivate: false).Key;
        return merchant is not null && key.IsOfSamePair(merchant.PrivateKey)
            ? throw new ArgumentException("`v2_public_key` is your own key, of the pair of `privateKey`: give the key that `risk/getpublickey` returns.")
            : key;
    }

    private static RsaKey ReadPrivateKey(WeChatPayOptions options)
    {
        var read = options.PrivateKey!.Value.Read("privateKey", asPrivate: true);
        if (read.Certificate?.DescribeDates(options.TimeProvider.GetUtcNow()) is { } dates)
            throw new ArgumentException($"`privateKey` is the key of a certificate that {dates}: give the key and the serial of a valid API certificate.");
        return read.Key;
    }

    // A null reference converts to an empty source.
    private static bool HasPrivateKey(WeChatPayOptions options) => options.PrivateKey is { IsEmpty: false };

    private static ArgumentException Missing(string piece, string what) => new($"`{piece}` is missing: give {what}.");
}
