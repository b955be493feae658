using WeChatPay.V3;

namespace WeChatPay.Configuration;

/// <summary>Reads the keys once, when the client is built.</summary>
internal static class KeyConfiguration
{
    /// <summary>Reads the signer; <see langword="null"/> where the client does not sign APIv3.</summary>
    /// <exception cref="ArgumentException">A piece is missing or wrong.</exception>
    public static Merchant? ReadMerchant(WeChatPayOptions options)
    {
        if (!HasPrivateKey(options) && options.Serial is null)
            return null;
        var mchid = options.Mchid ?? throw Missing("mchid", "the merchant number, for example \"1900000109\"");
        if (mchid.Length == 0 || !mchid.All(char.IsAsciiDigit))
            throw new ArgumentException($"`mchid` is {Quoted(mchid)}: give the merchant number, digits only, for example \"1900000109\".");
        var serial = options.Serial
            ?? throw Missing("serial", "the serial of the merchant's API certificate, for example \"3775B6A45ACD588826D15E583A95F5DD********\"");
        if (serial.Length == 0 || !serial.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException(
                $"`serial` is {Quoted(serial)}: give the serial of the merchant's API certificate, hex digits only, without colons or spaces.");
        }
        return HasPrivateKey(options)
            ? new Merchant(mchid, serial, options.PrivateKey!.Value.Read("privateKey", asPrivate: true).Key)
            : throw Missing("privateKey", "the merchant's private key, for example \"file:///path/to/apiclient_key.pem\"");
    }

    /// <summary>Reads the keys that responses are verified with.</summary>
    /// <exception cref="ArgumentException">One is wrong, or the merchant's own serial is among them.</exception>
    public static PlatformKeys ReadPlatformKeys(WeChatPayOptions options)
    {
        if (options.Certs is null && HasPrivateKey(options))
        {
            throw Missing(
                "certs",
                "the platform's public key by its id, for example new Dictionary<string, KeySource> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }; "
                + "an empty dictionary for a client that verifies nothing");
        }
        return PlatformKeyReader.Read(options.Certs, options.Serial);
    }

    // A null reference converts to an empty source.
    private static bool HasPrivateKey(WeChatPayOptions options) => options.PrivateKey is { IsEmpty: false };

    // A user who confuses the options may have given the private key here.
    private static string Quoted(string value) =>
        value.Length <= 64 && !value.Contains('\n', StringComparison.Ordinal) ? $"`{value}`" : $"a text of {value.Length} characters";

    private static ArgumentException Missing(string piece, string what) => new($"`{piece}` is missing: give {what}.");
}
