using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Sandbox.Tests;

internal sealed class ResponseSigningTests : SandboxFixture
{
    [Test]
    public async Task Response_WithoutAskedSerial_IsSignedByThePublicKey()
    {
        var reply = await SendAsync(Post(Order()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
            Assert.That(reply.Headers["Wechatpay-Signature-Type"], Is.EqualTo("WECHATPAY2-SHA256-RSA2048"));
            Assert.That(reply.Headers["Wechatpay-Nonce"], Does.Match("^[0-9A-Za-z]{32}$"));
            Assert.That(Seconds(reply), Is.EqualTo(Start.ToUnixTimeSeconds()));
            Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
        }
    }

    [Test]
    public async Task Response_AskedForThePublicKey_IsSignedByIt()
    {
        var reply = await SendAsync(Post(Order()) with { Headers = [("Wechatpay-Serial", Server.PlatformKeyId)] });

        Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
        Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
    }

    [Test]
    public async Task Response_AskedForTheCertificate_IsSignedByIt()
    {
        var reply = await SendAsync(Post(Order()) with { Headers = [("Wechatpay-Serial", Server.PlatformSerial)] });

        using var certificate = X509Certificate2.CreateFromPem(Server.PlatformCertificatePem);
        using var key = certificate.GetRSAPublicKey()!;
        Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(certificate.SerialNumber));
        Assert.That(reply.IsSignedBy(key.ExportSubjectPublicKeyInfoPem()), Is.True);
    }

    [Test]
    public async Task Response_WithAnError_IsNotSigned()
    {
        var notFound = await SendAsync(Get(Draft.Path + "/nobody"));
        var refused = await SendAsync(Post(Order()).ToUnsigned());

        Assert.That(notFound.Headers.Keys.Concat(refused.Headers.Keys), Has.None.StartsWith("Wechatpay-"));
    }

    [Test]
    public async Task Response_OfEveryKind_HasARequestIdOfItsOwn()
    {
        Reply[] replies = [await SendAsync(Post(Order())), await SendAsync(Get("/v3/nothing")), await SendAsync(Post(Order()).ToUnsigned())];

        Assert.That(
            replies.Select(r => r.Headers["Request-ID"]),
            Is.Unique.And.All.Matches<string>(id => id is { Length: 46 } && id.EndsWith("-0", StringComparison.Ordinal)));
    }
}
