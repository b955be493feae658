using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Hosting;
using WeChatPay.Sandbox.Hosting;

namespace WeChatPay.Sandbox.Tests;

internal sealed class SandboxServerTests : SandboxFixture
{
    [Test]
    public async Task StartAsync_WithoutOptions_MakesEverythingItself()
    {
        await using var server = await SandboxServer.StartAsync();

        using var merchant = Keys.Read(server.MerchantPrivateKeyPem);
        using var platform = Keys.Read(server.PlatformPublicKeyPem);
        using var certificate = X509Certificate2.CreateFromPem(server.PlatformCertificatePem);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.BaseUri.ToString(), Does.Match("^http://127\\.0\\.0\\.1:[1-9][0-9]*/$"));
            Assert.That(server.SecureBaseUri.ToString(), Does.Match("^https://127\\.0\\.0\\.1:[1-9][0-9]*/$"));
            Assert.That(server.ApiV2Key, Does.Match("^[0-9A-Za-z]{32}$"));
            Assert.That(server.Mchid, Is.EqualTo("1900000109"));
            Assert.That(server.MerchantSerial, Does.Match("^[0-9A-F]{40}$"));
            Assert.That(server.MerchantPrivateKeyPem, Does.StartWith("-----BEGIN PRIVATE" + " KEY-----"));
            Assert.That(merchant.KeySize, Is.EqualTo(2048));
            Assert.That(server.PlatformKeyId, Does.StartWith("PUB_KEY_ID_"));
            Assert.That(server.PlatformPublicKeyPem, Does.StartWith("-----BEGIN PUBLIC KEY-----"));
            Assert.That(platform.KeySize, Is.EqualTo(2048));
            Assert.That(server.PlatformSerial, Does.Match("^[0-9A-F]{40}$").And.EqualTo(certificate.SerialNumber));
            Assert.That(server.PlatformCertificatePem + server.MerchantCertificatePem + server.ServerCertificatePem, Does.Not.Contain("PRIVATE"));
            Assert.That(server.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task StartAsync_Twice_SharesNoKeyAndNoPort()
    {
        await using var one = await SandboxServer.StartAsync();
        await using var two = await SandboxServer.StartAsync();

        Assert.That(two.BaseUri, Is.Not.EqualTo(one.BaseUri));
        Assert.That(two.MerchantPrivateKeyPem, Is.Not.EqualTo(one.MerchantPrivateKeyPem));
        Assert.That(two.PlatformPublicKeyPem, Is.Not.EqualTo(one.PlatformPublicKeyPem));
        Assert.That(two.ServerCertificatePem, Is.Not.EqualTo(one.ServerCertificatePem));
        Assert.That(two.ApiV2Key, Is.Not.EqualTo(one.ApiV2Key));
    }

    [Test]
    public async Task StartAsync_KeysGiven_UsesThem()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Mchid = "1900000001",
            MerchantSerial = "MCHSERIAL0001",
            MerchantPrivateKeyPem = Keys.Merchant,
            PlatformKeyId = "PUB_KEY_ID_0001",
            PlatformPrivateKeyPem = Keys.Platform,
            TimeProvider = Time,
        });
        var draft = new Draft(server, HttpMethod.Post, Draft.Path) { Body = Encoding.UTF8.GetBytes(Order().ToString()), KeyPem = Keys.Merchant };
        var reply = await SendAsync(draft);

        using var platform = Keys.Read(Keys.Platform);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo("PUB_KEY_ID_0001"));
            Assert.That(reply.IsSignedBy(platform.ExportSubjectPublicKeyInfoPem()), Is.True);
            Assert.That((server.Mchid, server.MerchantSerial), Is.EqualTo(("1900000001", "MCHSERIAL0001")));
        }
    }

    [Test]
    public void StartAsync_Cancelled_Throws() =>
        Assert.That(async () => await SandboxServer.StartAsync(cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void StartAsync_PortTaken_Throws() =>
        Assert.That(async () => await SandboxServer.StartAsync(new SandboxOptions { Port = Server.BaseUri.Port }), Throws.InstanceOf<IOException>());

    [Test]
    public void StartAsync_SecurePortTaken_Throws() =>
        Assert.That(async () => await SandboxServer.StartAsync(new SandboxOptions { SecurePort = Server.SecureBaseUri.Port }),
            Throws.InstanceOf<IOException>());

    [Test]
    public async Task StartAsync_SurroundingConfiguration_OpensNoSecondAddress()
    {
        Environment.SetEnvironmentVariable("Kestrel__Endpoints__Other__Url", "http://127.0.0.1:0");
        try
        {
            await using var server = await SandboxServer.StartAsync(Options());
            Assert.That(server.BaseUri.Host, Is.EqualTo("127.0.0.1"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("Kestrel__Endpoints__Other__Url", null);
        }
    }

    [Test]
    public async Task StartAsync_SurroundingProgram_KeepsItsCtrlC()
    {
        using var certificate = X509Certificate2.CreateFromPem(Server.ServerCertificatePem);
        await using var app = LoopbackHost.Build(port: 0, securePort: 0, certificate);

        Assert.That(app.Services.GetService(typeof(IHostLifetime))?.GetType().Namespace, Is.EqualTo("WeChatPay.Sandbox.Hosting"));
    }

    [Test]
    public void BaseUri_OtherLoopbackAddress_IsNotListenedOn()
    {
        if (!Socket.OSSupportsIPv6)
            Assert.Ignore("There is no IPv6 here.");

        using var client = new TcpClient(AddressFamily.InterNetworkV6);
        Assert.That(async () => await client.ConnectAsync(IPAddress.IPv6Loopback, Server.BaseUri.Port), Throws.InstanceOf<SocketException>());
    }

    [Test]
    public async Task DisposeAsync_Twice_FreesThePortOnce()
    {
        await Server.DisposeAsync();
        await Server.DisposeAsync();
        await using var again = await SandboxServer.StartAsync(new SandboxOptions { Port = Server.BaseUri.Port });

        Assert.That(again.BaseUri, Is.EqualTo(Server.BaseUri));
    }

    [Test]
    public void ToString_OfAServer_ShowsNoKey() =>
        Assert.That(Server.ToString(), Is.EqualTo($"WeChat Pay sandbox at {Server.BaseUri} for merchant 1900000109"));

    [Test]
    public async Task Requests_AfterACall_ShowItAsItArrived()
    {
        var draft = Post(Order()) with { Target = Draft.Path + "?a=%7e&b" };
        await SendAsync(draft);
        await SendAsync(Get("/v3/nothing").ToUnsigned());

        var request = Server.Requests[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', Server.Requests.Select(r => r.Method)), Is.EqualTo("POST GET"), "the refused one included");
            Assert.That(request.Target, Is.EqualTo(Draft.Path + "?a=%7e&b"));
            Assert.That(request.Headers["user-agent"], Is.EqualTo("tests/1.0"));
            Assert.That(request.Headers["Authorization"], Does.Contain(draft.Nonce));
            Assert.That(request.Body.ToArray(), Is.EqualTo(draft.Body));
            Assert.That(request.BodyText(), Does.Contain("实例值"));
            Assert.That(request.ToString(), Is.EqualTo($"POST {Draft.Path} ({draft.Body!.Length} bytes)"));
        }
    }
}
