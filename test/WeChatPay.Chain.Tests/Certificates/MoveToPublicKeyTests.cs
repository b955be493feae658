using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Sandbox;
using WeChatPay.Testing;

namespace WeChatPay.Tests.Certificates;

/// <summary>A merchant who moves from certificates to the platform public key has both for a while.</summary>
public sealed class MoveToPublicKeyTests : RefreshFixture
{
    protected override SandboxOptions SandboxOptions => new();

    private WeChatPayOptions Both => Options with { Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = Server.PlatformPublicKeyPem } };

    [Test]
    public async Task KeyUse_WhileAMerchantMoves_CountsEachKeyForItself()
    {
        using var client = new WeChatPayClient(Both);
        await client.RefreshCertificatesAsync();
        var parser = client.CreateCallbackParser();
        var callback = Server.Signer.Callback("TRANSACTION.SUCCESS");

        await client[Provinces].GetAsync();
        await client[Provinces].GetAsync(new { headers = new { Wechatpay_Serial = Server.PlatformSerial } });
        await client[Provinces].GetAsync(new { headers = new { Wechatpay_Serial = Server.PlatformSerial } });
        parser.Parse(callback.Headers, callback.Body);

        var uses = client.KeyUse.ToDictionary(static use => use.Serial);
        Assert.That(uses.Keys, Is.EqualTo(new[] { Server.PlatformKeyId, Server.PlatformSerial }));
        Assert.That((uses[Server.PlatformKeyId].Responses, uses[Server.PlatformKeyId].Callbacks), Is.EqualTo((1L, 1L)));
        Assert.That((uses[Server.PlatformSerial].Responses, uses[Server.PlatformSerial].Callbacks), Is.EqualTo((2L, 0L)));
        Assert.That(uses[Server.PlatformKeyId].LastUsed, Is.EqualTo(Time.GetUtcNow()));
        Assert.That((uses[Server.PlatformKeyId].NotAfter, uses[Server.PlatformSerial].NotAfter is not null), Is.EqualTo(((DateTimeOffset?)null, true)));
    }

    [Test]
    public async Task Call_OfAClientWithBoth_AsksForThePublicKey()
    {
        using var client = new WeChatPayClient(Both);
        await client.RefreshCertificatesAsync();

        await client[Provinces].GetAsync();

        Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
    }
}

/// <summary>A new merchant has the platform public key alone.</summary>
public sealed class NoCertificateTests : RefreshFixture
{
    protected override SandboxOptions SandboxOptions => new() { HasPlatformCertificate = false };

    [Test]
    public async Task Refresh_OfAMerchantWithoutCertificates_EndsWithOneLineOfTheLog()
    {
        using var client = new WeChatPayClient(
            Options with { Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = Server.PlatformPublicKeyPem } });

        for (var day = 0; day < 3; day++)
        {
            Assert.That((await client[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
            await SettleAsync(client, 1);
            Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.That(Downloads, Is.EqualTo(1));
        Assert.That(Log.Lines, Has.Exactly(1).Contains("WeChat Pay public key").And.Exactly(1).Matches("^Warning"));
    }

    [Test]
    public async Task Call_OfAMerchantWithoutCertificatesAndWithoutPublicKey_SaysWhatToConfigure()
    {
        using var client = new WeChatPayClient(Options);

        for (var time = 0; time < 2; time++)
        {
            var error = (await Assert.ThrowsAsync<WeChatPayNotConfiguredException>(async () => await client[Provinces].GetAsync()))!;
            Assert.That(error.Message, Does.Contain("pub_key.pem").And.EndsWith("Nothing was sent."));
        }
        Assert.That(Downloads, Is.EqualTo(1));
    }
}
