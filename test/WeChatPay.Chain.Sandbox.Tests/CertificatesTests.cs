using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

internal sealed class CertificatesTests : SandboxFixture
{
    private const string Path = "/v3/certificates";

    [Test]
    public async Task Certificates_Listed_DecryptToThePlatformCertificate()
    {
        var reply = await SendAsync(Get(Path));

        var row = reply.Json["data"]!.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)row["serial_no"], Is.EqualTo(Server.PlatformSerial));
            Assert.That((string?)row["effective_time"], Is.EqualTo("2023-11-14T06:13:20+08:00"));
            Assert.That((string?)row["expire_time"], Is.EqualTo("2028-11-15T06:13:20+08:00"));
            Assert.That((string?)row["encrypt_certificate"]!["algorithm"], Is.EqualTo("AEAD_AES_256_GCM"));
            Assert.That((string?)row["encrypt_certificate"]!["associated_data"], Is.EqualTo("certificate"));
            Assert.That(Decrypt(row["encrypt_certificate"]!), Is.EqualTo(Server.PlatformCertificatePem));
        }
    }

    [Test]
    public async Task Certificates_Listed_AreSignedByTheCertificatesOwnKey()
    {
        var reply = await SendAsync(Get(Path));

        using var certificate = X509Certificate2.CreateFromPem(Server.PlatformCertificatePem);
        using var key = certificate.GetRSAPublicKey()!;
        Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(certificate.SerialNumber));
        Assert.That(reply.IsSignedBy(key.ExportSubjectPublicKeyInfoPem()), Is.True);
    }

    [Test]
    public async Task Certificates_AskedForThePublicKey_AreSignedByIt()
    {
        var reply = await SendAsync(Get(Path) with { Headers = [("Wechatpay-Serial", Server.PlatformKeyId)] });

        Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
    }

    [Test]
    public async Task Certificates_OfAMerchantWithoutOne_DoNotExist()
    {
        await using var other = await SandboxServer.StartAsync(new SandboxOptions
        {
            TimeProvider = Time,
            MerchantPrivateKeyPem = Keys.Merchant,
            PlatformPrivateKeyPem = Keys.Platform,
            HasPlatformCertificate = false
        });

        var reply = await SendAsync(new Draft(other, HttpMethod.Get, Path).At(Time.GetUtcNow()));

        Assert.That((reply.Status, (string?)reply.Json["code"]), Is.EqualTo((HttpStatusCode.NotFound, "RESOURCE_NOT_EXISTS")));
        Assert.That((string?)reply.Json["message"], Does.Contain(other.PlatformKeyId));
        Assert.That(() => other.PlatformSerial, Throws.InvalidOperationException.With.Message.Contains("HasPlatformCertificate"));
        Assert.That(() => other.PlatformCertificatePem, Throws.InvalidOperationException);
    }

    [Test]
    public async Task ApiV3Key_Given_IsTaken()
    {
        const string key = "0123456789abcdefghijklmnopqrstuv";
        await using var other = await SandboxServer.StartAsync(new SandboxOptions
        {
            MerchantPrivateKeyPem = Keys.Merchant,
            PlatformPrivateKeyPem = Keys.Platform,
            ApiV3Key = key
        });

        Assert.That(other.ApiV3Key, Is.EqualTo(key));
        Assert.That(Server.ApiV3Key, Does.Match("^[0-9A-Za-z]{32}$"));
        Assert.That((other.Signer.KeyId, other.Signer.PublicKeyPem), Is.EqualTo((other.PlatformKeyId, other.PlatformPublicKeyPem)));
    }

    private string Decrypt(JToken sealedText)
    {
        var input = Convert.FromBase64String((string)sealedText["ciphertext"]!);
        var text = new byte[input.Length - 16];
        using var cipher = new AesGcm(Encoding.UTF8.GetBytes(Server.ApiV3Key), 16);
        cipher.Decrypt(Encoding.UTF8.GetBytes((string)sealedText["nonce"]!), input.AsSpan(..^16), input.AsSpan(^16..), text, "certificate"u8);
        return Encoding.UTF8.GetString(text);
    }
}
