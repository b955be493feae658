using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>A mistake in the configuration is reported when the client is built: the message names the key and shows a right value.</summary>
public sealed class ConfigurationErrorsTests
{
    private static readonly System.Security.Cryptography.X509Certificates.X509Certificate2 PlatformCertificate =
        KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100), TestKeys.Platform);

    private static readonly KeySource[] PlatformCertificates = [PlatformCertificate.ExportCertificatePem(), PlatformCertificate];

    [OneTimeTearDown]
    public static void Close() => PlatformCertificate.Dispose();

    [Test]
    public void PrivateKey_GivenAsCertificate_SaysSo() => AssertRefused(
        TestKeys.Options with { PrivateKey = KeyForms.CertificatePem },
        "`privateKey`: This is not an RSA or SM2 private key: it is a certificate. Give apiclient_key.pem");

    [Test]
    public void PrivateKey_GivenAsPublicKey_SaysSo() => AssertRefused(
        TestKeys.Options with { PrivateKey = KeyForms.Spki },
        "`privateKey`: This is not an RSA or SM2 private key: it is a public key. Give apiclient_key.pem");

    [Test]
    public void PrivateKey_WithoutItsFrame_SaysSo() => AssertRefused(
        TestKeys.Options with { PrivateKey = KeyForms.Bare(KeyForms.Pkcs8) },
        "`privateKey`: ",
        "characters of text without a `-----BEGIN …-----` line");

    [Test]
    public void PrivateKey_Encrypted_SaysHowToGiveThePassphrase() => AssertRefused(
        TestKeys.Options with { PrivateKey = KeyForms.EncryptedPkcs8 },
        "`privateKey`: ",
        "no passphrase was given",
        "Rsa.From(key, Rsa.KEY_TYPE_PRIVATE, passphrase)");

    [Test]
    public void PrivateKey_FileIsNotThere_NamesThePath() => AssertRefused(
        TestKeys.Options with { PrivateKey = "file:///path/to/apiclient_key.pem" },
        "`privateKey`: The key file does not exist: the value is a path of 26 characters");

    [Test]
    public void PrivateKey_Number_SaysWhatToGive() =>
        AssertRefused(With("privateKey", 1), "`privateKey` is a Int32: give a key as PEM text", "file:///path/to/key.pem");

    [Test]
    public void Certs_PrivateKeyAmongThem_SaysSo() => AssertRefused(
        WithCert(TestKeys.PlatformKeyId, KeyForms.Pkcs8),
        $"`certs[\"{TestKeys.PlatformKeyId}\"]`: This is not an RSA or SM2 public key or certificate: it is a private key. Give pub_key.pem");

    [TestCase(TestKeys.MerchantSerial)]
    [TestCase("mchserial0001")]
    public void Certs_MerchantsOwnSerialAmongThem_SaysWhoSignsAnswers(string serial) => AssertRefused(
        WithCert(serial, TestKeys.PlatformPem),
        $"`certs` holds `{serial}`, which is the merchant's own `serial`",
        "WeChat Pay signs responses",
        "PUB_KEY_ID_…");

    [Test]
    public void Certs_CertificateUnderAWrongSerial_NamesTheRightOne()
    {
        foreach (var certificate in PlatformCertificates)
            AssertRefused(
                WithCert("5157F09E", certificate),
                "`certs` has a certificate under `5157F09E`",
                $"whose serial is `{KeyForms.CertificateSerial}`: use that as the key");
    }

    [TestCase(KeyForms.CertificateSerial)]
    [TestCase("f157f09efdc096de15ebe81a47057a7200000001")]
    public void Certs_CertificateUnderItsSerial_IsTakenInEveryForm(string serial)
    {
        foreach (var certificate in PlatformCertificates)
        {
            using var client = new WeChatPayClient(WithCert(serial, certificate));
            Assert.That(client.Options.Certs, Is.Not.Null);
        }
    }

    [Test]
    public void Certs_OneSerialInTwoCases_IsRefused() => AssertRefused(
        TestKeys.Options with { Certs = new Dictionary<string, KeySource> { ["AB01"] = TestKeys.PlatformPem, ["ab01"] = TestKeys.PlatformPem } },
        "`certs` holds `ab01` twice");

    [Test]
    public void Certs_Text_ShowsADictionary() => AssertRefused(
        With("certs", TestKeys.PlatformPem),
        "`certs` is a String",
        "new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }");

    [Test]
    public void Certs_SerialWithoutKey_IsMissing() => AssertRefused(
        With("certs", new Dictionary<string, object?> { ["PUB_KEY_ID_2"] = null }),
        "`certs[\"PUB_KEY_ID_2\"]` is missing");

    [TestCase("mchid", "the merchant number, for example \"1900000109\"")]
    [TestCase("serial", "the serial of the merchant's API certificate")]
    [TestCase("privateKey", "\"file:///path/to/apiclient_key.pem\"")]
    [TestCase("certs", "the platform's public key by its id")]
    public void Factory_OnePieceMissing_NamesItAndShowsOne(string piece, string shows)
    {
        var config = Complete();
        config.Remove(piece);

        var error = Caught.By<ArgumentException>(() => Builder.Factory(config));

        Assert.That(error.Message, Does.StartWith($"`{piece}` is missing: give ").And.Contain(shows));
    }

    [TestCase("mchid")]
    [TestCase("serial")]
    [TestCase("privateKey")]
    [TestCase("certs")]
    public void Factory_OnePieceNull_IsMissing(string piece)
    {
        var config = Complete();
        config[piece] = null;

        Assert.That(Caught.By<ArgumentException>(() => Builder.Factory(config)).Message, Does.StartWith($"`{piece}` is missing"));
    }

    [TestCase("mch_id")]
    [TestCase("private_key")]
    [TestCase("Mchid")]
    [TestCase("timeOut")]
    public void Factory_UnknownKey_ListsTheKnownOnes(string key)
    {
        var config = Complete();
        config[key] = "value that is not to be shown";

        var error = Caught.By<ArgumentException>(() => Builder.Factory(config));

        Assert.That(
            error.Message,
            Does.StartWith($"`{key}` is not a key of the configuration.")
                .And.Contain("mchid, serial, privateKey, signer, certs, secret, apiV3Key, certificate_refresh, merchant, base_uri")
                .And.Not.Contain("not to be shown"));
    }

    [Test]
    public void Factory_Text_SaysWhatToGive() =>
        Assert.That(
            Caught.By<ArgumentException>(() => Builder.Factory(KeyForms.Pkcs8)).Message,
            Does.StartWith("The configuration is text: give an anonymous object, a dictionary with text keys or WeChatPayOptions"));

    [TestCase("api.mch.weixin.qq.com")]
    [TestCase("ftp://api.mch.weixin.qq.com")]
    public void BaseUri_NoWebAddress_IsQuotedBesideARightOne(string address)
    {
        var config = Complete();
        config["base_uri"] = address;

        Assert.That(
            Caught.By<ArgumentException>(() => Builder.Factory(config)).Message,
            Does.Contain($"`base_uri` is `{address}`").And.Contain("https://api.mch.weixin.qq.com/"));
    }

    [TestCase("https://api.mch.weixin.qq.com/?a=1", "a text of 34 characters")]
    [TestCase("https://api.mch.weixin.qq.com/#a", "a text of 32 characters")]
    [TestCase("https://user:password@api.mch.weixin.qq.com/", "an address with a user or a password")]
    [TestCase("ftp://api.mch.weixin.qq.com/", "`ftp://api.mch.weixin.qq.com/`")]
    public void BaseUri_WithQueryFragmentOrUser_IsRefused(string address, string shown) =>
        AssertRefused(TestKeys.Options with { BaseUri = new Uri(address) }, $"`base_uri` is {shown}", "\"https://api.mch.weixin.qq.com/\"");

    [TestCase("pay.example.com/path", "a text of 20 characters")]
    [TestCase("ftp://pay.example.com", "`ftp://pay.example.com`")]
    [TestCase("https://user:password@pay.example.com", "a text of 37 characters")]
    [TestCase("0123456789abcdefghijklmnopqrstuv", "as long as an APIv2 or APIv3 key")]
    [TestCase("", "empty text")]
    public void AllowedHosts_NoHost_IsDescribedBesideARightOne(string host, string shown) =>
        AssertRefused(TestKeys.Options with { AllowedHosts = [host] }, "`AllowedHosts` holds ", shown, "`pay.example.com`", "`http://127.0.0.1:8080`");

    [TestCase("soon", "text")]
    [TestCase(-1, "`-1`")]
    public void Timeout_NoSeconds_SaysWhatToGive(object timeout, string shown)
    {
        var config = Complete();
        config["timeout"] = timeout;

        Assert.That(
            Caught.By<ArgumentException>(() => Builder.Factory(config)).Message,
            Does.Contain($"`timeout` is {shown}").And.Contain("for example 2.5, a positive TimeSpan, or 0 for no limit"));
    }

    [Test]
    public void Options_LooseAndTyped_AreValidatedAlike()
    {
        AssertAlike("timeout", TimeSpan.Zero, static options => options with { Timeout = TimeSpan.Zero });
        AssertAlike("timeout", TimeSpan.FromDays(25), static options => options with { Timeout = TimeSpan.FromDays(25) });
        AssertAlike("base_uri", "/v3/", static options => options with { BaseUri = new("/v3/", UriKind.Relative) });
        AssertAlike("allowed_hosts", new[] { "" }, static options => options with { AllowedHosts = [""] });
        AssertAlike("mchid", "x", static options => options with { Mchid = "x" });
        AssertAlike("serial", "x\n", static options => options with { Serial = "x\n" });
        AssertAlike("secret", "", static options => options with { ApiV2Key = "" });

        static void AssertAlike(string name, object value, Func<WeChatPayOptions, WeChatPayOptions> change) => Assert.That(
            Caught.By<ArgumentException>(() => Builder.Factory(With(name, value))).Message,
            Is.EqualTo(Caught.By<ArgumentException>(() => new WeChatPayClient(change(TestKeys.Options))).Message));
    }

    [Test]
    public void Timeout_LooseZero_IsNoLimit()
    {
        using var client = Builder.Factory(With("timeout", 0));

        Assert.That(client.Options.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [TestCase("allow_empty_path_values", "yes")]
    [TestCase("allow_empty_path_values", 1)]
    [TestCase("encrypt_sensitive_fields", "true")]
    public void Switch_ThatIsNotABoolean_IsRefused(string name, object value) =>
        AssertRefused(With(name, value), $"`{name}` is ", "give true or false");

    [Test]
    public void Options_NullInThePlaceOfADefault_IsRefused()
    {
        AssertRefused(TestKeys.Options with { AllowedHosts = null! }, "`allowed_hosts` is null");
        AssertRefused(TestKeys.Options with { BaseUri = null! }, "`base_uri` is null");
        AssertRefused(TestKeys.Options with { TimeProvider = null! }, "`TimeProvider` is null");
        AssertRefused(TestKeys.Options with { Nonce = null! }, "`Nonce` is null");
        AssertRefused(TestKeys.Options with { Validate = (ValidationMode)7 }, "`validate` is an unknown number");
    }

    [Test]
    public async Task Factory_NothingToSignWith_IsSaidByTheCallThatNeedsIt()
    {
        using var client = Builder.Factory(new { mchid = "1900000109", certs = new JObject { [TestKeys.PlatformKeyId] = TestKeys.PlatformPem } });

        var error = await Caught.ByAsync<WeChatPayNotConfiguredException>(async () => await client["v3/certificates"].GetAsync());

        Assert.That(
            error.Message,
            Does.StartWith("GET v3/certificates has to be signed").And.Contain("without mchid, serial and privateKey").And.EndWith("Nothing was sent."));
    }

    private static Dictionary<string, object?> Complete() => new()
    {
        ["mchid"] = TestKeys.Mchid,
        ["serial"] = TestKeys.MerchantSerial,
        ["privateKey"] = TestKeys.MerchantPem,
        ["certs"] = TestKeys.Options.Certs,
    };

    private static Dictionary<string, object?> With(string piece, object value)
    {
        var config = Complete();
        config[piece] = value;
        return config;
    }

    private static WeChatPayOptions WithCert(string serial, KeySource key) =>
        TestKeys.Options with { Certs = new Dictionary<string, KeySource> { [serial] = key } };

    private static void AssertRefused(object configuration, params string[] says)
    {
        var error = Caught.By<ArgumentException>(() => Builder.Factory(configuration));
        using (Assert.EnterMultipleScope())
        {
            foreach (var piece in says)
                Assert.That(error.Message, Does.Contain(piece));
        }
    }
}
