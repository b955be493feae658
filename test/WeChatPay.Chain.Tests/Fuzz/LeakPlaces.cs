using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Tests.Crypto;
using WeChatPay.Tests.Support;
using WeChatPay.Util;
using static WeChatPay.Php.Functions;
using static WeChatPay.Tests.Fuzz.LeakClients;

namespace WeChatPay.Tests.Fuzz;

/// <summary>The inputs of the library, each as code that takes a value.</summary>
internal static partial class LeakPlaces
{
    public static IEnumerable<string> OfSettings => Settings.Keys;

    public static IEnumerable<string> OfCalls => Calls.Keys;

    public static IEnumerable<string> OfResponses => Responses.Keys;

    /// <summary>Gets the inputs of a client, a parser and the helpers.</summary>
    public static IReadOnlyDictionary<string, Func<string, Seen, object?>> Settings { get; } = new Dictionary<string, Func<string, Seen, object?>>
    {
        ["mchid"] = static (value, _) => TestKeys.ClientWith("mchid", value),
        ["serial"] = static (value, _) => TestKeys.ClientWith("serial", value),
        ["privateKey"] = static (value, _) => TestKeys.ClientWith("privateKey", $"x{value}"),
        ["privateKey, a path"] = static (value, _) => TestKeys.ClientWith("privateKey", $"file:///nowhere/{value}"),
        ["privateKey with passphrase"] = static (value, _) => TestKeys.ClientWith("privateKey", new object[] { KeyForms.EncryptedPkcs8, value }),
        ["certs"] = static (value, _) => TestKeys.ClientWith("certs", value),
        ["name in certs"] = static (value, _) => TestKeys.ClientWith("certs", new Dictionary<string, object> { [value] = TestKeys.PlatformPem }),
        ["key in certs"] = static (value, _) => TestKeys.ClientWith("certs", new Dictionary<string, object> { ["PUB_KEY_ID_1"] = value }),
        ["secret"] = static (value, _) => TestKeys.ClientWith("secret", value),
        ["apiV3Key"] = static (value, _) => TestKeys.ClientWith("apiV3Key", $"{value}x"),
        ["signer"] = static (value, _) => TestKeys.ClientWith("signer", value),
        ["brand"] = static (value, _) => TestKeys.ClientWith("brand", value),
        ["brand.brand_id"] = static (value, _) => TestKeys.ClientWith("brand", new { brand_id = value }),
        ["brand.serial"] = static (value, _) => TestKeys.ClientWith("brand", new { brand_id = "1", serial = value }),
        ["brand.privateKey"] = static (value, _) => TestKeys.ClientWith("brand", new { brand_id = "1", serial = "5A", privateKey = $"x{value}" }),
        ["brand.apiKey"] = static (value, _) => TestKeys.ClientWith("brand", new { brand_id = "1", serial = "5A", apiKey = $"{value}x" }),
        ["a name in brand"] = static (value, _) => TestKeys.ClientWith("brand", new Dictionary<string, object> { [Odd(value)] = 1 }),
        ["certificate_refresh"] = static (value, _) => TestKeys.ClientWith("certificate_refresh", value),
        ["certificate_refresh.path"] = static (value, _) => TestKeys.ClientWith("certificate_refresh", new { path = value }),
        ["a name in certificate_refresh"] = static (value, _) => TestKeys.ClientWith("certificate_refresh", new Dictionary<string, object> { [value] = 1 }),
        ["merchant"] = static (value, _) => TestKeys.ClientWith("merchant", value),
        ["merchant.cert"] = static (value, _) => TestKeys.ClientWith("merchant", new { cert = value, key = value }),
        ["merchant.key"] = static (value, _) => TestKeys.ClientWith("merchant", new { cert = KeyForms.CertificatePem, key = $"x{value}" }),
        ["merchant.passphrase"] = static (value, _) => TestKeys.ClientWith("merchant", new { cert = "/nowhere/a.p12", passphrase = value }),
        ["a name in merchant"] = static (value, _) => TestKeys.ClientWith("merchant", new Dictionary<string, object> { [Odd(value)] = 1 }),
        ["base_uri"] = static (value, _) => TestKeys.ClientWith("base_uri", value),
        ["base_uri with a user"] = static (value, _) => TestKeys.ClientWith("base_uri", $"https://user:{Uri.EscapeDataString(value)}@api.mch.weixin.qq.com/"),
        ["base_uri with a query"] = static (value, _) => TestKeys.ClientWith("base_uri", $"https://api.mch.weixin.qq.com/?a={Uri.EscapeDataString(value)}"),
        ["headers"] = static (value, _) => TestKeys.ClientWith("headers", value),
        ["a header"] = static (value, _) => TestKeys.ClientWith("headers", new Dictionary<string, object> { ["X-A"] = value }),
        ["a header with a line feed"] = static (value, _) => TestKeys.ClientWith("headers", new Dictionary<string, object> { ["X-A"] = $"{value}\n" }),
        ["a name of a header"] = static (value, _) => TestKeys.ClientWith("headers", new Dictionary<string, object> { [$"{value}\n"] = "1" }),
        ["timeout"] = static (value, _) => TestKeys.ClientWith("timeout", value),
        ["retry"] = static (value, _) => TestKeys.ClientWith("retry", value),
        ["a key of retry"] = static (value, _) => TestKeys.ClientWith("retry", new Dictionary<string, object> { [Odd(value)] = 1 }),
        ["a value of retry"] = static (value, _) => TestKeys.ClientWith("retry", new { delay = value }),
        ["standby"] = static (value, _) => TestKeys.ClientWith("standby", value),
        ["standby with a user"] = static (value, _) => TestKeys.ClientWith("standby", $"https://user:{Uri.EscapeDataString(value)}@api2.mch.weixin.qq.com/"),
        ["handler"] = static (value, _) => TestKeys.ClientWith("handler", value),
        ["allowed_hosts"] = static (value, _) => TestKeys.ClientWith("allowed_hosts", new[] { value }),
        ["trusted_roots"] = static (value, _) => TestKeys.ClientWith("trusted_roots", value),
        ["transport"] = static (value, _) => TestKeys.ClientWith("transport", value),
        ["validate"] = static (value, _) => TestKeys.ClientWith("validate", value),
        ["v2_public_key"] = static (value, _) => TestKeys.ClientWith("v2_public_key", value),
        ["logger"] = static (value, _) => TestKeys.ClientWith("logger", value),
        ["max_response_bytes"] = static (value, _) => TestKeys.ClientWith("max_response_bytes", value),
        ["a key of the configuration"] = static (value, _) => TestKeys.ClientWith(Odd(value), "1"),
        ["the configuration"] = static (value, _) => Builder.Factory(value),
        ["typed options"] = static (value, _) => new WeChatPayOptions { Mchid = value, Serial = value, ApiV2Key = value, PrivateKey = value },
        ["Rsa.From"] = static (value, _) => Rsa.From($"x{value}"),
        ["type of Rsa.From"] = static (value, _) => Rsa.From(TestKeys.MerchantPem, value),
        ["passphrase of Rsa.From"] = static (value, _) => Rsa.From(KeyForms.EncryptedPkcs8, Rsa.KEY_TYPE_PRIVATE, value),
        ["Rsa.Encrypt"] = static (value, _) => Rsa.Encrypt(value + new string('x', 300), Rsa.From(TestKeys.PlatformPem, Rsa.KEY_TYPE_PUBLIC)),
        ["Rsa.Decrypt"] = static (value, _) => Rsa.Decrypt(value, Rsa.From(TestKeys.MerchantPem)),
        ["key of AesGcm"] = static (value, _) => WeChatPay.Crypto.AesGcm.Encrypt("text", $"{value}x", "0123456789ab"),
        ["nonce of AesGcm"] = static (value, _) => WeChatPay.Crypto.AesGcm.Encrypt("text", Key, value),
        ["ciphertext of AesGcm"] = static (value, _) => WeChatPay.Crypto.AesGcm.Decrypt(value, Key, "0123456789ab"),
        ["type of Hash.Sign"] = static (value, _) => Hash.Sign(value, "a=1", "key"),
        ["PemUtil"] = static (value, _) => PemUtil.LoadCertificateFromString(value),
        ["a path of PemUtil"] = static (value, _) => PemUtil.LoadCertificate($"/nowhere/{value}"),
        ["MediaUtil"] = static (value, _) => new MediaUtil($"/nowhere/{value}"),
        ["ApiV3Key of a parser"] = static (value, _) => new CallbackParser(new CallbackParserOptions { ApiV3Key = $"{value}x" }),
        ["PrivateKey of a parser"] = static (value, _) => new CallbackParser(new CallbackParserOptions { PrivateKey = $"x{value}" }),
        ["name in a parser's certs"] = static (value, _) => new CallbackParser(
            HandmadeCallback.Options with { Certs = new Dictionary<string, KeySource> { [value] = TestKeys.PlatformPem } }),
        ["serial of a LocalMerchantSigner"] = static (value, _) => new LocalMerchantSigner(TestKeys.MerchantPem, value),
        ["key of a LocalMerchantSigner"] = static (value, _) => new LocalMerchantSigner($"x{value}"),
        ["appId of a signature"] = static (value, _) => Client.ClientSignature.Jsapi(value, "wx1\n"),
        ["partnerId of a signature"] = static (value, _) => Client.ClientSignature.AppV2("wx1", "wx2", value),
        ["protocol of select()"] = static (value, _) => Client.Driver.Select(value),
        ["option of getConfig()"] = static (value, _) => Client.Driver.GetConfig(value),
        ["text as XML"] = static (value, _) => Transformer.ToArray($"<xml><a>{value}</b></xml>"),
        ["a name in XML"] = static (value, _) => Transformer.ToArray($"<xml><a {value}></a></xml>"),
        ["a value for XML"] = static (value, _) => Transformer.ToXml(new { a = $"{value}\u0001" }),
        ["json_decode"] = static (value, _) => json_decode($"{{\"a\":\"{value}\",}}", flags: JSON_THROW_ON_ERROR),
    };

    // A name that could be one of an option is quoted: the message would not help otherwise.
    internal static string Odd(string value) => $"{value}%";
}
