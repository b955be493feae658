using System.Security.Cryptography.X509Certificates;
using System.Text;
using NUnit.Framework;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>A PKCS#12 file is read on every system, and what is wrong with another one is told apart.</summary>
public sealed class Pkcs12Tests
{
    private const string Passphrase = "1900000109";

    private static readonly byte[] Content = KeyForms.CertificateWithKey.Export(X509ContentType.Pkcs12, Passphrase);

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("wechatpay-test-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public void FromPkcs12_OldCiphers_IsReadOnEverySystem() => AssertRead(ClientCertificateSource.FromPkcs12(WithOldCiphers(), Passphrase));

    [Test]
    public void FromPkcs12_OldCiphersAndAWrongPassphrase_SaysSo() =>
        AssertRefused(WithOldCiphers(), "1900000100", "a PKCS#12 file that this passphrase does not open", "merchant number");

    [Test]
    public void Merchant_PassphraseGivenAsANumber_IsTaken()
    {
        AssertRead(ClientCertificateSource.FromLoose(new { cert = Content, passphrase = 1900000109 }));
        AssertRead(ClientCertificateSource.FromLoose(new { cert = Content, passphrase = 1900000109L }));
        AssertRead(ClientCertificateSource.FromLoose(new { cert = new object[] { Write(Content), 1900000109 } }));
    }

    [Test]
    public void Merchant_PassphraseOfAnotherType_IsRefused()
    {
        var error = Caught.By<ArgumentException>(() => ClientCertificateSource.FromLoose(new { cert = Content, passphrase = new[] { "a" } }));

        Assert.That(error.Message, Does.StartWith("The `passphrase` of `merchant` is a String[]: give text, or the merchant number."));
    }

    [Test]
    public void FromPkcs12_WrongPassphrase_SaysSoAndDoesNotQuoteIt()
    {
        var error = AssertRefused(Content, "hunter2-hunter2", "a PKCS#12 file that this passphrase does not open", "merchant number");

        Assert.That(error, Does.Not.Contain("hunter2"));
    }

    [Test]
    public void FromPkcs12_NoPassphrase_AsksForIt() => AssertRefused(Content, null, "needs its passphrase");

    [Test]
    public void FromPkcs12_CutOff_SaysHowMuchIsThere()
    {
        foreach (var length in (int[])[3, 100, Content.Length / 2, Content.Length - 1])
        {
            var said = length > 3 ? $"was cut off: it has {length} bytes, and its header announces {Content.Length}" : "PKCS#12";
            AssertRefused(Content[..length], Passphrase, said);
        }
    }

    [Test]
    public void FromPkcs12_ReadAsTextAndWrittenAgain_SaysSo()
    {
        AssertRefused(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Content)), Passphrase, "was read as text and written again");
        AssertRefused(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Content)), Passphrase, "was read as text and written again");
    }

    [Test]
    public void FromPkcs12_OtherContent_IsNamed()
    {
        AssertRefused([], Passphrase, "an empty file");
        AssertRefused(Encoding.UTF8.GetBytes(Convert.ToBase64String(Content)), Passphrase, "Base64 of", "Convert.FromBase64String(text)");
        AssertRefused(Encoding.UTF8.GetBytes(KeyForms.CertificatePem), Passphrase, "PEM text", "give `key` beside it");
        AssertRefused(KeyForms.Certificate.RawData, Passphrase, "bytes of DER that are not a PKCS#12 file");
        AssertRefused(Encoding.UTF8.GetBytes("hello"), Passphrase, "a text of 5 characters");
    }

    [Test]
    public void FromPkcs12_CertificateAlone_SaysThatTheKeyIsMissing() =>
        AssertRefused(KeyForms.Certificate.Export(X509ContentType.Pkcs12, Passphrase), Passphrase, "a PKCS#12 file without a private key");

    [Test]
    public void Merchant_Base64OfTheFileAsCert_IsNamedAndNotQuoted()
    {
        var base64 = Convert.ToBase64String(Content);

        var error = Caught.By<ArgumentException>(
            () => Builder.Factory(new { mchid = TestKeys.Mchid, merchant = new { cert = base64, passphrase = Passphrase } }));

        Assert.That(error.Message, Does.Contain($"Base64 of {base64.Length} characters, not the PKCS#12 file itself"));
        Assert.That(error.ToString(), Does.Not.Contain(base64[..40]).And.Not.Contain(base64[^40..]));
    }

    [Test]
    public void Merchant_CertificateThatEnded_IsRefused()
    {
        var ended = KeyForms.Certify(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(50));

        foreach (var merchant in (object[])
        [
            ended,
            new { cert = ended.ExportCertificatePem(), key = KeyForms.Pkcs8 },
            new { cert = ended.Export(X509ContentType.Pkcs12, Passphrase), passphrase = Passphrase },
        ])
        {
            var error = Caught.By<ArgumentException>(() => Builder.Factory(new { mchid = TestKeys.Mchid, merchant }));
            Assert.That(error.Message, Does.StartWith("`merchant` has a certificate that ended on 2020-01-01"));
        }
    }

    [Test]
    public void Merchant_KeyOfAnotherPair_SaysSo()
    {
        var error = Caught.By<ArgumentException>(() => Builder.Factory(
            new { mchid = TestKeys.Mchid, merchant = new { cert = KeyForms.CertificatePem, key = TestKeys.Third } }));

        Assert.That(error.Message, Does.Contain("the key `key` does not belong to the certificate `cert`"));
    }

    private static void AssertRead(ClientCertificateSource source)
    {
        using var read = source.Read(TimeProvider.System.GetUtcNow());
        Assert.That((read.Thumbprint, read.HasPrivateKey), Is.EqualTo((KeyForms.Certificate.Thumbprint, true)));
    }

    private string AssertRefused(byte[] content, string? passphrase, params string[] says)
    {
        var path = Write(content);
        var errors = new[] { ClientCertificateSource.FromPkcs12(content, passphrase), ClientCertificateSource.FromPkcs12(path, passphrase) }
            .Select(source => Caught.By<ArgumentException>(() => Builder.Factory(TestKeys.Options with { Merchant = source }))).ToArray();
        foreach (var error in errors)
        {
            Assert.That(error.Message, Does.StartWith("`merchant`"));
            foreach (var piece in says)
                Assert.That(error.Message, Does.Contain(piece));
        }
        return string.Join('\n', errors.Select(static error => error.ToString()));
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid()}.p12");
        File.WriteAllBytes(path, content);
        return path;
    }

    // As WeChat Pay's tool writes it: the certificate under RC2 with 40 bits, the key under 3DES.
    private static byte[] WithOldCiphers()
    {
        var store = new Pkcs12StoreBuilder()
            .SetCertAlgorithm(PkcsObjectIdentifiers.PbewithShaAnd40BitRC2Cbc)
            .SetKeyAlgorithm(PkcsObjectIdentifiers.PbeWithShaAnd3KeyTripleDesCbc)
            .Build();
        var certificate = new X509CertificateParser().ReadCertificate(KeyForms.Certificate.RawData);
        store.SetKeyEntry("merchant", new AsymmetricKeyEntry(DotNetUtilities.GetRsaKeyPair(KeyForms.Pair).Private), [new X509CertificateEntry(certificate)]);
        using var output = new MemoryStream();
        store.Save(output, Passphrase.ToCharArray(), new SecureRandom());
        return output.ToArray();
    }
}
