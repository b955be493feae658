using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Brands;

/// <summary>A brand signs the paths that begin with <c>brand/</c>, the merchant all others, and neither in the place of the other.</summary>
public sealed class BrandClientTests : BrandShop
{
    private const string Provinces = "v3/capital/capitallhh/areas/provinces";

    private static readonly object Page = new { offset = 0, limit = 10 };

    [Test]
    public async Task Get_APathOfBrandsInSixStyles_IsSignedByTheBrand()
    {
        dynamic instance = Client;
        var query = new { query = Page };
        WeChatPayResponse[] responses =
        [
            await Client[Cards].GetAsync(query),
            Client.chain(Cards).Get(query),
            await Client["brand"]["cardMember"]["cards"].GetAsync(query),
            await instance.brand.cardMember.cards.getAsync(query),
            instance.chain("brand/card-member/cards").get(query),
            instance["brand/card-member/cards"].get(query),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var response in responses)
            {
                Assert.That(response.StatusCode, Is.EqualTo(200));
                Assert.That(response.Header("Wechatpay-Signature-Type"), Is.EqualTo("WECHATPAY-BRAND-SHA256-RSA2048"));
            }
            foreach (var request in Server.Requests.TakeLast(responses.Length))
            {
                Assert.That(request.Headers["Authorization"], Does.StartWith("WECHATPAY-BRAND-SHA256-RSA2048 brand_id="));
                Assert.That(request.Headers["Authorization"], Does.Contain($"serial_no=\"{Server.Brand.Serial}\"").And.Not.Contain("mchid"));
                Assert.That(request.Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
                Assert.That(request.Target, Is.EqualTo("/brand/card-member/cards?offset=0&limit=10"));
            }
        }
    }

    [Test]
    public void Get_AMerchantsPath_IsSignedByTheMerchant()
    {
        Assert.That(Client[Provinces].Get().StatusCode, Is.EqualTo(200));
        Assert.That(Server.Requests[^1].Headers["Authorization"], Does.StartWith("WECHATPAY2-SHA256-RSA2048 mchid="));
    }

    [Test]
    public void Get_WithTheBrandsKeysAlone_MakesItsCallsAndNoOther()
    {
        using var client = new WeChatPayClient(Options with { Mchid = null, Serial = null, PrivateKey = null, ApiV3Key = null });
        var before = Server.Requests.Count;

        Assert.That(client[Cards].Get(new { query = Page }).StatusCode, Is.EqualTo(200));
        var error = Assert.Throws<WeChatPayNotConfiguredException>(() => client[Provinces].Get())!;

        Assert.That(error.Message, Does.Contain("without mchid, serial and privateKey"));
        Assert.That(Server.Requests, Has.Count.EqualTo(before + 1));
    }

    [Test]
    public void Get_WithoutABrand_SaysWhatIsMissing()
    {
        using var client = new WeChatPayClient(Options with { Brand = null });
        var before = Server.Requests.Count;

        Assert.That(
            () => client[Cards].Get(new { query = Page }),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("without `brand`").And.Message.Contains("Nothing was sent."));
        Assert.That(Server.Requests, Has.Count.EqualTo(before));
    }

    [Test]
    public void Get_WithCertificatesAlone_IsRefusedBeforeItIsSent()
    {
        using var client = new WeChatPayClient(
            Options with { Certs = new Dictionary<string, KeySource> { [Server.PlatformSerial] = Server.PlatformCertificatePem } });
        var before = Server.Requests.Count;

        Assert.That(
            () => client[Cards].Get(new { query = Page }),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("the platform's public key"));
        Assert.That(Server.Requests, Has.Count.EqualTo(before));
    }

    [TestCase("/brand/card-member/cards")]
    public void Get_APathWithItsSlash_IsTheBrands(string path)
    {
        string? scheme = null;
        using var signer = new PlatformSigner(new() { IsBrand = true });
        using var client = new WeChatPayClient(Options with
        {
            Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
            Transport = new FakeTransport(request =>
            {
                scheme = request.Headers.Authorization!.Scheme;
                return signer.Response(new { });
            }),
        });

        client[path].Get();

        Assert.That(scheme, Is.EqualTo("WECHATPAY-BRAND-SHA256-RSA2048"));
    }

    [TestCase("", true)]
    [TestCase("WECHATPAY2-SHA256-RSA2048", true)]
    [TestCase("WECHATPAY-BRAND-SHA256-RSA2048", true)]
    [TestCase("WECHATPAY2-SM2-WITH-SM3", false)]
    [TestCase("WECHATPAY-BRAND-SM2-WITH-SM3", false)]
    public void Get_WhoseResponseHasAType_IsProvenByTheTypesOfRsa(string type, bool isProven)
    {
        using var client = ClientAgainst(type);

        if (isProven)
            Assert.That(client[Cards].Get().StatusCode, Is.EqualTo(200));
        else
            Assert.That(() => client[Cards].Get(), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void Get_AMerchantsResponseOfTheBrandsType_IsNotProven()
    {
        using var client = ClientAgainst("WECHATPAY-BRAND-SHA256-RSA2048");

        Assert.That(() => client[Provinces].Get(), Throws.InstanceOf<WeChatPayVerificationException>().With.Message.Contains("Wechatpay-Signature-Type"));
    }

    [Test]
    public void Post_WithASensitiveField_EncryptsItAndOpensTheResponse()
    {
        using var client = new WeChatPayClient(Options with { EncryptSensitiveFields = true });

        var response = client[Members].Post(new { user_card_code = "478515832665", json = new { out_request_no = "N1", phone_number = "13800138000" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)response.Json["phone_number"], Is.EqualTo("13800138000"));
            Assert.That(Server.Requests[^1].BodyText(), Does.Not.Contain("13800138000"));
            Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
        }
    }

    [Test]
    public void Get_AfterTheBrandsKeysWereReplaced_IsSignedWithTheNewOnes()
    {
        using var client = new WeChatPayClient(Options with { Brand = BrandOf(Server) with { Serial = "5A00", PrivateKey = TestKeys.MerchantPem } });
        Assert.That(() => client[Cards].Get(new { query = Page }), Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("SIGN_ERROR"));

        client.ReplaceKeys(Options);

        Assert.That(client[Cards].Get(new { query = Page }).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Parse_CallbacksOfTheBrandAndOfTheMerchant_AreToldApart()
    {
        var parser = Client.CreateCallbackParser();
        var ofBrand = Server.Brand.Signer.Callback("BRAND_MEMBER_CARD.USER_CARD.CREATE", new { user_card_code = "1" });
        var ofMerchant = Server.Signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1" });

        var brands = await parser.ParseAsync(ofBrand.Headers, ofBrand.Body);
        var merchants = await parser.ParseAsync(ofMerchant.Headers, ofMerchant.Body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)brands.Resource["user_card_code"], brands.IsBrand), Is.EqualTo(("1", true)));
            Assert.That(((string?)merchants.Resource["out_trade_no"], merchants.IsBrand), Is.EqualTo(("N1", false)));
        }
    }

    [Test]
    public void Parse_WithTheBrandsKeyAloneACallbackOfAMerchant_NamesTheKeyThatWasTried()
    {
        using var signer = new PlatformSigner();
        var parser = new WeChatPay.Callbacks.CallbackParser(new()
        {
            Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
            BrandApiKey = "0123456789abcdefghijklmnopqrstuv",
        });
        var callback = signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1" });

        Assert.That(
            () => parser.Parse(callback.Headers, callback.Body),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Message.Contains("`BrandApiKey` does not decrypt it"));
    }

    [Test]
    public void Parse_ACallbackOfTheBrandsTypeUnderTheMerchantsKey_IsNotBelieved()
    {
        using var signer = new PlatformSigner(new() { IsBrand = true });
        var parser = new WeChatPay.Callbacks.CallbackParser(new()
        {
            Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
            ApiV3Key = signer.ApiV3Key,
            BrandApiKey = "0123456789abcdefghijklmnopqrstuv",
        });
        var callback = signer.Callback("BRAND_MEMBER_CARD.USER_CARD.CREATE", new { user_card_code = "1" });

        var error = Assert.Throws<WeChatPayVerificationException>(() => parser.Parse(callback.Headers, callback.Body))!;

        Assert.That(error.Message, Does.Contain("`BrandApiKey` does not decrypt it").And.Not.Contain(signer.ApiV3Key));
    }

    [Test]
    public void Parse_ACallbackOfABrandByAMerchantsParser_IsNotBelieved()
    {
        using var signer = new PlatformSigner(new() { IsBrand = true });
        var parser = new WeChatPay.Callbacks.CallbackParser(new()
        {
            Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
            ApiV3Key = signer.ApiV3Key,
        });
        var callback = signer.Callback("BRAND_MEMBER_CARD.USER_CARD.CREATE", new { user_card_code = "1" });

        Assert.That(() => parser.Parse(callback.Headers, callback.Body), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [TestCase("brand_id", "1004a", "`brand.brand_id` is a text of 5 characters")]
    [TestCase("brand_id", null, "`brand.brand_id` is missing")]
    [TestCase("serial", null, "`brand.serial` is missing")]
    [TestCase("serial", "", "`brand.serial` is ")]
    [TestCase("privateKey", null, "`brand.privateKey` is missing")]
    [TestCase("privateKey", "nonsense", "`brand.privateKey`: This is not an RSA or SM2 private key")]
    [TestCase("apiKey", "short", "`brand.apiKey` has 5 bytes")]
    [TestCase("apikey", "short", "`brand` has `apikey`, which is none of brand_id, serial, privateKey, apiKey")]
    public void Build_WithAWrongPieceOfTheBrand_SaysWhich(string piece, string? value, string said)
    {
        var brand = new Dictionary<string, object?>
        {
            ["brand_id"] = "1004",
            ["serial"] = Server.Brand.Serial,
            ["privateKey"] = Server.Brand.PrivateKeyPem,
            ["apiKey"] = Server.Brand.ApiKey,
        };
        brand[piece] = value;

        Assert.That(() => TestKeys.ClientWith("brand", brand), Throws.ArgumentException.With.Message.StartsWith(said));
    }

    [Test]
    public void Build_WithAnSm2KeyOfTheBrand_IsRefused() => Assert.That(
        () => new WeChatPayClient(Options with { Brand = BrandOf(Server) with { PrivateKey = Sm2TestKeys.Merchant.PrivatePem } }),
        Throws.ArgumentException.With.Message.Contains("`brand.privateKey` is an SM2 key"));

    [Test]
    public void Send_SchemeAndPathMixedUp_IsRefusedByTheSandbox()
    {
        using var client = new WeChatPayClient(Options with { Transport = new RewritingTransport(Move) });

        Assert.That(
            () => client[Provinces].Get(), Throws.InstanceOf<WeChatPayApiException>().With.Message.Contains("is not WECHATPAY-BRAND-SHA256-RSA2048"));
        Assert.That(
            () => client[Cards].Get(), Throws.InstanceOf<WeChatPayApiException>().With.Message.Contains("is neither WECHATPAY2-SHA256-RSA2048 nor"));
    }

    private WeChatPayClient ClientAgainst(string type)
    {
        var signer = new PlatformSigner();
        return new WeChatPayClient(Options with
        {
            Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
            Transport = new FakeTransport(
                _ => signer.Response(new JObject(), headers: new Dictionary<string, string> { ["Wechatpay-Signature-Type"] = type })),
        });
    }

    // A merchant's request to a brand's path, and the other way round.
    private static void Move(HttpRequestMessage request)
    {
        var isBrand = request.RequestUri!.AbsolutePath.StartsWith("/brand/", StringComparison.Ordinal);
        request.RequestUri = new Uri(request.RequestUri, isBrand ? $"/{Provinces}" : $"/{Cards}");
    }
}
