using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>The option <c>security</c> against a server that ends the handshake without a client certificate.</summary>
public sealed class MutualTlsTests
{
    private const string Passphrase = "1900000109";

    private WebApplication _server = null!;
    private TemporarySink _file = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _file = new TemporarySink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = X509CertificateLoader.LoadPkcs12(XmlAnswer.Certificate.Export(X509ContentType.Pkcs12), null);
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.AllowAnyClientCertificate();
        })));
        _server = builder.Build();
        _server.MapPost("/secapi/pay/refund", async (HttpContext context) =>
        {
            using var answer = XmlAnswer.Of(new { thumbprint = context.Connection.ClientCertificate!.Thumbprint });
            await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        });
        await _server.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        await _server.DisposeAsync();
        _file.Dispose();
    }

    [TestCase("certificate")]
    [TestCase("pem")]
    [TestCase("pkcs12")]
    [TestCase("pkcs12 bytes")]
    public void Security_WithTheCertificateInAnyForm_PresentsIt(string form)
    {
        using var client = Client(Merchant(form));

        var answer = client["v2/secapi/pay/refund"].Post(new { xml = new { mch_id = "1900000109" }, security = true });

        Assert.That(answer.Xml["thumbprint"], Is.EqualTo(XmlAnswer.Certificate.Thumbprint));
    }

    [Test]
    public void Security_LeftOut_PresentsNothing()
    {
        using var client = Client(Merchant("certificate"));

        Assert.That(() => client["v2/secapi/pay/refund"].Post(new { xml = new { mch_id = "1900000109" } }), Throws.InstanceOf<WeChatPayTransportException>());
    }

    [Test]
    public void Merchant_ThatIsWrong_IsRefusedWhenTheClientIsBuilt()
    {
        var certificate = XmlAnswer.Certificate.ExportCertificatePem();

        Assert.That(() => Client(new { cert = certificate, key = TestKeys.MerchantPem }), Throws.ArgumentException.With.Message.Contains("merchant"));
        Assert.That(() => Client(new { cert = Pkcs12(), passphrase = "wrong" }), Throws.ArgumentException.With.Message.Contains("passphrase"));
        Assert.That(
            () => Client(new { cert = "/no/such/apiclient_cert.p12" }), Throws.ArgumentException.With.Message.Contains("The PKCS#12 file does not exist"));
        Assert.That(
            () => Client(new { key = TestKeys.MerchantPem }),
            Throws.ArgumentException.With.Message.Contains("`cert`").And.Message.Not.Contains(TestKeys.MerchantPem));
        Assert.That(() => Client(new { cert = certificate, pass = "x" }), Throws.ArgumentException.With.Message.Contains("`pass`"));
        Assert.That(() => Client(X509Certificate2.CreateFromPem(certificate)), Throws.ArgumentException.With.Message.Contains("without its private key"));
        Assert.That(() => Client(42), Throws.ArgumentException.With.Message.Contains("Int32"));
    }

    private WeChatPayClient Client(object merchant) => new(new()
    {
        Mchid = "1900000109",
        ApiV2Key = XmlAnswer.ApiV2Key,
        Merchant = ClientCertificateSource.FromLoose(merchant),
        BaseUri = new Uri(_server.Urls.Single()),
        TrustedRoots = [XmlAnswer.Certificate],
    });

    private object Merchant(string form)
    {
        using var key = XmlAnswer.Certificate.GetRSAPrivateKey()!;
        File.WriteAllBytes(_file.Path, Pkcs12());
        return form switch
        {
            "certificate" => XmlAnswer.Certificate,
            "pem" => new { cert = XmlAnswer.Certificate.ExportCertificatePem(), key = key.ExportPkcs8PrivateKeyPem() },
            "pkcs12" => new { cert = $"file://{_file.Path}", passphrase = Passphrase },
            _ => new { cert = Pkcs12(), passphrase = Passphrase },
        };
    }

    private static byte[] Pkcs12() => XmlAnswer.Certificate.Export(X509ContentType.Pkcs12, Passphrase)!;
}
