using System.Security.Cryptography;
using NUnit.Framework;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Crypto;

/// <summary>A wrong key is refused: the message says what it is instead, shows a right one, and quotes nothing of it.</summary>
public sealed class WrongKeyTests
{
    private const string PrivateExample = "Give apiclient_key.pem, as PEM text or as its path (`file:///path/to/apiclient_key.pem`).";
    private const string PublicExample = "Give pub_key.pem or wechatpay_<serial>.pem, as PEM text or as its path.";

    [TestCaseSource(nameof(NoPrivateKeys))]
    public void From_NoPrivateKey_SaysWhatItIsInstead(object thing, string instead, string? secret)
    {
        var error = Assert.Throws<ArgumentException>(() => Rsa.From(thing))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith("This is not an RSA or SM2 private key: it is ").And.Contain(instead).And.EndWith(PrivateExample));
            if (secret is not null)
                Assert.That(KeyForms.Shows(error.ToString(), secret), Is.False, error.ToString());
        }
    }

    [TestCaseSource(nameof(NoPublicKeys))]
    public void From_NoPublicKey_SaysWhatItIsInstead(object thing, string instead, string? secret)
    {
        var error = Assert.Throws<ArgumentException>(() => Rsa.From(thing, Rsa.KEY_TYPE_PUBLIC))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith("This is not an RSA or SM2 public key or certificate: it is ").And.Contain(instead));
            Assert.That(error.Message, Does.EndWith(PublicExample));
            if (secret is not null)
                Assert.That(KeyForms.Shows(error.ToString(), secret), Is.False, error.ToString());
        }
    }

    [TestCaseSource(nameof(Encrypted))]
    public void From_EncryptedWithoutPassphrase_AsksForIt(string pem)
    {
        var error = Assert.Throws<ArgumentException>(() => Rsa.From(pem))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.Contain("encrypted and no passphrase was given").And.Contain("Rsa.From(key, Rsa.KEY_TYPE_PRIVATE, passphrase)"));
            Assert.That(KeyForms.Shows(error.ToString(), pem), Is.False);
        }
    }

    [TestCaseSource(nameof(Encrypted))]
    public void From_EncryptedWithTheWrongPassphrase_SaysSoAndShowsNeither(string pem)
    {
        var error = Assert.Throws<ArgumentException>(() => Rsa.From(pem, Rsa.KEY_TYPE_PRIVATE, "hunter2"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.Contain("encrypted and the passphrase does not open it"));
            Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
            Assert.That(KeyForms.Shows(error.ToString(), pem), Is.False);
        }
    }

    [Test]
    public void From_UnknownType_NamesBoth() =>
        Assert.That(
            () => Rsa.From(KeyForms.Pkcs8, "secret"),
            Throws.ArgumentException
                .With.Message.Contains("The type of key is a text of 6 characters").And.Message.Contains("Rsa.KEY_TYPE_PRIVATE")
                .And.Message.Contains("Rsa.KEY_TYPE_PUBLIC"));

    [Test]
    public void From_Null_IsRefused() => Assert.That(() => Rsa.From(null!), Throws.ArgumentNullException);

    private static IEnumerable<TestCaseData> NoPrivateKeys()
    {
        yield return Wrong("public key, SPKI", KeyForms.Spki, "a public key");
        yield return Wrong("public key, PKCS#1", KeyForms.PublicPkcs1, "a public key");
        yield return Wrong("public key, bare", $"public.spki://{KeyForms.Bare(KeyForms.Spki)}", "a public key");
        yield return Wrong("public RSA", PublicRsa(), "a public key");
        yield return Wrong("public RsaKey", Rsa.From(KeyForms.Spki, Rsa.KEY_TYPE_PUBLIC), "a public key");
        yield return Wrong("certificate, PEM", KeyForms.CertificatePem, "a certificate");
        yield return Wrong("certificate", KeyForms.Certificate, "a certificate without its private key");
        yield return Wrong("elliptic curve", KeyForms.Ec, "a key that is neither RSA nor SM2", KeyForms.Ec);
        yield return Wrong("elliptic curve behind its parameters", EcWithParameters(), "a key that is neither RSA nor SM2", KeyForms.Ec);
        foreach (var damaged in Damaged(KeyForms.Pkcs8))
            yield return damaged;
        yield return Wrong(
            "PKCS#1 under the frame of PKCS#8", $"private.pkcs8://{KeyForms.Bare(KeyForms.Pkcs1)}", "a PKCS#1 private key under `private.pkcs8://`",
            KeyForms.Pkcs1);
    }

    private static IEnumerable<TestCaseData> NoPublicKeys()
    {
        yield return Wrong("private key, PKCS#8", KeyForms.Pkcs8, "a private key", KeyForms.Pkcs8);
        yield return Wrong("private key, PKCS#1", KeyForms.Pkcs1, "a private key", KeyForms.Pkcs1);
        yield return Wrong("private RsaKey", Rsa.From(KeyForms.Pkcs8), "a private key", KeyForms.Pkcs8);
        const string Neither = "a certificate of a key that is neither RSA nor SM2";
        yield return Wrong("certificate of an elliptic curve, PEM", EcCertificate().ExportCertificatePem(), Neither);
        yield return Wrong("certificate of an elliptic curve", EcCertificate(), Neither);
        foreach (var damaged in Damaged(KeyForms.Spki))
            yield return damaged;
    }

    private static IEnumerable<TestCaseData> Damaged(string pem)
    {
        var lines = pem.Split('\n');
        yield return Wrong("empty text", "", "empty text");
        yield return Wrong("blanks", " \n ", "empty text");
        yield return Wrong("Base64 without its frame", KeyForms.Bare(pem), "characters of text without a `-----BEGIN …-----` line", pem);
        yield return Wrong("Base64 without its frame, in lines", string.Join('\n', lines[1..^1]), "characters of text without a `-----BEGIN …-----` line", pem);
        yield return Wrong("Base64 without its frame, behind file://", $"file://{KeyForms.Bare(pem)}", "characters behind file:// that name no file", pem);
        yield return Wrong("half of the lines", string.Join('\n', lines[..(lines.Length / 2)]), "damaged", pem);
        yield return Wrong("half of the lines, framed", string.Join('\n', [.. lines[..(lines.Length / 2)], lines[^1]]), "damaged", pem);
        yield return Wrong("line feeds written as \\n", string.Join("\\n", lines), "damaged", pem);
        yield return Wrong("byte order mark in the frame", string.Join('\n', [lines[0] + '\uFEFF', .. lines[1..]]), "damaged", pem);
        yield return Wrong("frame that is cut", string.Join('\n', [lines[0][..^1], .. lines[1..]]), "no whole `-----BEGIN", pem);
        yield return Wrong("frame that ends behind the key", string.Join('\n', [lines[0].Replace("-----", "", StringComparison.Ordinal), .. lines[1..]])
            .Insert(0, "-----BEGIN "), "no whole `-----BEGIN", pem);
        yield return Wrong("garbage in the frame", $"{lines[0]}\nn0 key!\n{lines[^1]}", "damaged");
        yield return Wrong("frame of something else", "-----BEGIN DH PARAMETERS-----\nMAYCAQcCAQI=\n-----END DH PARAMETERS-----", "damaged");
        yield return Wrong("number", 42, "a Int32");
        yield return Wrong("bytes", new byte[] { 1 }, "1 characters of text without a `-----BEGIN …-----` line");
        yield return Wrong("bytes of DER", new byte[] { 0x30, 1, 0 }, "3 bytes of DER that hold another thing");
        yield return Wrong("source of nothing", default(KeySource), "missing");
    }

    private static IEnumerable<TestCaseData> Encrypted()
    {
        yield return new TestCaseData(KeyForms.EncryptedPkcs8).SetArgDisplayNames("PKCS#8");
        yield return new TestCaseData(KeyForms.LegacyEncrypted).SetArgDisplayNames("PEM of old");
    }

    private static TestCaseData Wrong(string name, object thing, string instead, string? secret = null) =>
        new TestCaseData(thing, instead, secret).SetArgDisplayNames(name);

    private static RSA PublicRsa()
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(KeyForms.Spki);
        return rsa;
    }

    // The way `openssl ecparam -genkey` writes it.
    private static string EcWithParameters() => $"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n{KeyForms.Ec}";

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 EcCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=EC", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
