using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A merchant with the platform public key, with the certificate, or with both.</summary>
internal sealed class PlatformKeysTests : SandboxFixture
{
    private const string Query = "/v3/hire-power-bank/user-qualifications/o1?service_id=1&appid=wx8888888888888888";

    [Test]
    public async Task Response_InTransition_FollowsTheHeader()
    {
        Assert.That((await AskAsync(Server, null)).Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId), "before the certificate was read");
        var serial = Server.PlatformSerial;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await AskAsync(Server, Server.PlatformKeyId)).Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
            Assert.That((await AskAsync(Server, serial)).Headers["Wechatpay-Serial"], Is.EqualTo(serial));
            Assert.That((await AskAsync(Server, null)).Headers["Wechatpay-Serial"], Is.EqualTo(serial));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Response_ForTheCertificateAlone_IsAlwaysSignedByIt(bool asksForTheCertificate)
    {
        await using var server = await StartAsync(hasPublicKey: false, hasCertificate: true);
        using var certificate = X509Certificate2.CreateFromPem(server.PlatformCertificatePem);
        using var key = certificate.GetRSAPublicKey()!;

        var reply = await AskAsync(server, asksForTheCertificate ? server.PlatformSerial : null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(server.PlatformSerial), reply.Text);
            Assert.That(reply.IsSignedBy(key.ExportSubjectPublicKeyInfoPem()), Is.True);
            Assert.That(server.Signer.KeyId, Is.EqualTo(server.PlatformSerial));
            Assert.That(() => server.PlatformKeyId, Throws.InvalidOperationException.With.Message.Contains("HasPlatformPublicKey"));
            Assert.That(() => server.PlatformPublicKeyPem, Throws.InvalidOperationException);
        }
    }

    [TestCase(null)]
    [TestCase("5A00000000000000000000000000000000000000")]
    public async Task Response_ForThePublicKeyAlone_IsAlwaysSignedByIt(string? wanted)
    {
        await using var server = await StartAsync(hasPublicKey: true, hasCertificate: false);

        Assert.That((await AskAsync(server, wanted)).IsSignedBy(server.PlatformPublicKeyPem), Is.True);
    }

    [Test]
    public void Options_WithNeither_AreRefused() => Assert.That(
        async () => await StartAsync(hasPublicKey: false, hasCertificate: false),
        Throws.ArgumentException.With.Message.Contains("HasPlatformPublicKey").And.Message.Contains("not started"));

    private static Task<SandboxServer> StartAsync(bool hasPublicKey, bool hasCertificate) => SandboxServer.StartAsync(new SandboxOptions
    {
        MerchantPrivateKeyPem = Keys.Merchant,
        PlatformPrivateKeyPem = Keys.Platform,
        HasPlatformPublicKey = hasPublicKey,
        HasPlatformCertificate = hasCertificate,
    });

    private Task<Reply> AskAsync(SandboxServer server, string? serial) => SendAsync(
        new Draft(server, HttpMethod.Get, Query) { Headers = serial is null ? [] : [("Wechatpay-Serial", serial)] }
            .At(server == Server ? Time.GetUtcNow() : TimeProvider.System.GetUtcNow()));
}
