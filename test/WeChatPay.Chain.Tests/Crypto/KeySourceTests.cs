using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Newtonsoft.Json;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>The typed options take every form of a key and a certificate, and show none.</summary>
public sealed class KeySourceTests
{
    [Test]
    public void Read_PrivateKeyInAnyForm_IsTheKey()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(KeyForms.Pkcs8);
        using var file = new TemporarySink();
        File.WriteAllText(file.Path, KeyForms.Pkcs8);
        KeySource[] sources =
        [
            KeyForms.Pkcs8, KeyForms.Pkcs1, file.Path, $"file://{file.Path}", $"private.pkcs8://{KeyForms.Bare(KeyForms.Pkcs8)}", new FileInfo(file.Path), rsa,
            Rsa.From(KeyForms.Pkcs8), System.Text.Encoding.UTF8.GetBytes(KeyForms.Pkcs8), rsa.ExportPkcs8PrivateKey(), rsa.ExportRSAPrivateKey(),
            KeyForms.CertificateWithKey,
            ((KeySource)KeyForms.EncryptedPkcs8).WithPassphrase(KeyForms.Passphrase),
        ];
        var signature = Rsa.Sign("text", Rsa.From(KeyForms.Pkcs8));

        foreach (var source in sources)
            Assert.That(source.Read(asPrivate: true).Key.SignText("text"), Is.EqualTo(signature), source.ToString());
    }

    [Test]
    public void Read_PublicKeyInAnyForm_IsTheKey()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(KeyForms.Spki);
        KeySource[] sources =
        [
            KeyForms.Spki, KeyForms.PublicPkcs1, KeyForms.CertificatePem, rsa, KeyForms.Certificate, KeyForms.Certificate.RawData,
            rsa.ExportSubjectPublicKeyInfo(),
            rsa.ExportRSAPublicKey(), System.Text.Encoding.UTF8.GetBytes(KeyForms.CertificatePem),
        ];
        var signature = Rsa.Sign("text", Rsa.From(KeyForms.Pkcs8));

        foreach (var source in sources)
            Assert.That(source.Read(asPrivate: false).Key.Verify("text"u8, signature), source.ToString());
    }

    [Test]
    public void Read_CertificateAsDer_NamesItsSerial()
    {
        KeySource source = KeyForms.Certificate.RawData;

        Assert.That(source.Read(asPrivate: false).Certificate?.Serial, Is.EqualTo(KeyForms.CertificateSerial));
    }

    [Test]
    public void PrivateKey_NullText_IsMissing()
    {
        string? absent = null;

        Assert.That(
            () => new WeChatPayClient(TestKeys.Options with { PrivateKey = absent }),
            Throws.ArgumentException.With.Message.StartsWith("`privateKey` is missing"));
    }

    [Test]
    public void Shown_InAnyForm_HidesTheKey()
    {
        foreach (var text in (string[])[KeyForms.Pkcs8, KeyForms.Bare(KeyForms.Pkcs8), "file:///path/to/apiclient_key.pem"])
        {
            KeySource key = text;
            CertificateSource certificate = text;
            object[] sources =
            [
                key, key.WithPassphrase("hunter2"), certificate, ClientCertificateSource.FromPem(text, text, "hunter2"),
                ClientCertificateSource.FromPkcs12(text, "hunter2"),
            ];
            foreach (var source in sources)
            {
                var shown = $"{source}{JsonConvert.SerializeObject(source)}{System.Text.Json.JsonSerializer.Serialize(source, source.GetType())}";
                Assert.That(shown, Does.Not.Contain(text).And.Not.Contain("hunter2").And.Not.Contain("apiclient"));
                Assert.That(KeyForms.Shows(shown, text), Is.False);
            }
        }
    }

    [Test]
    public void ToString_OfAKey_SaysKindAndLength()
    {
        Assert.That($"{(KeySource)KeyForms.Spki}", Is.EqualTo($"key as PEM text, {KeyForms.Spki.Length} characters"));
        Assert.That($"{(KeySource)new byte[3]}", Is.EqualTo("key, 3 bytes"));
        Assert.That($"{default(KeySource)}", Is.EqualTo("no key"));
    }

    [TestCase("privateKey")]
    [TestCase("v2_public_key")]
    public void Factory_OptionThatIsNoKey_SaysWhatToGive(string option) =>
        Assert.That(
            () => Builder.Factory(new Dictionary<string, object> { [option] = 42 }),
            Throws.ArgumentException.With.Message.StartsWith($"`{option}` is a Int32: give a key as PEM text"));

    [Test]
    public void Factory_PairOfKeyAndPassphrase_IsOpened()
    {
        using var client = Builder.Factory(new
        {
            mchid = TestKeys.Mchid,
            serial = TestKeys.MerchantSerial,
            privateKey = new object[] { KeyForms.EncryptedPkcs8, KeyForms.Passphrase },
            certs = new { PUB_KEY_ID_0001 = TestKeys.PlatformPem },
        });

        Assert.That(client.Options.Certs!.Keys, Is.EqualTo(new[] { "PUB_KEY_ID_0001" }));
    }

    [Test]
    public void ClientCertificate_TypedOrLoose_IsThePair()
    {
        var pkcs12 = KeyForms.CertificateWithKey.Export(X509ContentType.Pkcs12, "1900000109")!;
        using var file = new TemporarySink();
        File.WriteAllBytes(file.Path, pkcs12);
        ClientCertificateSource[] sources =
        [
            KeyForms.CertificateWithKey,
            ClientCertificateSource.FromPem(KeyForms.CertificatePem, KeyForms.EncryptedPkcs8, KeyForms.Passphrase),
            ClientCertificateSource.FromPem(KeyForms.Certificate.RawData, Rsa.From(KeyForms.Pkcs8)),
            ClientCertificateSource.FromPkcs12(file.Path, "1900000109"),
            ClientCertificateSource.FromPkcs12(pkcs12, "1900000109"),
            ClientCertificateSource.FromLoose(new { cert = new object[] { file.Path, "1900000109" } }),
            ClientCertificateSource.FromLoose(new { cert = KeyForms.CertificatePem, key = new object[] { KeyForms.EncryptedPkcs8, KeyForms.Passphrase } }),
            ClientCertificateSource.FromLoose(new { cert = KeyForms.Certificate, key = KeyForms.Pkcs8 }),
        ];

        foreach (var source in sources)
        {
            var read = source.Read(TimeProvider.System.GetUtcNow());
            Assert.That((read.Thumbprint, read.HasPrivateKey), Is.EqualTo((KeyForms.Certificate.Thumbprint, true)), source.ToString());
        }
    }

    [Test]
    public void ClientCertificate_PemWithoutKey_SaysSo() =>
        Assert.That(
            () => ClientCertificateSource.FromLoose(new { cert = KeyForms.CertificatePem }),
            Throws.ArgumentException.With.Message.StartsWith("`merchant` is without `key`"));
}
