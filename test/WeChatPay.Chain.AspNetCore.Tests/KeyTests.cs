using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WeChatPay.Sandbox;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>Keys that change while the application runs.</summary>
public sealed class KeyTests
{
    [Test]
    public async Task Configuration_ThatChanges_GivesTheRunningClientItsNewKeys()
    {
        using var before = new PlatformSigner();
        using var after = new PlatformSigner();
        var section = Shop.Section(before);
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(section),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", _ => Task.CompletedTask)));
        var client = shop.Services.GetRequiredService<WeChatPayClient>();
        Assert.That((await after.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"))).Status, Is.EqualTo(401));

        section[$"Certs:{after.KeyId}"] = after.PublicKeyPem;
        section["ApiV3Key"] = after.ApiV3Key;
        section["Serial"] = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
        ((IConfigurationRoot)section).Reload();

        Assert.That((await after.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"))).Status, Is.EqualTo(200));
        Assert.That(shop.Services.GetRequiredService<WeChatPayClient>(), Is.SameAs(client));
        Assert.That(client.Options.Serial, Is.EqualTo("5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
    }

    [TestCase("PrivateKey", "file:///nowhere/key.pem")]
    [TestCase("Mchid", "1900000110")]
    public async Task Configuration_ThatChangesToAWrongOne_LeavesTheOldKeysAndTells(string key, string value)
    {
        using var signer = new PlatformSigner();
        var section = Shop.Section(signer);
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(section),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", _ => Task.CompletedTask)));
        _ = shop.Services.GetRequiredService<WeChatPayClient>();

        section[key] = value;
        try
        {
            ((IConfigurationRoot)section).Reload();
        }
        // What ValidateOnStart of .NET watches raises its exception, too.
        catch (Exception)
        {
        }

        Assert.That((await signer.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"))).Status, Is.EqualTo(200));
        Assert.That(shop.Log.Own, Has.Some.Contains("Error 2012").And.None.Contains("BEGIN PRIVATE KEY"));
    }

    [Test]
    public async Task Certificates_OfAnApplication_AreRenewedWithoutACall()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = time, HasPlatformPublicKey = false });
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(Section(sandbox)).Configure(options => options.TimeProvider = time),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", _ => Task.CompletedTask)));
        var client = shop.Services.GetRequiredService<WeChatPayClient>();
        await UntilAsync(() => client.KeyUse.Count == 1);

        var serial = sandbox.Certificates.Add();
        for (var step = 0; step < 72 && client.KeyUse.Count == 1; step++)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(20);
        }
        // On a busy machine this clock overtakes a download, which fails by its time limit: the client tries again after a minute.
        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return client.KeyUse.Any(use => use.Serial == serial);
        });
    }

    [Test]
    public async Task Callback_SignedByANewCertificate_IsTaken()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { HasPlatformPublicKey = false });
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(Section(sandbox)),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", _ => Task.CompletedTask)));
        var client = shop.Services.GetRequiredService<WeChatPayClient>();
        await UntilAsync(() => client.KeyUse.Count == 1);

        sandbox.Certificates.SignWith(sandbox.Certificates.Add());
        var delivery = await sandbox.Signer.Callback("TRANSACTION.SUCCESS").SendAsync(shop.Url("/notify"));

        Assert.That(delivery.Status, Is.EqualTo(200));
        Assert.That(client.KeyUse.Single(static use => use.Callbacks > 0).Serial, Is.EqualTo(sandbox.PlatformSerial));
    }

    [TestCase("perhaps")]
    [TestCase("24:00:00")]
    public async Task CertificateRefresh_OfAnotherForm_IsRefusedAtTheStart(string value)
    {
        using var signer = new PlatformSigner();
        var section = Shop.Section(signer, "1900000109", ("CertificateRefresh", value));

        var error = await Assert.CatchAsync(() => Shop.StartAsync(services => services.AddWeChatPay(section), _ => { }));

        Assert.That(error!.Message, Does.Contain("`certificate_refresh"));
    }

    private static IConfiguration Section(SandboxServer sandbox) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Mchid"] = sandbox.Mchid,
        ["Serial"] = sandbox.MerchantSerial,
        ["PrivateKey"] = sandbox.MerchantPrivateKeyPem,
        ["ApiV3Key"] = sandbox.ApiV3Key,
        ["CertificateRefresh"] = "true",
        ["BaseUri"] = sandbox.BaseUri.AbsoluteUri,
    }).Build();

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var time = 0; !holds(); time++)
        {
            Assert.That(time, Is.LessThan(2_000), "It did not happen.");
            await Task.Delay(10);
        }
    }
}
