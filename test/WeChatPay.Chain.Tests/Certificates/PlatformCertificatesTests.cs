using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Certificates;
using WeChatPay.Crypto;
using WeChatPay.Sandbox;
using WeChatPay.Testing;
using WeChatPay.Tests.Sandbox;

namespace WeChatPay.Tests.Certificates;

/// <summary>Certificates from the sandbox: over real HTTP, with what can be wrong about them.</summary>
public sealed class PlatformCertificatesTests : Shop
{
    private WeChatPayOptions First => Options with { Certs = new Dictionary<string, KeySource>() };

    [Test]
    public async Task DownloadAsync_TheFirstTime_GivesWhatVerifiesTheNextAnswer()
    {
        using var first = new WeChatPayClient(First);

        var certificate = (await PlatformCertificates.DownloadAsync(first, Server.ApiV3Key)).Single();

        Assert.That((certificate.Serial, certificate.Pem), Is.EqualTo((Server.PlatformSerial, Server.PlatformCertificatePem)));
        var now = TimeProvider.System.GetUtcNow();
        Assert.That(certificate.IsValidAt(now));
        Assert.That(certificate.IsValidAt(certificate.NotBefore.AddSeconds(-1)), Is.False);
        Assert.That(certificate.IsValidAt(certificate.NotAfter.AddSeconds(1)), Is.False);
        Assert.That(certificate.ToString(), Does.Contain(certificate.Serial));
        using var next = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [certificate.Serial] = certificate.Pem } });
        Assert.That((await PlatformCertificates.DownloadAsync(next, Server.ApiV3Key)).Single().Serial, Is.EqualTo(certificate.Serial));
    }

    [Test]
    public async Task DownloadAsync_KeyOfTheClient_DecryptsTheList()
    {
        using var first = new WeChatPayClient(First with { ApiV3Key = Server.ApiV3Key });
        using var without = new WeChatPayClient(First);

        Assert.That((await PlatformCertificates.DownloadAsync(first)).Single().Serial, Is.EqualTo(Server.PlatformSerial));
        Assert.That(async () => await PlatformCertificates.DownloadAsync(without), Throws.ArgumentException.With.Message.Contains("`apiV3Key`"));
    }

    [Test]
    public async Task DownloadAsync_WithAPublicKey_AsksForAnAnswerThatItVerifies()
    {
        using var client = new WeChatPayClient(
            Options with { Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = Server.PlatformPublicKeyPem } });

        Assert.That(await PlatformCertificates.DownloadAsync(client, Server.ApiV3Key), Has.Count.EqualTo(1));
        Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
    }

    [Test]
    public async Task DownloadAsync_OfAClient_LeavesItsVerifierInPlace()
    {
        using var first = new WeChatPayClient(First);
        await PlatformCertificates.DownloadAsync(first, Server.ApiV3Key);

        Assert.That(first.Handlers.Names, Has.Some.EqualTo("verifier"));
        Assert.That(async () => await first.chain("v3/certificates").GetAsync(), Throws.InstanceOf<WeChatPayNotConfiguredException>());
    }

    [Test]
    public async Task DownloadAsync_WithAnotherApiV3Key_IsNotBelieved()
    {
        using var first = new WeChatPayClient(First);

        var error = (await Assert.ThrowsAsync<WeChatPayVerificationException>(() => PlatformCertificates.DownloadAsync(first, new string('k', 32))))!;
        Assert.That(error.Check, Is.EqualTo(VerificationCheck.Decryption));
        Assert.That(error.ToString(), Does.Not.Contain("kkkk"));
    }

    [Test]
    public void DownloadAsync_WithAKeyOfAnotherLength_SendsNothing()
    {
        var before = Server.Requests.Count;

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(Client, "short"),
            Throws.ArgumentException.With.Message.Contains("5 bytes").And.Message.Contains("Nothing was sent."));
        Assert.That(Server.Requests, Has.Count.EqualTo(before));
    }

    [TestCase(SandboxFault.WrongSignature, VerificationCheck.Signature)]
    [TestCase(SandboxFault.StaleTimestamp, VerificationCheck.Clock)]
    [TestCase(SandboxFault.MissingHeaders, VerificationCheck.Headers)]
    [TestCase(SandboxFault.UnknownSerial, VerificationCheck.Serial)]
    [TestCase(SandboxFault.NotJson, VerificationCheck.Decryption)]
    public void DownloadAsync_TheFirstTimeOfAnAnswerThatIsWrong_IsNotBelieved(SandboxFault fault, VerificationCheck check)
    {
        using var first = new WeChatPayClient(First);
        Server.Faults.Next = fault;

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(first, Server.ApiV3Key),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check));
    }

    [Test]
    public async Task DownloadAsync_OfAMerchantWithoutCertificate_SaysSo()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { HasPlatformCertificate = false });
        using var first = new WeChatPayClient(
            First with { BaseUri = sandbox.BaseUri, Serial = sandbox.MerchantSerial, PrivateKey = sandbox.MerchantPrivateKeyPem });

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(first, sandbox.ApiV3Key),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("RESOURCE_NOT_EXISTS"));
    }

    [TestCase("another serial")]
    [TestCase("twice")]
    [TestCase("no certificate")]
    [TestCase("no list")]
    [TestCase("no nonce")]
    public void DownloadAsync_OfAnotherList_IsNotBelieved(string what)
    {
        using var signer = new PlatformSigner(new PlatformSignerOptions { KeyId = "PUB_KEY_ID_0001" });
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem } });
        using var http = new Flurl.Http.Testing.HttpTest();
        var row = Row(Server.PlatformCertificatePem, signer.ApiV3Key);
        http.RespondWithSigned(signer, what switch
        {
            "another serial" => new { data = new[] { Row(Server.PlatformCertificatePem, signer.ApiV3Key, "5A00") } },
            "twice" => new { data = new[] { row, row } },
            "no certificate" => new { data = new[] { Row("text", signer.ApiV3Key) } },
            "no nonce" => (object)new { data = new[] { new { encrypt_certificate = new { ciphertext = "" } } } },
            _ => new { data = 1 },
        });

        Assert.That(async () => await PlatformCertificates.DownloadAsync(client, signer.ApiV3Key), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void DownloadAsync_TheFirstTimeOfAListThatSomebodyElseSigned_IsNotBelieved()
    {
        // An attacker who has only the APIv3 key cannot sign with the certificate that the list names.
        using var stranger = new PlatformSigner(new PlatformSignerOptions { KeyId = Server.PlatformSerial, ApiV3Key = Server.ApiV3Key });
        using var first = new WeChatPayClient(First);
        using var http = new Flurl.Http.Testing.HttpTest();
        http.RespondWithSigned(stranger, new { data = new[] { Row(Server.PlatformCertificatePem, Server.ApiV3Key) } });

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(first, Server.ApiV3Key),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature));
    }

    [TestCase("""{"data":[]}""")]
    [TestCase("""{"data":null}""")]
    [TestCase("{}")]
    public void DownloadAsync_OfAnEmptyList_SaysThatTheMerchantHasNoCertificates(string body)
    {
        using var signer = new PlatformSigner(new PlatformSignerOptions { KeyId = "PUB_KEY_ID_0001" });
        using var first = new WeChatPayClient(First);
        using var known = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem } });
        using var http = new Flurl.Http.Testing.HttpTest();

        foreach (var client in new[] { first, known })
        {
            http.RespondWithSigned(signer, body);
            Assert.That(
                async () => await PlatformCertificates.DownloadAsync(client, signer.ApiV3Key),
                Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("RESOURCE_NOT_EXISTS")
                    .And.Message.Contains("no platform certificates").And.Message.Contains("PUB_KEY_ID_"));
        }
    }

    [TestCase("[]")]
    [TestCase("1")]
    [TestCase("null")]
    [TestCase("""{"data":[null]}""")]
    [TestCase("""{"data":{}}""")]
    [TestCase("""{"data":[{"serial_no":1}]}""")]
    [TestCase("""{"data":[{"encrypt_certificate":null}]}""")]
    public void DownloadAsync_OfAnotherFormOfList_NamesNoKeyAndNoType(string body)
    {
        using var signer = new PlatformSigner(new PlatformSignerOptions { KeyId = "PUB_KEY_ID_0001" });
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem } });
        using var http = new Flurl.Http.Testing.HttpTest();
        http.RespondWithSigned(signer, body);

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(client, signer.ApiV3Key),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Message.Contains("not a list of encrypted certificates")
                .And.Message.Not.Contains("Exception"));
    }

    [Test]
    public void DownloadAsync_OfAListWithoutEnd_DecryptsNoneOfIt()
    {
        using var signer = new PlatformSigner(new PlatformSignerOptions { KeyId = "PUB_KEY_ID_0001" });
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem } });
        using var http = new Flurl.Http.Testing.HttpTest();
        http.RespondWithSigned(signer, new { data = Enumerable.Repeat(Row(Server.PlatformCertificatePem, "vutsrqponmlkjihgfedcba9876543210"), 65) });

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(client, signer.ApiV3Key),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Size));
    }

    [Test]
    public async Task DownloadAsync_WhenANewCertificateSignsItsOwnList_IsVerifiedByTheList()
    {
        // The sandbox signs by its certificate, which the client does not know yet.
        using var old = new PlatformSigner(new PlatformSignerOptions { KeyId = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" });
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [old.KeyId] = old.PublicKeyPem } });

        Assert.That((await PlatformCertificates.DownloadAsync(client, Server.ApiV3Key)).Single().Serial, Is.EqualTo(Server.PlatformSerial));
        Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(old.KeyId));
    }

    [TestCase(true, VerificationCheck.Signature)]
    [TestCase(false, VerificationCheck.Serial)]
    public void DownloadAsync_DuringRotationOfAListThatSomebodyElseSigned_IsNotBelieved(bool listed, VerificationCheck check)
    {
        using var stranger = new PlatformSigner(new PlatformSignerOptions { KeyId = listed ? Server.PlatformSerial : "5A00" });
        using var client = new WeChatPayClient(
            Options with { Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = Server.PlatformPublicKeyPem } });
        using var http = new Flurl.Http.Testing.HttpTest();
        http.RespondWithSigned(stranger, new { data = new[] { Row(Server.PlatformCertificatePem, Server.ApiV3Key) } });

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(client, Server.ApiV3Key),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check));
    }

    [Test]
    public void DownloadAsync_OfAListThatReplacesAKnownKey_IsVerifiedByTheKnownOne()
    {
        // An attacker with the APIv3 key lists an own certificate under a serial that the client knows.
        using var known = new PlatformSigner(new PlatformSignerOptions { KeyId = Server.PlatformSerial });
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource> { [known.KeyId] = known.PublicKeyPem } });

        Assert.That(
            async () => await PlatformCertificates.DownloadAsync(client, Server.ApiV3Key),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature));
    }

    private JObject Row(string text, string key, string? serial = null) => new()
    {
        ["serial_no"] = serial ?? Server.PlatformSerial,
        ["encrypt_certificate"] = new JObject
        {
            ["algorithm"] = "AEAD_AES_256_GCM",
            ["nonce"] = "fdasflkja484",
            ["associated_data"] = "certificate",
            ["ciphertext"] = AesGcm.Encrypt(text, key, "fdasflkja484", "certificate"),
        },
    };
}
