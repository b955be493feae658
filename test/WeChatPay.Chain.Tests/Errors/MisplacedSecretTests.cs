using System.Security.Cryptography;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Tests.Crypto;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Errors;

/// <summary>A secret that stands in a wrong place is refused, and no message quotes it.</summary>
public sealed class MisplacedSecretTests
{
    private static readonly WeChatPayClient Client = new(TestKeys.Options with { ApiV2Key = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345" });

    private static readonly string[] Secrets =
    [
        "0123456789abcdefghijklmnopqrstuv",
        "192006250b4c09247ec02edce69f6a2d",
        "192006250B4C09247EC02EDCE69F6A2D",
        "31415926535897932384626433832795",
        "exposed_your_key_here_have_risks",
        "Correct-Horse-Battery-Staple-2024",
        "/4aB+cd9Z0123456789abcdefghijklmnopqrstuvwxyzABCDEF/=",
        "https://user:hunter2-hunter2@api.mch.weixin.qq.com/",
        KeyForms.Bare(KeyForms.Pkcs8),
        KeyForms.Pkcs8,
        Convert.ToBase64String(KeyForms.CertificateWithKey.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "1900000109")),
        "/nowhere/hunter2-hunter2-hunter2.p12",
    ];

    private static readonly (string Place, Func<string, object?> Use)[] Places =
    [
        ("mchid", static secret => TestKeys.ClientWith("mchid", secret)),
        ("serial", static secret => TestKeys.ClientWith("serial", secret)),
        ("privateKey", static secret => TestKeys.ClientWith("privateKey", secret == KeyForms.Pkcs8 ? secret[30..] : secret)),
        ("privateKey, file://", static secret => TestKeys.ClientWith("privateKey", "file://" + secret)),
        ("privateKey with passphrase", static secret => TestKeys.ClientWith("privateKey", new object[] { TestKeys.PlatformPem, secret })),
        ("certs", static secret => TestKeys.ClientWith("certs", secret)),
        ("name in certs", static secret => TestKeys.ClientWith("certs", new Dictionary<string, object> { [secret] = TestKeys.PlatformPem })),
        ("key in certs", static secret => TestKeys.ClientWith("certs", new Dictionary<string, object> { ["PUB_KEY_ID_1"] = secret })),
        ("secret", static secret => TestKeys.ClientWith("secret", secret + "x")),
        ("apiV3Key", static secret => TestKeys.ClientWith("apiV3Key", secret + "x")),
        ("signer", static secret => TestKeys.ClientWith("signer", secret)),
        ("brand", static secret => TestKeys.ClientWith("brand", secret)),
        ("brand.brand_id", static secret => TestKeys.ClientWith("brand", new { brand_id = secret })),
        ("brand.serial", static secret => TestKeys.ClientWith("brand", new { brand_id = "1", serial = secret })),
        ("brand.privateKey", static secret => TestKeys.ClientWith("brand", new { brand_id = "1", serial = "5A", privateKey = "x" + secret })),
        ("brand.apiKey", static secret => TestKeys.ClientWith("brand", new { brand_id = "1", serial = "5A", apiKey = secret + "x" })),
        ("a name in brand", static secret => TestKeys.ClientWith("brand", new Dictionary<string, object> { [secret] = 1 })),
        ("type of Sm2.From", static secret => Sm2.From(TestKeys.MerchantPem, secret)),
        ("Sm2.From", static secret => Sm2.From("x" + secret)),
        ("key of Sm4Gcm", static secret => Sm4Gcm.Encrypt("text", secret + "x", "uluk4a9R25RW")),
        ("nonce of Sm4Gcm", static secret => Sm4Gcm.Encrypt("text", "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", secret)),
        ("certificate_refresh", static secret => TestKeys.ClientWith("certificate_refresh", secret)),
        ("certificate_refresh.path", static secret => TestKeys.ClientWith("certificate_refresh", new { path = secret })),
        ("merchant", static secret => TestKeys.ClientWith("merchant", secret)),
        ("merchant.cert", static secret => TestKeys.ClientWith("merchant", new { cert = secret })),
        ("merchant.cert, file://", static secret => TestKeys.ClientWith("merchant", new { cert = "file://" + secret, passphrase = "1" })),
        ("merchant.cert beside key", static secret => TestKeys.ClientWith("merchant", new { cert = secret, key = TestKeys.MerchantPem })),
        (
            "merchant.key",
            static secret => TestKeys.ClientWith("merchant", new { cert = KeyForms.CertificatePem, key = secret == KeyForms.Pkcs8 ? secret[30..] : secret })),
        ("a name in merchant", static secret => TestKeys.ClientWith("merchant", new Dictionary<string, object> { [secret] = 1 })),
        ("base_uri", static secret => TestKeys.ClientWith("base_uri", secret)),
        ("headers", static secret => TestKeys.ClientWith("headers", secret)),
        ("a name in headers", static secret => TestKeys.ClientWith("headers", new Dictionary<string, object> { [secret + "\n"] = "1" })),
        ("timeout", static secret => TestKeys.ClientWith("timeout", secret)),
        ("retry", static secret => TestKeys.ClientWith("retry", secret)),
        ("a key of retry", static secret => TestKeys.ClientWith("retry", new Dictionary<string, object> { [secret] = 1 })),
        ("a value of retry", static secret => TestKeys.ClientWith("retry", new { max_attempts = secret })),
        ("standby", static secret => TestKeys.ClientWith("standby", secret)),
        ("handler", static secret => TestKeys.ClientWith("handler", secret)),
        ("allowed_hosts", static secret => TestKeys.ClientWith("allowed_hosts", new[] { secret })),
        ("transport", static secret => TestKeys.ClientWith("transport", secret)),
        ("trusted_roots", static secret => TestKeys.ClientWith("trusted_roots", secret)),
        ("v2_public_key", static secret => TestKeys.ClientWith("v2_public_key", secret)),
        ("validate", static secret => TestKeys.ClientWith("validate", secret)),
        ("logger", static secret => TestKeys.ClientWith("logger", secret)),
        ("encrypt_sensitive_fields", static secret => TestKeys.ClientWith("encrypt_sensitive_fields", secret)),
        ("allow_empty_path_values", static secret => TestKeys.ClientWith("allow_empty_path_values", secret)),
        ("a key of the configuration", static secret => TestKeys.ClientWith(secret, "1")),
        ("the configuration", Builder.Factory),
        ("type of Rsa.From", static secret => Rsa.From(TestKeys.MerchantPem, secret)),
        ("Rsa.FromPkcs1", static secret => Rsa.FromPkcs1(secret)),
        ("Rsa.FromPkcs8", static secret => Rsa.FromPkcs8("x" + secret)),
        ("Rsa.Pkcs1ToSpki", Rsa.Pkcs1ToSpki),
        ("PemUtil.LoadPrivateKey", static secret => PemUtil.LoadPrivateKey("x" + secret)),
        ("PemUtil.LoadCertificate", PemUtil.LoadCertificate),
        ("PemUtil.LoadCertificateFromString", PemUtil.LoadCertificateFromString),
        ("nonce of AesGcm", static secret => WeChatPay.Crypto.AesGcm.Encrypt("text", "0123456789abcdefghijklmnopqrstuv", secret)),
        ("key of AesGcm", static secret => WeChatPay.Crypto.AesGcm.Encrypt("text", secret + "x", "0123456789ab")),
        ("type of Hash.Sign", static secret => Hash.Sign(secret, "a=1", "key")),
        ("algorithm of Hash.Hmac", static secret => Hash.Hmac("a=1", "key", secret)),
        ("ApiV3Key of a parser", static secret => new CallbackParser(new CallbackParserOptions { ApiV3Key = secret + "x" })),
        ("name in the parser's certs", static secret => new CallbackParser(
            new CallbackParserOptions { Certs = new Dictionary<string, KeySource> { [secret] = TestKeys.PlatformPem } })),
        ("MediaUtil", static secret => new MediaUtil(secret)),
        ("name of a streamed MediaUtil", static secret => new MediaUtil(secret, new MemoryStream())),
        ("Sm3.File", Sm3.File),
        ("protocol of select()", static secret => Client.Driver.Select(secret)),
        ("option of getConfig()", static secret => Client.Driver.GetConfig(secret)),
        ("sink", static secret => Client["v3/a"].Get(new { sink = "/nowhere/at/all/" + secret })),
        ("sink, file://", static secret => Client["v3/a"].Get(new { sink = "file:///nowhere/at/all/" + secret })),
        ("base_uri of a call", static secret => Client["v3/a"].Get(new { base_uri = secret })),
        ("timeout of a call", static secret => Client["v3/a"].Get(new { timeout = secret })),
        ("retry of a call", static secret => Client["v3/a"].Get(new { retry = secret })),
        ("sign_type", static secret => Client["v2/a"].Post(new { xml = new { mch_id = TestKeys.Mchid, sign_type = secret } })),
        ("mch_id", static secret => Client["v2/a"].Post(new { xml = new { mch_id = secret } })),
        ("appId of a signature", static secret => Client.ClientSignature.Jsapi(secret + "\n", "wx1")),
        ("partnerId of a signature", static secret => Client.ClientSignature.AppV2("wx1", "wx2", secret)),
        ("signType of a signature", static secret => Client.ClientSignature.JsapiV2("wx1", "wx2", secret)),
        ("download_url", static secret => Client.Download(secret + "#", new MemoryStream())),
    ];

    [OneTimeTearDown]
    public void Close() => Client.Dispose();

    [TestCaseSource(nameof(PlaceNames))]
    public void Secret_InAWrongPlace_IsNotQuoted(string place)
    {
        using var wire = new Wire();
        var use = Array.Find(Places, one => one.Place == place).Use;
        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in Secrets)
            {
                // What is right is taken, a key as PEM text behind file:// for instance.
                if (Catch(() => use(secret)) is { } error)
                    AssertHidden(secret, $"{error}");
            }
        }
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Options_WithSecretsInWrongPlaces_ShowNone()
    {
        foreach (var secret in Secrets)
        {
            var options = new WeChatPayOptions { Mchid = secret, Serial = secret };
            if (Uri.TryCreate(secret, UriKind.RelativeOrAbsolute, out var address))
                options.BaseUri = address;
            AssertHidden(secret, $"{options} {options.ToDump()}");
        }
    }

    private static Exception? Catch(Func<object?> use)
    {
        try
        {
            (use() as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception error) when (error is ArgumentException or WeChatPayException or InvalidOperationException or CryptographicException)
        {
            return error;
        }
    }

    private static IEnumerable<string> PlaceNames() => Places.Select(static place => place.Place);

    // Piece by piece: a message that cites a part is as bad as one that cites all.
    private static void AssertHidden(string secret, string shown)
    {
        var pieces = secret.Split('\n', '/', '@').Where(static piece => piece.Length >= 12 && !piece.StartsWith('-') && piece != "api.mch.weixin.qq.com");
        foreach (var piece in pieces)
            Assert.That(shown, Does.Not.Contain(piece[..12]).IgnoreCase, secret[..8]);
    }
}
