using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json;
using NUnit.Framework;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;
using AesGcm = WeChatPay.Crypto.AesGcm;
using NetJson = System.Text.Json.JsonSerializer;

namespace WeChatPay.Tests.Crypto;

/// <summary>The parts of the ciphers at their bounds.</summary>
public sealed class CipherPartsTests
{
    private const string Key = "0123456789abcdefghijklmnopqrstuv";
    private const string Iv = "0123456789ab";

    private static readonly DateTimeOffset Day = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    private static byte[] Sealed(string text, string aad) => Convert.FromBase64String(AesGcm.Encrypt(text, Key, Iv, aad));

    [Test]
    public void Cipher_UsedAgainAndByManyThreads_DecryptsEach()
    {
        var cipher = new ApiV3Cipher(Key);
        var texts = Enumerable.Range(0, 200).Select(static number => $"text {number}").ToArray();
        var ciphertexts = texts.Select(static text => Sealed(text, "aad")).ToArray();
        var read = new string[texts.Length];

        Parallel.For(0, texts.Length, at => read[at] = cipher.Decrypt(KeyAlgorithm.Rsa, ciphertexts[at], Iv, "aad"));

        Assert.That(read, Is.EqualTo(texts));
        Assert.That(() => cipher.Decrypt(KeyAlgorithm.Rsa, ciphertexts[0], Iv, "other"), Throws.InstanceOf<CryptographicException>());
        Assert.That(cipher.Decrypt(KeyAlgorithm.Rsa, ciphertexts[1], Iv, "aad"), Is.EqualTo("text 1"));
    }

    [Test]
    public void Cipher_OfSm2_IsSm4()
    {
        var cipher = new ApiV3Cipher(Key);
        var ciphertext = Convert.FromBase64String(Sm4Gcm.Encrypt("text", Key, Iv, "aad"));

        Assert.That(cipher.Decrypt(KeyAlgorithm.Sm2, ciphertext, Iv, "aad"), Is.EqualTo("text"));
        Assert.That(cipher.Decrypt(KeyAlgorithm.Sm2, ciphertext, Iv, "aad"), Is.EqualTo("text"));
        Assert.That(() => cipher.Decrypt(KeyAlgorithm.Rsa, ciphertext, Iv, "aad"), Throws.InstanceOf<CryptographicException>());
    }

    [TestCase("")]
    [TestCase("张三")]
    [TestCase("not Base64!")]
    public void Encrypted_OfOtherText_IsRefused(string text)
    {
        var error = Assert.Throws<ArgumentException>(() => Encrypted.FromCiphertext(text))!;

        Assert.That(error.Message, Does.StartWith($"The text of {text.Length} characters is not a ciphertext in Base64.").And.Not.Contain("张三"));
    }

    [Test]
    public void Encrypted_InClasses_IsWrittenAndNotRead()
    {
        var value = Encrypted.FromCiphertext("AAAA");

        Assert.That(JsonConvert.SerializeObject(new { value }), Is.EqualTo("""{"value":"AAAA"}"""));
        Assert.That(() => JsonConvert.DeserializeObject<Encrypted>("\"AAAA\""), Throws.InstanceOf<JsonException>());
        Assert.That(value.ToString(), Is.EqualTo("encrypted, 4 characters of Base64"));
    }

    [Test]
    public void Notes_InsideOfOthers_ComeBackToThem()
    {
        var (one, two, three) = (Encrypted.FromCiphertext("AAAA"), Encrypted.FromCiphertext("BBBB"), Encrypted.FromCiphertext("CCCC"));
        Dictionary<string, Encrypted>? inner = null;
        var outer = CiphertextNotes.Collect(() =>
        {
            CiphertextNotes.Note(one);
            inner = CiphertextNotes.Collect(() => CiphertextNotes.Note(two));
            CiphertextNotes.Note(three);
        });
        CiphertextNotes.Note(two);

        Assert.That((outer.Keys, inner!.Keys), Is.EqualTo((new[] { "AAAA", "CCCC" }, new[] { "BBBB" })));
    }

    [Test]
    public void HasForm_AtItsBound_CountsCharacters() => Assert.That(
        (CipherText.HasForm(new string('A', 172)), CipherText.HasForm(new string('A', 168)), CipherText.HasForm(new string('!', 172))),
        Is.EqualTo((true, false, false)));

    [Test]
    public void Certificate_AtItsBounds_IsValid()
    {
        var certificate = new KeyCertificate("A1", Day, Day.AddDays(1));

        Assert.That((certificate.DescribeDates(Day), certificate.DescribeDates(Day.AddDays(1))), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(certificate.DescribeDates(Day.AddTicks(-1)), Is.EqualTo("begins on 2026-01-31, later than this machine's clock says"));
        Assert.That(certificate.DescribeDates(Day.AddDays(1).AddTicks(1)), Is.EqualTo("ended on 2026-02-01"));
    }

    [Test]
    public void Signer_InMemory_HasTheSerialThatIsGivenOrThatOfItsCertificate()
    {
        var bare = new LocalMerchantSigner(KeyForms.Pkcs8);
        var named = new LocalMerchantSigner(KeyForms.CertificateWithKey, "A1B2");
        var certified = new LocalMerchantSigner(KeyForms.CertificateWithKey);

        Assert.That((bare.Serial, named.Serial, certified.Serial), Is.EqualTo(((string?)null, "A1B2", KeyForms.CertificateSerial)));
        Assert.That(bare.ToString(), Is.EqualTo("signer with a key in memory, serial (none)"));
        Assert.That(named.ToString(), Does.StartWith("signer with a key in memory, serial ").And.Not.Contain("(none)"));
        Assert.That(() => new LocalMerchantSigner(default), Throws.ArgumentException.With.Message.StartsWith("`privateKey` is missing"));
    }

    [Test]
    public void SecretConverter_OfOtherTypes_RefusesThem()
    {
        var converter = TypeDescriptor.GetConverter(typeof(Secret));

        Assert.That((converter.CanConvertFrom(typeof(string)), converter.CanConvertFrom(typeof(int))), Is.EqualTo((true, false)));
        Assert.That(() => converter.ConvertTo(null, CultureInfo.InvariantCulture, (Secret)Key, typeof(int)), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => converter.ConvertFrom(5), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => JsonConvert.DeserializeObject<Secret>("5"), Throws.InstanceOf<JsonException>().With.Message.Contain("A secret is text."));
        Assert.That(() => NetJson.Deserialize<Secret>("5"), Throws.InstanceOf<System.Text.Json.JsonException>().With.Message.Contain("A secret is text."));
        Assert.That(JsonConvert.DeserializeObject<Secret>("null"), Is.Null);
    }

    [Test]
    public void Source_WithTwoPassphrases_TakesThatOfTheCall()
    {
        var source = ((KeySource)KeyForms.EncryptedPkcs8).WithPassphrase("wrong");

        Assert.That(source.Read(asPrivate: true, KeyForms.Passphrase).Key.IsPrivate);
        Assert.That(() => source.Read(asPrivate: true), Throws.ArgumentException.With.Message.Contain("the passphrase does not open it"));
    }

    [Test]
    public void Pem_OfSeveralBlocks_IsCutAtEach()
    {
        var blocks = PemInput.FindBlocks(
            $"note\n  -----BEGIN A-----\n  AA\n  -----END A-----\nbetween\n-----BEGIN B-----\nBB\n-----BEGIN {new string('C', 33)}-----\n");

        Assert.That(blocks.Select(static one => (one.Label, one.Text)), Is.EqualTo([
            ("A", "-----BEGIN A-----\nAA\n-----END A-----"), ("B", "-----BEGIN B-----\nBB\n")]));
        Assert.That(PemInput.FindBlocks($"-----BEGIN {new string('C', 32)}-----\n"), Has.Count.EqualTo(1));
        Assert.That(PemInput.FindBlocks("-----BEGIN -----\n"), Is.Empty);
        Assert.That(PemInput.FindBlocks("-----BEGIN key!-----\n"), Is.Empty);
        var base64 = Convert.ToBase64String(KeyForms.Certificate.RawData);
        Assert.That(PemInput.TryDecodeBase64(base64), Is.EqualTo(KeyForms.Certificate.RawData));
        Assert.That(((string[])[base64[1..], $"{base64}!", "AAA="]).Select(PemInput.TryDecodeBase64), Has.All.Null);
    }

    [Test]
    public void Pem_InUtf16_IsDecodedByItsMark() => Assert.That(
        PemInput.Decode([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("PEM")]), Is.EqualTo("PEM"));

    [Test]
    public void Keys_OfBothParts_AreReadByTheWantedPart()
    {
        var both = $"{KeyForms.Spki}\n{KeyForms.Pkcs8}";

        Assert.That((Rsa.From(both).IsPrivate, Rsa.From(both, Rsa.KEY_TYPE_PUBLIC).IsPrivate), Is.EqualTo((true, false)));
        Assert.That(() => Rsa.From($"-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n{KeyForms.Spki}"), Throws.ArgumentException
            .With.Message.Contain("a public key"));
        Assert.That(() => Rsa.From("no such file and no key"), Throws.ArgumentException.With.Message.Contain("no file has that name"));
    }

    [Test]
    public void Key_OfTheFramework_IsBorrowedByOneThreadAtATime()
    {
        using var rsa = RSA.Create(2048);
        var key = Rsa.From(rsa);
        var verified = new bool[64];

        Parallel.For(0, verified.Length, at =>
        {
            var message = Encoding.UTF8.GetBytes($"message {at}");
            verified[at] = key.Verify(message, key.Sign(message));
        });

        Assert.That(verified, Has.All.True);
    }

    [Test]
    public void Sm2Key_OfBouncyCastle_IsTakenOnItsCurveAlone()
    {
        var curve = Org.BouncyCastle.Asn1.GM.GMNamedCurves.GetByName("sm2p256v1");
        var sm2 = new ECDomainParameters(curve.Curve, curve.G, curve.N, curve.H);
        var nist = Org.BouncyCastle.Asn1.Nist.NistNamedCurves.GetByName("P-256");
        var other = new ECDomainParameters(nist.Curve, nist.G, nist.N, nist.H);

        Assert.That(Sm2Key.TryFrom(new ECPrivateKeyParameters(BigInteger.Ten, sm2))!.IsPrivate);
        Assert.That(Sm2Key.TryFrom(new ECPublicKeyParameters(sm2.G.Multiply(BigInteger.Ten), sm2))!.IsPrivate, Is.False);
        Assert.That(Sm2Key.TryFrom(new ECPrivateKeyParameters(BigInteger.Ten, other)), Is.Null);
        Assert.That(Sm2Key.TryFrom(new ECPublicKeyParameters(other.G, other)), Is.Null);
        Assert.That(Sm2Key.TryFrom(new ECPrivateKeyParameters(BigInteger.Ten, sm2))!.FindLengthFault(72), Is.Null);
        Assert.That(Sm2Key.TryFrom(new ECPrivateKeyParameters(BigInteger.Ten, sm2))!.FindLengthFault(73), Does.StartWith("73 bytes"));
    }

    [Test]
    public void Key_InTheWrongDirection_IsRefused()
    {
        var (privateSm2, publicSm2) = (Sm2.From(Sm2TestKeys.Merchant.PrivatePem), Sm2.From(Sm2TestKeys.Merchant.PublicPem, Sm2.KEY_TYPE_PUBLIC));

        Assert.That(() => privateSm2.Encrypt("a"u8), Throws.ArgumentException);
        Assert.That(() => publicSm2.Decrypt([1]), Throws.ArgumentException);
        Assert.That(() => publicSm2.Sign("a"u8), Throws.InvalidOperationException);
        Assert.That(() => Rsa.From(KeyForms.Pkcs8).Encrypt("a"u8), Throws.ArgumentException);
        Assert.That(() => Rsa.From(KeyForms.Spki, Rsa.KEY_TYPE_PUBLIC).Decrypt([1]), Throws.ArgumentException);
    }

    [Test]
    public void Pkcs12_OfAnotherKeyOrDamaged_IsNamed()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=EC", curve, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var ofCurve = certificate.Export(X509ContentType.Pkcs12, "1");
        var damaged = KeyForms.CertificateWithKey.Export(X509ContentType.Pkcs12, "1");
        damaged[30] ^= 0xFF;

        Assert.That(() => Pkcs12Reader.ReadKey(ofCurve, "1"), Throws.InstanceOf<CryptographicException>().With.Message.Contain("neither RSA nor SM2"));
        Assert.That(() => Pkcs12Reader.ReadKey(damaged, "1"), Throws.InstanceOf<CryptographicException>());
        Assert.That(Pkcs12Reader.ReadKey(KeyForms.CertificateWithKey.Export(X509ContentType.Pkcs12, "1"), "1").Certificate!.Serial,
            Is.EqualTo(KeyForms.CertificateSerial));
    }
}
