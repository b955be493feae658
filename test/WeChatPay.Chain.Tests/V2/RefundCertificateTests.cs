using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>The merchant's certificate where the sandbox demands it.</summary>
public sealed class RefundCertificateTests : XmlShop
{
    private const string Passphrase = "1900000109";

    private TemporarySink _file = null!;

    [OneTimeSetUp]
    public void MakeFile() => _file = new TemporarySink();

    [OneTimeTearDown]
    public void DeleteFile() => _file.Dispose();

    [TestCase("pem")]
    [TestCase("certificate")]
    [TestCase("pkcs12")]
    public void Refund_WithTheCertificateInAnyForm_IsGiven(string form)
    {
        using var client = new WeChatPayClient(Options with { Merchant = ClientCertificateSource.FromLoose(Merchant(form)) });
        var no = Paid();

        var answer = client["v2/secapi/pay/refund"].Post(new { xml = RefundOf(no, $"R{no}", 100), security = true });

        Assert.That(answer.Xml["refund_id"], Does.StartWith("503"));
    }

    [Test]
    public void Refund_WithoutTheOptionSecurity_IsRefusedByTheGateway()
    {
        var error = Assert.Throws<WeChatPayApiException>(() => Refund(Client, security: false))!;

        Assert.That(error.StatusCode, Is.EqualTo(400));
        Assert.That(error.Response.Text, Does.Contain("No required SSL certificate was sent").And.Contain("https address"));
    }

    [Test]
    public void Refund_OverHttp_IsRefusedByTheGateway()
    {
        using var client = new WeChatPayClient(Options with { BaseUri = Server.BaseUri });

        Assert.That(() => Refund(client), Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(400));
    }

    [Test]
    public void Refund_WithTheCertificateOfAnother_IsRefusedByTheGateway()
    {
        using var client = new WeChatPayClient(Options with { Merchant = XmlAnswer.Certificate });

        var error = Assert.Throws<WeChatPayApiException>(() => Refund(client))!;

        Assert.That(error.Response.Text, Does.Contain("The SSL certificate error"));
    }

    [Test]
    public void Refund_ByAClientWithoutACertificate_IsNotSent()
    {
        using var client = new WeChatPayClient(Options with { Merchant = null });
        var no = Paid();
        var before = Server.Requests.Count;

        Assert.That(
            () => Refund(client, no),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("merchant = new").And.Message.Contains("Nothing was sent."));
        Assert.That(Server.Requests, Has.Count.EqualTo(before));
    }

    private WeChatPayResponse Refund(WeChatPayClient client, bool security = true) =>
        Refund(client, Paid(), security);

    private WeChatPayResponse Refund(WeChatPayClient client, string no, bool security = true) =>
        client["v2/secapi/pay/refund"].Post(new { xml = RefundOf(no, "R1", 100), security });

    private string Paid()
    {
        var no = NewNumber();
        Client["v2/pay/unifiedorder"].Post(new { xml = Order(no) });
        Server.Pay(no);
        return no;
    }

    private object Merchant(string form)
    {
        using var key = RSA.Create();
        key.ImportFromPem(Server.MerchantPrivateKeyPem);
        using var certificate = X509Certificate2.CreateFromPem(Server.MerchantCertificatePem);
        using var pair = certificate.CopyWithPrivateKey(key);
        File.WriteAllBytes(_file.Path, pair.Export(X509ContentType.Pkcs12, Passphrase)!);
        return form switch
        {
            "pem" => new { cert = Server.MerchantCertificatePem, key = Server.MerchantPrivateKeyPem },
            "pkcs12" => new { cert = $"file://{_file.Path}", passphrase = Passphrase },
            _ => X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(_file.Path), Passphrase),
        };
    }
}
