using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>Merchants from the configuration.</summary>
public sealed class MerchantTests
{
    private PlatformSigner _signer = null!;

    [OneTimeSetUp]
    public void CreateSigner() => _signer = new PlatformSigner();

    [OneTimeTearDown]
    public void DisposeOfSigner() => _signer.Dispose();

    [Test]
    public async Task Section_InItsTwoSpellings_BecomesTheOptionsOfTheClient()
    {
        var section = Shop.Section(
            _signer,
            "1900000109",
            ("BaseUri", "https://pay.example.com/"),
            ("timeout", "2.5"),
            ("Encrypt_Sensitive_Fields", "true"),
            ("MaxResponseBytes", "2000"),
            ("AllowedHosts:0", "a.example.com"),
            ("AllowedHosts:1", "b.example.com"),
            ("Validate", "Throw"),
            ("Headers:X-Shop", "1"));
        await using var shop = await Shop.StartAsync(services => services.AddWeChatPay(section), _ => { });

        var options = shop.Services.GetRequiredService<WeChatPayClient>().Options;

        Assert.Multiple(() =>
        {
            Assert.That(options.BaseUri, Is.EqualTo(new Uri("https://pay.example.com/")));
            Assert.That(options.Timeout, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
            Assert.That(options.EncryptSensitiveFields, Is.True);
            Assert.That(options.MaxResponseBytes, Is.EqualTo(2000));
            Assert.That(options.AllowedHosts, Is.EqualTo(new[] { "a.example.com", "b.example.com" }));
            Assert.That(options.Validate, Is.EqualTo(ValidationMode.Throw));
            Assert.That(options.Headers!["X-Shop"], Is.EqualTo("1"));
            Assert.That(options.Certs!.Keys, Is.EqualTo(new[] { _signer.KeyId }));
            Assert.That(options.Logger, Is.Not.Null);
        });
    }

    [TestCase("Brand:BrandId", "Brand:Serial", "Brand:PrivateKey", "Brand:ApiKey")]
    [TestCase("brand:brand_id", "brand:serial", "brand:privateKey", "brand:apiKey")]
    public async Task Callback_OfABrandInTheSection_IsReadWithTheBrandsKey(string id, string serial, string privateKey, string apiKey)
    {
        using var brand = new PlatformSigner(new() { IsBrand = true, KeyId = _signer.KeyId, PrivateKeyPem = _signer.PrivateKeyPem });
        var section = Shop.Section(
            _signer, "1900000109", (id, "1004"), (serial, "5A00"), (privateKey, Shop.MerchantKey), (apiKey, brand.ApiV3Key));
        var seen = new List<(string, bool)>();
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(section),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks
                .On("BRAND_MEMBER_CARD.USER_CARD.CREATE", callback =>
                {
                    seen.Add(((string)callback.Resource["user_card_code"]!, callback.IsBrand));
                    return Task.CompletedTask;
                })
                .On("TRANSACTION.SUCCESS", callback =>
                {
                    seen.Add(((string)callback.Resource["out_trade_no"]!, callback.IsBrand));
                    return Task.CompletedTask;
                })));

        var first = await brand.Callback("BRAND_MEMBER_CARD.USER_CARD.CREATE", new { user_card_code = "U1" }).SendAsync(shop.Url("/notify"));
        var second = await _signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1" }).SendAsync(shop.Url("/notify"));

        Assert.That((first.IsAccepted, second.IsAccepted), Is.EqualTo((true, true)), $"{first} {second}");
        Assert.That(seen, Is.EqualTo(new[] { ("U1", true), ("N1", false) }));
        Assert.That(shop.Services.GetRequiredService<WeChatPayClient>().Options.Brand!.BrandId, Is.EqualTo("1004"));
    }

    [TestCase("Serial", "", "`serial`")]
    [TestCase("PrivateKey", "file:///nowhere/key.pem", "The key file does not exist")]
    [TestCase("ApiV3Key", "short", "`apiV3Key`")]
    [TestCase("Timeout", "soon", "`timeout`")]
    [TestCase("EncryptSensitiveFields", "perhaps", "`encrypt_sensitive_fields`")]
    [TestCase("MaxResponseBytes", "10 MB", "`max_response_bytes`")]
    [TestCase("Handler", "x", "`handler` cannot be given by the configuration")]
    [TestCase("Brand:BrandId", "x", "`brand.brand_id`")]
    [TestCase("Brand:Nick", "x", "`brand` has `Nick`")]
    [TestCase("Mchidd", "1", "`Mchidd` is not a key of the configuration")]
    public async Task Application_WithAWrongSetting_DoesNotStartAndSaysWhich(string key, string value, string said)
    {
        var section = Shop.Section(_signer, "1900000109", (key, value));

        var error = await Assert.CatchAsync(() => Shop.StartAsync(services => services.AddWeChatPay(section), _ => { }));

        Assert.That(error!.Message, Does.Contain(said));
        Assert.That(error.ToString(), Does.Not.Contain(_signer.ApiV3Key).And.Not.Contains("BEGIN PRIVATE KEY"));
    }

    [Test]
    public void Application_WithoutTheSection_DoesNotStartAndNamesIt()
    {
        var section = new ConfigurationBuilder().Build().GetSection("Shop:WeChatPay");

        Assert.That(
            async () => await Shop.StartAsync(services => services.AddWeChatPay(section), _ => { }),
            Throws.ArgumentException.With.Message.StartsWith("The configuration has no section `Shop:WeChatPay`"));
    }

    [Test]
    public async Task Merchants_ByName_AreKeyedServicesWithKeysOfTheirOwn()
    {
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay(Shop.Section(_signer));
                services.AddWeChatPay("shop2", Shop.Section(_signer, "1900000110"));
            },
            _ => { });

        Assert.Multiple(() =>
        {
            Assert.That(shop.Services.GetRequiredService<WeChatPayClient>().Options.Mchid, Is.EqualTo("1900000109"));
            Assert.That(shop.Services.GetRequiredKeyedService<WeChatPayClient>("shop2").Options.Mchid, Is.EqualTo("1900000110"));
            Assert.That(shop.Services.GetRequiredService<WeChatPayMerchants>().Names, Is.EqualTo(new[] { "", "shop2" }));
            Assert.That(() => shop.Services.GetRequiredService<WeChatPayMerchants>().Get("shop3"), Throws.ArgumentException.With.Message.Contains("`shop2`"));
        });
    }

    [Test]
    public async Task Callback_WithTheSerialOfOneMerchant_GoesToThatMerchant()
    {
        using var other = new PlatformSigner();
        var seen = new List<string>();
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay("one", Shop.Section(_signer));
                services.AddWeChatPay("two", Shop.Section(other, "1900000110"));
            },
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", (_, context) =>
            {
                seen.Add(context.Merchant.Name);
                return Task.CompletedTask;
            })));

        await other.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"));
        await _signer.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"));

        Assert.That(seen, Is.EqualTo(new[] { "two", "one" }));
    }

    [Test]
    public async Task Callback_OfMerchantsThatShareAPlatformKey_GoesToTheOneWhoseKeyDecryptsIt()
    {
        using var other = new PlatformSigner(new PlatformSignerOptions { KeyId = _signer.KeyId, PrivateKeyPem = _signer.PrivateKeyPem });
        var seen = new List<string>();
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay("one", Shop.Section(_signer));
                services.AddWeChatPay("two", Shop.Section(other, "1900000110"));
            },
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", (_, context) =>
            {
                seen.Add(context.Merchant.Name);
                return Task.CompletedTask;
            })));

        var delivery = await other.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"));

        Assert.That((delivery.Status, seen.Single()), Is.EqualTo((200, "two")));
    }

    [TestCase("one", 200)]
    [TestCase("two", 401)]
    [TestCase("three", 404)]
    public async Task Route_WithAVariable_NamesTheMerchant(string name, int status)
    {
        using var other = new PlatformSigner();
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay("one", Shop.Section(_signer));
                services.AddWeChatPay("two", Shop.Section(other, "1900000110"));
            },
            app => app.MapWeChatPayCallbacks("/pay/{merchant}/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", _ => Task.CompletedTask)));

        var delivery = await _signer.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url($"/pay/{name}/notify"));

        Assert.That(delivery.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task CallbackSettings_ThatCodeAdds_ReachTheParser()
    {
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(Shop.Section(_signer)).ConfigureCallbacks(static options => options.SignTypeV2 = "HMAC-SHA256"),
            app => app.MapWeChatPayCallbacksV2("/notify", callbacks => callbacks.On("transaction-success", _ => Task.CompletedTask)));

        var delivery = await _signer.CallbackV2(new { return_code = "SUCCESS", mch_id = "1900000109", transaction_id = "1" }).SendAsync(shop.Url("/notify"));

        Assert.That(delivery.Status, Is.EqualTo(401), "MD5 where HMAC-SHA256 is asked for");
    }

    [Test]
    public async Task Client_OfTheContainer_IsClosedWithTheApplication()
    {
        WeChatPayClient client;
        await using (var shop = await Shop.StartAsync(services => services.AddWeChatPay(Shop.Section(_signer)), _ => { }))
            client = shop.Services.GetRequiredService<WeChatPayClient>();

        Assert.That(async () => await client["v3/certificates"].GetAsync(), Throws.Exception);
    }
}
