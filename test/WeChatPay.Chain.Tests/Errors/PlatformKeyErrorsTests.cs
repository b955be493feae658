using System.Security.Cryptography;
using NUnit.Framework;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>A key that verifies nothing, or that anybody may break, is refused before an order is sent.</summary>
public sealed class PlatformKeyErrorsTests
{
    [TestCase("PUB_KEY_ID_0001\n", @"`PUB_KEY_ID_0001\n`, with the character `\n` at index 15")]
    [TestCase("PUB_KEY_ID_0001 ", "`PUB_KEY_ID_0001 `, with the character `U+0020` at index 15")]
    [TestCase("\u200bPUB_KEY_ID_0001", "`U+200BPUB_KEY_ID_0001`, with the character `U+200B` at index 0")]
    [TestCase("5157F09E\ufeff", "`5157F09EU+FEFF`, with the character `U+FEFF` at index 8")]
    [TestCase("", "`certs` has the name empty text")]
    [TestCase("  ", "`certs` has the name")]
    [TestCase("51:57:F0", "`certs` has the name a text of 8 characters")]
    public void Certs_NameThatNoKeyHas_IsRefusedWhenBuilt(string name, string said)
    {
        var certs = new Dictionary<string, KeySource> { [name] = TestKeys.PlatformPem };

        foreach (var build in (Func<object>[])
        [
            () => new WeChatPayClient(TestKeys.Options with { Certs = certs }),
            () => Builder.Factory(new { mchid = TestKeys.Mchid, certs = new Dictionary<string, object> { [name] = TestKeys.PlatformPem } }),
            () => new CallbackParser(new CallbackParserOptions { Certs = certs }),
        ])
        {
            var error = Caught.By<ArgumentException>(build);
            Assert.That(error.Message, Does.Contain(said).And.Contain("PUB_KEY_ID_…"));
        }
    }

    [Test]
    public void Certs_MerchantsOwnPublicKey_IsRefusedWhenBuilt()
    {
        foreach (var own in (KeySource[])[KeyForms.Spki, KeyForms.PublicPkcs1, KeyForms.Pair])
            AssertRefused(TestKeys.PlatformKeyId, own, $"`certs[\"{TestKeys.PlatformKeyId}\"]` is your own key");
    }

    [Test]
    public void Certs_MerchantsOwnCertificateUnderAnotherSerial_IsRefusedWhenBuilt()
    {
        AssertRefused("5157F09E", KeyForms.CertificatePem, "`certs[\"5157F09E\"]` is your own certificate");
        AssertRefused(KeyForms.CertificateSerial, KeyForms.Certificate, "is your own certificate");
    }

    [Test]
    public void PublicKeyV2_MerchantsOwn_IsRefusedWhenBuilt()
    {
        var error = Caught.By<ArgumentException>(() => new WeChatPayClient(TestKeys.Options with { PublicKeyV2 = KeyForms.Spki }));

        Assert.That(error.Message, Does.StartWith("`v2_public_key` is your own key"));
    }

    [TestCase("314159265358979323846264338327950288419716939937", "a number of 48 digits, the serial in decimal")]
    [TestCase("51:57:F0:9E", "with another character than hex digits at index 2")]
    [TestCase("5157F09E\n", @"with `\n` at index 8")]
    [TestCase(" 5157F09E", "with a blank at index 0")]
    [TestCase("", "empty text")]
    public void Serial_ThatNoCertificateHas_IsRefusedWhenBuilt(string serial, string said)
    {
        foreach (var options in (WeChatPayOptions[])[TestKeys.Options with { Serial = serial }, new() { Mchid = TestKeys.Mchid, Serial = serial }])
        {
            var error = Caught.By<ArgumentException>(() => new WeChatPayClient(options));
            Assert.That(error.Message, Does.StartWith("`serial` is ").And.Contain(said).And.Contain("openssl x509"));
        }
    }

    [TestCase("1900000109\n", @"with `\n` at index 10")]
    [TestCase("1900000109\u200b", "with `U+200B` at index 10")]
    [TestCase(" 1900000109", "with a blank at index 0")]
    [TestCase("19000A0109", "with another character than digits at index 5")]
    [TestCase("", "empty text")]
    public void Mchid_OfAClientForV2Alone_IsCheckedWhenBuilt(string mchid, string said)
    {
        var error = Caught.By<ArgumentException>(() => Builder.Factory(new { mchid, secret = "0123456789abcdefghijklmnopqrstuv" }));

        Assert.That(error.Message, Does.StartWith("`mchid` is ").And.Contain(said).And.Contain("1900000109"));
    }

    [TestCase(512)]
    [TestCase(1024)]
    [TestCase(2040)]
    public void Keys_OfAnotherLength_AreRefusedWhenBuilt(int bits)
    {
        using var rsa = RSA.Create(bits);
        foreach (var key in (KeySource[])[rsa, rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), rsa.ExportPkcs8PrivateKey()])
            AssertLength("`privateKey`", () => new WeChatPayClient(TestKeys.Options with { PrivateKey = key }));
        foreach (var key in (KeySource[])[rsa, rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportRSAPublicKeyPem(), rsa.ExportSubjectPublicKeyInfo()])
        {
            var certs = new Dictionary<string, KeySource> { ["PUB_KEY_ID_2"] = key };
            AssertLength("`certs[\"PUB_KEY_ID_2\"]`", () => new WeChatPayClient(TestKeys.Options with { Certs = certs }));
            AssertLength("`certs[\"PUB_KEY_ID_2\"]`", () => new CallbackParser(new CallbackParserOptions { Certs = certs }));
            AssertLength("`v2_public_key`", () => new WeChatPayClient(TestKeys.Options with { PublicKeyV2 = key }));
        }

        void AssertLength(string option, Func<object> build) =>
            Assert.That(
                Caught.By<ArgumentException>(build).Message, Does.StartWith(option).And.Contain($"The RSA key has {bits} bits: give a key of 2048 bits"));
    }

    [TestCase(2041)]
    [TestCase(2049)]
    public void Keys_NotInWholeBytes_AreRefusedWhenBuilt(int bits)
    {
        // The framework makes no such pair, and reads one.
        var generator = new RsaKeyPairGenerator();
        generator.Init(new KeyGenerationParameters(new SecureRandom(), bits));
        var pair = generator.GenerateKeyPair();

        Assert.That(
            Caught.By<ArgumentException>(() => new WeChatPayClient(TestKeys.Options with { PrivateKey = Pem(pair.Private) })).Message,
            Does.StartWith($"`privateKey`: The RSA key has {bits} bits"));
        AssertRefusedLength(bits, Pem(pair.Public));

        static string Pem(AsymmetricKeyParameter key)
        {
            using var text = new StringWriter();
            using var writer = new PemWriter(text);
            writer.WriteObject(key);
            writer.Writer.Flush();
            return text.ToString();
        }

        static void AssertRefusedLength(int bits, string pem) => Assert.That(
            Caught.By<ArgumentException>(() => new CallbackParser(
                new CallbackParserOptions { Certs = new Dictionary<string, KeySource> { ["PUB_KEY_ID_2"] = pem } })).Message,
            Does.Contain($"The RSA key has {bits} bits"));
    }

    [TestCase(3072)]
    [TestCase(2056)]
    public void Keys_LongerInWholeBytes_AreTaken(int bits)
    {
        using var rsa = RSA.Create(bits);

        using var client = new WeChatPayClient(TestKeys.Options with { PrivateKey = rsa.ExportPkcs8PrivateKeyPem() });

        Assert.That(client.Options.PrivateKey, Is.Not.Null);
    }

    [Test]
    public void Certs_CertificateThatEnded_IsTakenWithAWarning()
    {
        var logger = new ListLogger();
        var ended = KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(50), TestKeys.Platform).ExportCertificatePem();

        using var client = new WeChatPayClient(
            TestKeys.Options with { Logger = logger, Certs = new Dictionary<string, KeySource> { [KeyForms.CertificateSerial] = ended } });

        Assert.That(logger.Lines, Has.Count.EqualTo(1).And.All.StartsWith(
            $"Warning: The platform certificate `{KeyForms.CertificateSerial}` in `certs` ended on 2020-01-01."));
    }

    [Test]
    public void Certs_CertificateThatIsValid_IsTakenWithoutAWarning()
    {
        var logger = new ListLogger();
        var valid = KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100), TestKeys.Platform).ExportCertificatePem();

        using var client = new WeChatPayClient(
            TestKeys.Options with { Logger = logger, Certs = new Dictionary<string, KeySource> { [KeyForms.CertificateSerial] = valid } });

        Assert.That(logger.Lines, Is.Empty);
    }

    [Test]
    public void PrivateKey_OfACertificateThatEnded_IsRefusedWhenBuilt()
    {
        var ended = KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(50));

        var error = Caught.By<ArgumentException>(() => new WeChatPayClient(TestKeys.Options with { PrivateKey = ended }));

        Assert.That(error.Message, Does.StartWith("`privateKey` is the key of a certificate that ended on 2020-01-01"));
    }

    private static void AssertRefused(string name, KeySource key, string said)
    {
        var options = TestKeys.Options with { Certs = new Dictionary<string, KeySource> { [name] = key } };

        Assert.That(Caught.By<ArgumentException>(() => new WeChatPayClient(options)).Message, Does.Contain(said).And.Contain("WeChat Pay signs responses"));
    }
}
