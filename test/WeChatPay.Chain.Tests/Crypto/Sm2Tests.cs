using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>SM2 signs, verifies, encrypts and decrypts as WeChat Pay does.</summary>
public sealed class Sm2Tests
{
    private const string OpenSsl = "/usr/bin/openssl";

    private const string Number = "fd4f526b3e5c78319084504c7ff707221dbeab92f3be1adbf0bd92238b0f511f";
    private const string Signature = "MEYCIQD35Rp3CKt7pLme/a0GaCVmwSeOl7X/12+ppRivcJuf6QIhAO5Vpy4tSk9SJUrgH5I5Qy0aYhFG9lN0aof1f5wJOI05";

    private const string Ciphertext =
        "MHECIAGn23Ew8nF0zRfu3qgdD6VATSmGM5wrVFvNqg1ToXneAiBgfOJLVi1NtpRVH2qanzooL4gOrDKKOloD7gS17g+iCQQgcTtJpGhytHZeV/HeTqYkg3YqOY+Vybx+OQx217Ktn0QECdMjiI7l"
        + "pId5dg==";

    private static readonly Gen<string> Texts =
        Gen.Elements("a", "Z", "0", "\n", " ", "é", "汉", "𝄞", "\0").ListOf().Select(string.Concat);

    private static Sm2Key Private => Sm2.From(Sm2TestKeys.Merchant.PrivatePem);

    private static Sm2Key Public => Sm2.From(Sm2TestKeys.Merchant.PublicPem, Sm2.KEY_TYPE_PUBLIC);

    [Test]
    public void Verify_TheSignatureOfAnotherProgram_IsTrue() => Assert.That(Sm2.Verify("message", Signature, Known()), Is.True);

    [Test]
    public void Decrypt_TheCiphertextOfAnotherProgram_IsTheText() => Assert.That(Sm2.Decrypt(Ciphertext, Known()), Is.EqualTo("plaintext"));

    [Test]
    public void Sign_AnyText_VerifiesAndNoOtherTextDoes() => Cases.Check(Texts, static text =>
    {
        var signature = Sm2.Sign(text, Private);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sm2.Verify(text, signature, Public), Is.True);
            Assert.That(Sm2.Verify(text + "x", signature, Public), Is.False);
        }
    }, cost: 20);

    [Test]
    public void Encrypt_AnyText_DecryptsToIt() => Cases.Check(Texts.Where(static text => text.Length > 0), static text =>
        Assert.That(Sm2.Decrypt(Sm2.Encrypt(text, Public), Private), Is.EqualTo(text)), cost: 20);

    [Test]
    public void Verify_AChangedSignature_IsFalse() => Cases.Check(
        from at in Gen.Choose(0, 71) from mask in Gen.Choose(1, 255) select (at, mask),
        static change =>
        {
            var bytes = Convert.FromBase64String(Sm2.Sign("text", Private));
            bytes[change.at % bytes.Length] ^= (byte)change.mask;
            Assert.That(Sm2.Verify("text", Convert.ToBase64String(bytes), Public), Is.False);
        },
        cost: 20);

    [Test]
    public void Decrypt_AChangedCiphertext_IsRefused() => Cases.Check(
        from at in Gen.Choose(0, 200) from mask in Gen.Choose(1, 255) select (at, mask),
        static change =>
        {
            var bytes = Convert.FromBase64String(Sm2.Encrypt("text", Public));
            bytes[change.at % bytes.Length] ^= (byte)change.mask;
            Assert.That(() => Sm2.Decrypt(Convert.ToBase64String(bytes), Private), Throws.InstanceOf<CryptographicException>());
        },
        cost: 20);

    [Test]
    public void From_EveryFormOfAPrivateKey_IsTheKey()
    {
        using var file = Write(Sm2TestKeys.Merchant.PrivatePem);
        object[] forms =
        [
            Sm2TestKeys.Merchant.PrivatePem, Sm2TestKeys.Merchant.Pkcs8, Sm2TestKeys.Merchant.Sec1Pem, file.Path, $"file://{file.Path}",
            $"private.pkcs8://{Convert.ToBase64String(Sm2TestKeys.Merchant.Pkcs8)}", Private, (KeySource)Sm2TestKeys.Merchant.PrivatePem,
            new object[] { Sm2TestKeys.Merchant.EncryptedPem, Sm2TestKeys.Passphrase }, new object[] { Sm2TestKeys.Merchant.Pkcs12, Sm2TestKeys.Passphrase },
        ];

        foreach (var form in forms)
            Assert.That(Sm2.Verify("text", Sm2.Sign("text", Sm2.From(form)), Public), Is.True, form.ToString());
    }

    [Test]
    public void From_EveryFormOfAPublicKey_IsTheKey()
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Sm2TestKeys.Merchant.Certificate);
        object[] forms =
        [
            Sm2TestKeys.Merchant.PublicPem, Sm2TestKeys.Merchant.Spki, Sm2TestKeys.Merchant.CertificatePem, Sm2TestKeys.Merchant.Certificate, certificate,
            $"public.spki://{Convert.ToBase64String(Sm2TestKeys.Merchant.Spki)}",
        ];
        var signature = Sm2.Sign("text", Private);

        foreach (var form in forms)
            Assert.That(Sm2.Verify("text", signature, Sm2.From(form, Sm2.KEY_TYPE_PUBLIC)), Is.True, form.ToString());
    }

    [Test]
    public void Read_APkcs12File_HasTheSerialOfItsCertificate()
    {
        var read = ((KeySource)Sm2TestKeys.Merchant.Pkcs12).WithPassphrase(Sm2TestKeys.Passphrase).Read(asPrivate: true);

        Assert.That(read.Certificate!.Serial, Is.EqualTo(Sm2TestKeys.Merchant.Serial));
    }

    [Test]
    public void From_APkcs12FileWithTheWrongPassphrase_SaysSoAndShowsNeither()
    {
        var error = Assert.Throws<ArgumentException>(() => Sm2.From(Sm2TestKeys.Merchant.Pkcs12, Sm2.KEY_TYPE_PRIVATE, "hunter2"))!;

        Assert.That(error.ToString(), Does.Contain("a PKCS#12 file that this passphrase does not open").And.Not.Contain("hunter2"));
    }

    [Test]
    public void From_AnRsaKey_NamesTheOtherClass()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Sm2.From(KeyForms.Pkcs8), Throws.ArgumentException.With.Message.Contains("it is an RSA key"));
            Assert.That(() => Rsa.From(Sm2TestKeys.Merchant.PrivatePem), Throws.ArgumentException.With.Message.Contains("an SM2 key, which Sm2.From reads"));
        }
    }

    [Test]
    public void Sign_APublicKey_IsRefused() => Assert.That(() => Sm2.Sign("text", Public), Throws.InvalidOperationException);

    [Test]
    public void Encrypt_EmptyText_IsRefused() =>
        Assert.That(() => Sm2.Encrypt("", Public), Throws.ArgumentException.With.Message.Contains("one byte or more"));

    [Test]
    public void ToString_AnyKey_ShowsNothingOfIt() => Assert.That($"{Private}, {Public}", Is.EqualTo("SM2 private key, SM2 public key"));

    [Test]
    public void Sign_Always_IsWhatOpenSslVerifies()
    {
        if (!File.Exists(OpenSsl))
            Assert.Ignore($"Without {OpenSsl}: the second opinion is OpenSSL's.");
        using var key = Write(Sm2TestKeys.Merchant.PublicPem);
        using var signature = Write(Convert.FromBase64String(Sm2.Sign("text", Private)));
        using var text = Write("text");

        Assert.That(
            Run("dgst", "-sm3", "-verify", key.Path, "-sigopt", "distid:1234567812345678", "-signature", signature.Path, text.Path),
            Does.Contain("Verified OK"));
    }

    [Test]
    public void Decrypt_WhatOpenSslEncrypted_IsTheText()
    {
        if (!File.Exists(OpenSsl))
            Assert.Ignore($"Without {OpenSsl}: the second opinion is OpenSSL's.");
        using var key = Write(Sm2TestKeys.Merchant.PublicPem);
        using var text = Write("text");
        using var ciphertext = Write("");
        Run("pkeyutl", "-encrypt", "-pubin", "-inkey", key.Path, "-in", text.Path, "-out", ciphertext.Path);

        Assert.That(Sm2.Decrypt(Convert.ToBase64String(File.ReadAllBytes(ciphertext.Path)), Private), Is.EqualTo("text"));
    }

    private static Sm2Key Known() => Sm2Key.TryFrom(
        new ECPrivateKeyParameters(new BigInteger(Number, 16), new ECDomainParameters(CustomNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1))))!;

    private static TemporarySink Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    private static TemporarySink Write(byte[] content)
    {
        var file = new TemporarySink();
        File.WriteAllBytes(file.Path, content);
        return file;
    }

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(OpenSsl, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
