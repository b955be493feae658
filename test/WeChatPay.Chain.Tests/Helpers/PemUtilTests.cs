using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Helpers;

public sealed class PemUtilTests
{
    private static X509Certificate2 Certificate(params byte[] serial)
    {
        var request = new CertificateRequest("CN=Tenpay.com Root CA", TestKeys.Platform, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForRSA(TestKeys.Platform, RSASignaturePadding.Pkcs1), from, from.AddYears(5), serial);
    }

    [TestCase(new byte[] { 0x1d, 0xde, 0x55 }, "1DDE55")]
    [TestCase(new byte[] { 0x0a, 0x00 }, "0A00")]
    [TestCase(new byte[] { 0x00, 0xff, 0x01 }, "FF01", Description = "DER puts the zero byte before a first bit that is set")]
    public void ParseCertificateSerialNo_OfACertificate_IsUpperCaseHex(byte[] serial, string expected)
    {
        using var certificate = Certificate(serial);

        Assert.That(PemUtil.parseCertificateSerialNo(certificate), Is.EqualTo(expected));
        Assert.That(PemUtil.parseCertificateSerialNo("some text\n" + certificate.ExportCertificatePem()), Is.EqualTo(expected));
        Assert.That(KeyReader.ReadLoose(certificate, asPrivate: false).Certificate?.Serial, Is.EqualTo(expected));
        Assert.That(KeyReader.ReadLoose(certificate.ExportCertificatePem(), asPrivate: false).Certificate?.Serial, Is.EqualTo(expected));
    }

    [Test]
    public void LoadCertificate_FromAPemOrDerFile_IsTheCertificate()
    {
        using var certificate = Certificate(1);
        var path = Path.Combine(Path.GetTempPath(), $"certificate-{Formatter.Nonce()}.pem");
        try
        {
            File.WriteAllText(path, certificate.ExportCertificatePem());
            Assert.That(PemUtil.loadCertificate(path), Is.EqualTo(certificate));
            Assert.That(PemUtil.loadCertificate("file://" + path), Is.EqualTo(certificate));
            Assert.That(PemUtil.parseCertificateSerialNo("file://" + path), Is.EqualTo("01"));
            File.WriteAllBytes(path, certificate.RawData);
            Assert.That(PemUtil.loadCertificate(path), Is.EqualTo(certificate));
            File.WriteAllText(path, TestKeys.PlatformPem);
            Assert.That(() => PemUtil.loadCertificate(path), Throws.ArgumentException.With.Message.Contains(path));
        }
        finally
        {
            File.Delete(path);
        }
        Assert.That(() => PemUtil.loadCertificate(path), Throws.ArgumentException.With.Message.Contains("The certificate file does not exist"));
    }

    [Test]
    public void LoadCertificate_FromAPercentEncodedUri_IsTheCertificate()
    {
        using var certificate = Certificate(1);
        var path = Path.Combine(Path.GetTempPath(), $"with blank {Formatter.Nonce()}.pem");
        File.WriteAllText(path, certificate.ExportCertificatePem());
        try
        {
            using var read = PemUtil.LoadCertificate(new Uri(path).AbsoluteUri);
            Assert.That(read, Is.EqualTo(certificate));
            Assert.That(PemUtil.ParseCertificateSerialNo(new Uri(path).AbsoluteUri), Is.EqualTo("01"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void LoadCertificateFromString_Pem_IsTheCertificate()
    {
        using var certificate = Certificate(1);

        Assert.That(PemUtil.loadCertificateFromString(certificate.ExportCertificatePem()), Is.EqualTo(certificate));
    }

    [TestCase("")]
    [TestCase("MIID3DCCAsSgAwIBAgIUe/secret")]
    [TestCase("-----BEGIN CERTIFICATE-----\nsecret\n-----END CERTIFICATE-----")]
    public void LoadCertificateFromString_WithoutCertificate_IsRefusedAndNotQuoted(string pem) =>
        Assert.That(
            () => PemUtil.loadCertificateFromString(pem),
            Throws.ArgumentException.With.Message.Contains("apiclient_cert.pem").And.Message.Not.Contains("secret"));

    [Test]
    public void LoadPrivateKey_FromAFileOrText_IsTheKey()
    {
        var path = Path.Combine(Path.GetTempPath(), $"key-{Formatter.Nonce()}.pem");
        try
        {
            File.WriteAllText(path, TestKeys.MerchantPem);
            var fromText = PemUtil.loadPrivateKeyFromString(TestKeys.MerchantPem);
            foreach (var key in new[] { PemUtil.loadPrivateKey(path), PemUtil.loadPrivateKey("file://" + path), fromText })
                Assert.That(TestKeys.MerchantSigned("a"u8.ToArray(), Rsa.sign("a", key)));
        }
        finally
        {
            File.Delete(path);
        }
        Assert.That(() => PemUtil.loadPrivateKey(path), Throws.ArgumentException.With.Message.Contains("The key file does not exist"));
        Assert.That(() => PemUtil.loadPrivateKeyFromString(TestKeys.PlatformPem), Throws.ArgumentException);
    }

    [Fuzz, Category(Cases.Category)]
    public void Load_AnyText_IsRefused(string? text)
    {
        foreach (var pem in new[] { text ?? "", $"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----" })
        {
            Assert.That(() => PemUtil.LoadCertificateFromString(pem), Throws.ArgumentException);
            Assert.That(() => PemUtil.LoadPrivateKeyFromString(pem), Throws.ArgumentException);
        }
    }
}
