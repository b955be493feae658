using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>Whatever form a key is kept in, it is the same key.</summary>
public sealed class KeyFormsTests
{
    private const string Message = "GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n";

    [TestCaseSource(nameof(PrivateForms))]
    public void From_PrivateKeyInAnyForm_SignsWhatThePairVerifies(object thing, string? passphrase)
    {
        var key = Rsa.From(thing, Rsa.KEY_TYPE_PRIVATE, passphrase);

        var signature = Rsa.Sign(Message, key);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.IsPrivate);
            Assert.That(key.KeySize, Is.EqualTo(2048));
            Assert.That(TestKeys.MerchantSigned(Encoding.UTF8.GetBytes(Message), signature));
            Assert.That(Rsa.Verify(Message, signature, key), "A private key verifies as well.");
        }
    }

    [TestCaseSource(nameof(PublicForms))]
    public void From_PublicKeyInAnyForm_VerifiesWhatThePairSigned(object thing)
    {
        var signature = Convert.ToBase64String(KeyForms.Pair.SignData(Encoding.UTF8.GetBytes(Message), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        var key = Rsa.From(thing, Rsa.KEY_TYPE_PUBLIC);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.IsPrivate, Is.False);
            Assert.That(key.KeySize, Is.EqualTo(2048));
            Assert.That(Rsa.Verify(Message, signature, key));
            Assert.That(Rsa.Verify(Message + " ", signature, key), Is.False);
        }
    }

    [Test]
    public void From_WithoutType_ReadsAPrivateKey() => Assert.That(Rsa.From(KeyForms.Pkcs8).IsPrivate);

    [Test]
    public void From_RsaKey_GivesTheSameOne()
    {
        var key = Rsa.From(KeyForms.Pkcs8);

        Assert.That(Rsa.From(key), Is.SameAs(key));
    }

    [Test]
    public void From_PassphraseOfAKeyThatIsNotEncrypted_IsNotAsked() =>
        Assert.That(Rsa.From(KeyForms.Pkcs8, Rsa.KEY_TYPE_PRIVATE, "unused").IsPrivate);

    private static IEnumerable<TestCaseData> PrivateForms()
    {
        yield return Private("PKCS#1", KeyForms.Pkcs1);
        yield return Private("PKCS#8", KeyForms.Pkcs8);
        yield return Private("PKCS#8 with CR LF", KeyForms.Pkcs8.ReplaceLineEndings("\r\n"));
        yield return Private("PKCS#8 in one line", KeyForms.Pkcs8.ReplaceLineEndings(" "));
        yield return Private("PKCS#8 in blanks", $"\n  {KeyForms.Pkcs8}\n\n");
        yield return Private(
            "PKCS#8 behind a bag's attributes", $"Bag Attributes\n    friendlyName: apiclient\nKey Attributes: <No Attributes>\n{KeyForms.Pkcs8}");
        yield return Private("encrypted PKCS#8", KeyForms.EncryptedPkcs8, KeyForms.Passphrase);
        yield return Private("encrypted PEM of old", KeyForms.LegacyEncrypted, KeyForms.Passphrase);
        yield return Private("private.pkcs1://", $"private.pkcs1://{KeyForms.Bare(KeyForms.Pkcs1)}");
        yield return Private("private.pkcs8://", $"private.pkcs8://{KeyForms.Bare(KeyForms.Pkcs8)}");
        yield return Private("RSA", KeyForms.Pair);
        yield return Private("certificate with its private key", KeyForms.CertificateWithKey);
        yield return Private("RsaKey", Rsa.From(KeyForms.Pkcs1));
    }

    private static IEnumerable<TestCaseData> PublicForms()
    {
        yield return Public("SPKI", KeyForms.Spki);
        yield return Public("PKCS#1", KeyForms.PublicPkcs1);
        yield return Public("X.509", KeyForms.CertificatePem);
        yield return Public("X.509, and the CA's behind it", $"{KeyForms.CertificatePem}\n{KeyForms.CertificatePem}");
        yield return Public("public.spki://", $"public.spki://{KeyForms.Bare(KeyForms.Spki)}");
        yield return Public("public.pkcs1://", $"public.pkcs1://{KeyForms.Bare(KeyForms.PublicPkcs1)}");
        yield return Public("RSA that holds the private key too", KeyForms.Pair);
        yield return Public("certificate", KeyForms.Certificate);
        yield return Public("certificate with its private key", KeyForms.CertificateWithKey);
        yield return Public("RsaKey", Rsa.From(KeyForms.Spki, Rsa.KEY_TYPE_PUBLIC));
    }

    // A key does not go into a test's name.
    private static TestCaseData Private(string name, object thing, string? passphrase = null) => new TestCaseData(thing, passphrase).SetArgDisplayNames(name);

    private static TestCaseData Public(string name, object thing) => new TestCaseData(thing).SetArgDisplayNames(name);
}
