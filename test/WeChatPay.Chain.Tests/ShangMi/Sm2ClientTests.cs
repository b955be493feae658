using NUnit.Framework;
using WeChatPay.Certificates;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.ShangMi;

/// <summary>A client whose merchant has an SM2 key signs, verifies, encrypts and decrypts by SM2, SM3 and SM4, and takes nothing of RSA for it.</summary>
public sealed class Sm2ClientTests : Sm2Shop
{
    private const string Provinces = "v3/capital/capitallhh/areas/provinces";
    private const string Receivers = "v3/profitsharing/receivers/add";

    private WeChatPayOptions WithoutCerts => Options with { Certs = null, CertificateRefresh = new CertificateRefresh() };

    [Test]
    public async Task Get_WithoutCertificates_DownloadsThoseOfSm2()
    {
        using var client = new WeChatPayClient(WithoutCerts);
        var before = Server.Requests.Count;

        Assert.That((await client[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Server.Requests[before].Target, Is.EqualTo("/v3/certificates?algorithm_type=SM2"));
            Assert.That(client.KeyUse.Single().Serial, Is.EqualTo(Server.Sm2.PlatformSerial));
        }
    }

    [Test]
    public async Task Get_AfterTheCertificateChanged_DownloadsTheNewOne()
    {
        using var client = new WeChatPayClient(WithoutCerts);
        await client[Provinces].GetAsync();
        var old = Server.Sm2.PlatformSerial;
        var serial = Server.Sm2.Certificates.Add();
        Server.Sm2.Certificates.SignWith(serial);
        try
        {
            await client.RefreshCertificatesAsync();
            Assert.That((await client[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
            Assert.That(client.KeyUse.Select(static use => use.Serial), Is.EqualTo(new[] { old, serial }));
        }
        finally
        {
            Server.Sm2.Certificates.SignWith(old);
            Server.Sm2.Certificates.Remove(serial);
        }
    }

    [Test]
    public async Task DownloadAsync_ByClientsOfBothKinds_ListsTheirOwn()
    {
        using var rsa = new WeChatPayClient(Rsa() with { ApiV3Key = Server.ApiV3Key });

        Assert.That((await PlatformCertificates.DownloadAsync(Client)).Single().Serial, Is.EqualTo(Server.Sm2.PlatformSerial));
        Assert.That((await PlatformCertificates.DownloadAsync(rsa)).Single().Serial, Is.EqualTo(Server.PlatformSerial));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Post_WithASensitiveField_EncryptsItForTheCertificateAndOpensTheResponse(bool isRemote)
    {
        using var client = new WeChatPayClient(isRemote
            ? Options with { EncryptSensitiveFields = true, PrivateKey = null, Serial = null, Signer = new Remote(Server.Sm2) }
            : Options with { EncryptSensitiveFields = true });

        var response = await client[Receivers].PostAsync(
            new { json = new { appid = "wx8888888888888888", type = "MERCHANT_ID", account = "86693852", name = "张三", relation_type = "STORE" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)response.Json["name"], Is.EqualTo("张三"));
            Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(Server.Sm2.PlatformSerial));
            Assert.That(Server.Requests[^1].BodyText(), Does.Not.Contain("张三"));
        }
    }

    [Test]
    public async Task Post_WithASensitiveField_IsForTheCertificateThatEndsLast()
    {
        using var client = new WeChatPayClient(WithoutCerts with { EncryptSensitiveFields = true });
        var shorter = Server.Sm2.Certificates.Add(TimeSpan.FromDays(30));
        try
        {
            await client[Receivers].PostAsync(
                new { json = new { appid = "wx8888888888888888", type = "MERCHANT_ID", account = "86693852", name = "张三", relation_type = "STORE" } });

            Assert.That(client.KeyUse.Select(static use => use.Serial), Does.Contain(shorter));
            Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(Server.Sm2.PlatformSerial));
        }
        finally
        {
            Server.Sm2.Certificates.Remove(shorter);
        }
    }

    [Test]
    public void Post_WithASensitiveFieldForAKeyOfTheOtherKind_IsRefused()
    {
        using var client = new WeChatPayClient(Options with { Certs = Both(), EncryptSensitiveFields = true });
        var before = Server.Requests.Count;

        Assert.That(
            () => client[Receivers].Post(new
            {
                json = new { appid = "wx8888888888888888", type = "MERCHANT_ID", account = "86693852", name = "张三", relation_type = "STORE" },
                headers = new Dictionary<string, string> { ["Wechatpay-Serial"] = Server.PlatformKeyId },
            }),
            Throws.ArgumentException.With.Message.Contains("both must be of one kind").And.Message.EndsWith("Nothing was sent."));
        Assert.That(Server.Requests, Has.Count.EqualTo(before));
    }

    [Test]
    public void Get_WithKeysOfBothKinds_NamesNoRsaKey()
    {
        using var client = new WeChatPayClient(Options with { Certs = Both() });

        Assert.That(client[Provinces].Get().StatusCode, Is.EqualTo(200));
        Assert.That(Server.Requests[^1].Headers, Does.Not.ContainKey("Wechatpay-Serial"));
    }

    [TestCase("TRANSACTION.SUCCESS")]
    [TestCase("BRAND_MEMBER_CARD_SP.USER_CARD.CREATE")]
    public async Task Parse_ACallbackOfSm2_IsVerifiedAndOpened(string eventType)
    {
        using var client = new WeChatPayClient(Options with { EncryptSensitiveFields = true });
        var signed = Server.Sm2.Signer.Callback(eventType);

        var callback = await client.CreateCallbackParser().ParseAsync(signed.Headers, signed.Body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(callback.EventType, Is.EqualTo(eventType));
            Assert.That(System.Text.Encoding.UTF8.GetString(signed.Body), Does.Contain("AEAD_SM4_GCM"));
            Assert.That(signed.Headers["Wechatpay-Signature-Type"], Is.EqualTo("WECHATPAY2-SM2-WITH-SM3"));
            if (callback.Resource["phone_number"] is { } phone)
                Assert.That((string?)phone, Has.Length.LessThan(40), "It is still encrypted.");
        }
    }

    [Test]
    public void Call_ByAClientOfSm2AgainstAResponseOfRsa_IsNotProven()
    {
        // The platform's RSA key is known, and the merchant signs by SM2: the request asks for nothing of RSA.
        using var signer = new PlatformSigner();
        using var client = new WeChatPayClient(Options with { Transport = new FakeTransport(_ => signer.Response(new { })) });

        var error = Assert.Throws<WeChatPayVerificationException>(() => client[Provinces].Get())!;

        Assert.That(error.Check, Is.EqualTo(VerificationCheck.Serial));
    }

    [TestCase("", "")]
    [TestCase("WECHATPAY2-SHA256-RSA2048", "WECHATPAY2-SHA256-RSA2048")]
    [TestCase("wechatpay2-sm2-with-sm3", "wechatpay2-sm2-with-sm3")]
    public void Call_WhoseResponseNamesAnotherTypeThanItsKey_IsNotProven(string type, string shown)
    {
        using var signer = new PlatformSigner(new() { Algorithm = PlatformAlgorithm.Sm2 });
        using var client = new WeChatPayClient(Options with
        {
            Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
            Transport = new FakeTransport(_ => signer.Response(new { }, headers: new Dictionary<string, string> { ["Wechatpay-Signature-Type"] = type })),
        });

        var error = Assert.Throws<WeChatPayVerificationException>(() => client[Provinces].Get())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Check, Is.EqualTo(VerificationCheck.Signature));
            Assert.That(error.Message, Does.Contain($"Wechatpay-Signature-Type is `{shown}`").And.Contain("an SM2 key").And.Not.Contain("changed on the way"));
        }
    }

    [Test]
    public void ClientSignature_OfAnSm2Key_IsRefused() => Assert.That(
        () => Client.ClientSignature.Jsapi("wx8888888888888888", "wx1"),
        Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("RSA key").And.Message.Contains("Nothing was signed."));

    [Test]
    public void Build_WithAnSm2KeyWhereRsaIsNeeded_IsRefused() => Assert.That(
        () => new WeChatPayClient(Options with { PublicKeyV2 = Sm2TestKeys.Merchant.PublicPem }),
        Throws.ArgumentException.With.Message.Contains("`v2_public_key` is an SM2 key, and an RSA key is needed"));

    [Test]
    public void Build_WithTheMerchantsOwnCertificateAmongCerts_IsRefused() => Assert.That(
        () => new WeChatPayClient(Options with
        {
            PrivateKey = Sm2TestKeys.Merchant.PrivatePem,
            Serial = Sm2TestKeys.Merchant.Serial,
            Certs = new Dictionary<string, KeySource> { [Sm2TestKeys.Platform.Serial] = Sm2TestKeys.Merchant.PublicPem },
        }),
        Throws.ArgumentException.With.Message.Contains("your own key"));

    [Test]
    public async Task Call_BySm2AfterRsa_AreTwoClientsOfOneMerchant()
    {
        using var rsa = new WeChatPayClient(Rsa());
        var number = NewNumber();

        await rsa[Orders].PostAsync(new { json = Order(number) });
        var queried = await Client[OneOrder].GetAsync(new { out_order_no = number });

        Assert.That((string?)queried.Json["out_order_no"], Is.EqualTo(number));
    }

    [TestCase("WECHATPAY2-SHA256-RSA2048", "another of this sandbox's keys")]
    [TestCase("WECHATPAY2-SM3", "neither WECHATPAY2-SHA256-RSA2048 nor WECHATPAY2-SM2-WITH-SM3")]
    public void Send_UnderAnotherScheme_IsRefusedByTheSandbox(string scheme, string said)
    {
        using var client = new WeChatPayClient(Options with
        {
            Transport = new RewritingTransport(request => request.Headers.TryAddWithoutValidation(
                "Authorization", scheme + TakeAuthorization(request)["WECHATPAY2-SM2-WITH-SM3".Length..])),
        });

        var error = Assert.Throws<WeChatPayApiException>(() => client[Provinces].Get())!;

        Assert.That(error.Message, Does.Contain(said));
    }

    private static string TakeAuthorization(HttpRequestMessage request)
    {
        var given = request.Headers.GetValues("Authorization").Single();
        request.Headers.Remove("Authorization");
        return given;
    }

    private WeChatPayOptions Rsa() => Options with
    {
        Serial = Server.MerchantSerial,
        PrivateKey = Server.MerchantPrivateKeyPem,
        Certs = new Dictionary<string, KeySource>
        {
            [Server.PlatformKeyId] = Server.PlatformPublicKeyPem,
            [Server.PlatformSerial] = Server.PlatformCertificatePem,
        },
    };

    private Dictionary<string, KeySource> Both() => new()
    {
        [Server.Sm2.PlatformSerial] = Server.Sm2.PlatformCertificatePem,
        [Server.PlatformKeyId] = Server.PlatformPublicKeyPem,
    };

    private sealed class Remote(WeChatPay.Sandbox.SandboxSm2 keys) : IMerchantSigner
    {
        private readonly LocalMerchantSigner _local = new(keys.MerchantPrivateKeyPem, keys.MerchantSerial);

        public string? Serial => _local.Serial;

        public KeySource? PublicKey { get; } = PublicOf(keys.MerchantPrivateKeyPem);

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => _local.SignAsync(message, cancellationToken);

        public ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken) =>
            _local.DecryptAsync(ciphertext, cancellationToken);

        private static byte[] PublicOf(string pem)
        {
            var key = (Org.BouncyCastle.Crypto.Parameters.ECPrivateKeyParameters)Org.BouncyCastle.Security.PrivateKeyFactory.CreateKey(
                Convert.FromBase64String(string.Concat(pem.Split('\n').Where(static line => !line.StartsWith('-')))));
            var point = key.Parameters.G.Multiply(key.D).Normalize();
            return Org.BouncyCastle.X509.SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(
                new Org.BouncyCastle.Crypto.Parameters.ECPublicKeyParameters("EC", point, key.PublicKeyParamSet)).GetDerEncoded();
        }
    }
}
