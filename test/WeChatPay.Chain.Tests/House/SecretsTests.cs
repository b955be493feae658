using System.Net;
using System.Security.Cryptography;
using NUnit.Framework;
using Newtonsoft.Json;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>No key is in a log or in a dump of LINQPad.</summary>
public sealed class SecretsTests
{
    // A badly pasted key must not be shown either: here a character is missing in its middle.
    private static readonly string TornPem = TestKeys.MerchantPem.Remove(TestKeys.MerchantPem.Length / 2, 1);

    private static readonly string EncryptedPem =
        TestKeys.Merchant.ExportEncryptedPkcs8PrivateKeyPem(
            "right passphrase", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void Close() => _client.Dispose();

    [Test]
    public void Client_Shown_HidesTheKey() =>
        AssertHidden(_client.ToString(), Dumped(_client.ToDump()), Dumped(_client.chain("v3/certificates").ToDump()), _client.Handlers.ToString());

    [Test]
    public void ClientOptions_Shown_HideTheKey() => AssertHidden(TestKeys.Options.ToString(), Dumped(TestKeys.Options.ToDump()));

    [Test]
    public void ClientOptions_Shown_NameTheMerchant() => Assert.That(Dumped(TestKeys.Options.ToDump()), Does.Contain(TestKeys.Mchid));

    [Test]
    public void CallOptions_Shown_HideWhatTheyHold() =>
        AssertHidden(new RequestOptions
        {
            Json = new { key = TestKeys.MerchantPem },
            Headers = new Dictionary<string, string?> { ["X-Key"] = TestKeys.MerchantPem },
        }.ToString());

    [Test]
    public void RsaKey_Shown_HidesItself()
    {
        var key = Rsa.From(TestKeys.MerchantPem);

        AssertHidden(key.ToString(), JsonConvert.SerializeObject(key));
    }

    [TestCaseSource(nameof(WrongConfigurations))]
    public void Configuration_Refused_HidesTheKey(object configuration) =>
        AssertHidden(Caught(() => Builder.Factory(configuration)));

    [Test]
    public void Passphrase_Refused_IsHidden()
    {
        var shown = Caught(() => Rsa.From(EncryptedPem, Rsa.KEY_TYPE_PRIVATE, "wrong passphrase"));

        AssertHidden(shown);
        Assert.That(shown, Does.Not.Contain("wrong passphrase"));
    }

    [Test]
    public void ApiException_Shown_HidesKeyAndSignature()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("""{"code":"PARAM_ERROR","message":"参数错误"}""", HttpStatusCode.BadRequest));

        AssertHidden(wire, Caught<WeChatPayApiException>(() => _client.chain("v3/certificates").Get()));
    }

    [Test]
    public void VerificationException_Shown_HidesKeyAndSignature()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}"));

        AssertHidden(wire, Caught<WeChatPayVerificationException>(() => _client.chain("v3/certificates").Get()));
    }

    [Test]
    public void TimeoutException_Shown_HidesKeyAndSignature()
    {
        using var wire = new Wire().TimeOut();

        AssertHidden(wire, Caught<WeChatPayTimeoutException>(() => _client.chain("v3/certificates").Get()));
    }

    private static IEnumerable<TestCaseData> WrongConfigurations() =>
    [
        Case("torn", TestKeys.Options with { PrivateKey = TornPem }),
        Case("without its header", TestKeys.Options with { PrivateKey = TestKeys.MerchantPem[30..] }),
        Case("encrypted", TestKeys.Options with { PrivateKey = EncryptedPem }),
        Case("in the place of the serial", TestKeys.Options with { Serial = TestKeys.MerchantPem }),
        Case("in the place of the merchant number", TestKeys.Options with { Mchid = TestKeys.MerchantPem }),
        Case(
            "in the place of the platform's",
            TestKeys.Options with { Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = TestKeys.MerchantPem[30..] } }),
        Case("in the place of the certificates", new { mchid = TestKeys.Mchid, certs = TestKeys.MerchantPem }),
        Case("in the place of the configuration", TestKeys.MerchantPem),
    ];

    private static TestCaseData Case(string name, object configuration) => new TestCaseData(configuration).SetArgDisplayNames(name);

    private static string Caught(Action code) => Caught<ArgumentException>(code);

    private static string Caught<T>(Action code)
        where T : Exception => $"{Assert.Catch<T>(code)}";

    private static string Dumped(object dump) => dump as string ?? JsonConvert.SerializeObject(dump);

    private static void AssertHidden(Wire wire, string shown)
    {
        AssertHidden(shown);
        Assert.That(shown, Does.Not.Contain(wire.Request.Authorization.Split("signature=\"")[1].Split('"')[0]));
    }

    // Line by line: a message that cites a piece of the key is as bad as one that cites all of it.
    private static void AssertHidden(params string[] shown)
    {
        var secrets = $"{TestKeys.MerchantPem}\n{EncryptedPem}".Split('\n').Where(static line => line.Length > 16 && !line.StartsWith('-'))
            .Select(static line => line[..16]);
        foreach (var secret in secrets)
            Assert.That(shown, Has.None.Contains(secret));
    }
}
