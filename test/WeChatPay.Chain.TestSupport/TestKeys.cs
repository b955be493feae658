using System.Security.Cryptography;

namespace WeChatPay.Tests.Support;

/// <summary>Throw-away keys of the merchant and of the platform, new in each run.</summary>
internal static class TestKeys
{
    public const string Mchid = "1900000001";
    public const string MerchantSerial = "MCHSERIAL0001";
    public const string PlatformKeyId = "PUB_KEY_ID_0001";

    public static RSA Merchant { get; } = RSA.Create(2048);

    public static RSA Platform { get; } = RSA.Create(2048);

    /// <summary>Gets a third key, which is neither the merchant's nor the platform's.</summary>
    public static RSA Third { get; } = RSA.Create(2048);

    public static string MerchantPem { get; } = Merchant.ExportPkcs8PrivateKeyPem();

    public static string PlatformPem { get; } = Platform.ExportSubjectPublicKeyInfoPem();

    /// <summary>Gets the configuration of a client that signs and verifies with these keys.</summary>
    public static WeChatPayOptions Options { get; } = new()
    {
        Mchid = Mchid,
        Serial = MerchantSerial,
        PrivateKey = MerchantPem,
        Certs = new Dictionary<string, KeySource> { [PlatformKeyId] = PlatformPem },
    };

    /// <summary>Gets the configuration of a brand that signs with the merchant's key, so that a test needs one key for both.</summary>
    public static BrandOptions Brand => new() { BrandId = "1004000001", Serial = "5A01", PrivateKey = MerchantPem };

    /// <summary>Builds a client with these keys, but for one piece of its configuration.</summary>
    public static WeChatPayClient ClientWith(string piece, object value)
    {
        var configuration = new Dictionary<string, object?>
        {
            ["mchid"] = Mchid,
            ["serial"] = MerchantSerial,
            ["privateKey"] = MerchantPem,
            ["certs"] = new Dictionary<string, object> { [PlatformKeyId] = PlatformPem },
        };
        configuration[piece] = value;
        return Builder.Factory(configuration);
    }

    public static bool MerchantSigned(byte[] message, string signature) =>
        Merchant.VerifyData(message, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public static string PlatformSigns(byte[] message) =>
        Convert.ToBase64String(Platform.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}
