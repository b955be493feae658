using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

public sealed class RsaTests
{
    private static readonly RsaKey Private = Rsa.from(TestKeys.Platform);
    private static readonly RsaKey Public = Rsa.from(TestKeys.PlatformPem, Rsa.KEY_TYPE_PUBLIC);

    private static readonly RsaKey QuickPrivate = Rsa.From(TestKeys.Third);
    private static readonly RsaKey QuickPublic = Rsa.From(TestKeys.Third, Rsa.KEY_TYPE_PUBLIC);

    private static string Pkcs1Private => Convert.ToBase64String(TestKeys.Platform.ExportRSAPrivateKey());

    private static string Pkcs1Public => Convert.ToBase64String(TestKeys.Platform.ExportRSAPublicKey());

    private static string Pkcs8 => Convert.ToBase64String(TestKeys.Platform.ExportPkcs8PrivateKey());

    private static string Spki => Convert.ToBase64String(TestKeys.Platform.ExportSubjectPublicKeyInfo());

    [Test]
    public void From_EachBareForm_IsTheKey()
    {
        foreach (var key in new[] { Rsa.fromPkcs1(Pkcs1Private), Rsa.fromPkcs1(Pkcs1Private, Rsa.KEY_TYPE_PRIVATE), Rsa.fromPkcs8(Pkcs8) })
            Assert.That(Rsa.verify("a", Rsa.sign("a", key), Public));
        foreach (var key in new[] { Rsa.fromPkcs1(Pkcs1Public, Rsa.KEY_TYPE_PUBLIC), Rsa.fromSpki(Spki), Rsa.fromSpki(Rsa.pkcs1ToSpki(Pkcs1Public)) })
            Assert.That(Rsa.verify("a", Rsa.sign("a", Private), key));
    }

    [Test]
    public void From_AnotherForm_IsRefusedAndNotQuoted()
    {
        foreach (var use in new Action[]
        {
            () => Rsa.fromPkcs8(Spki), () => Rsa.fromPkcs1(Pkcs1Public), () => Rsa.fromPkcs1(Pkcs1Private, Rsa.KEY_TYPE_PUBLIC), () => Rsa.fromSpki(Pkcs8),
            () => Rsa.fromSpki("no key"), () => Rsa.fromPkcs8(""), () => Rsa.fromPkcs1(Pkcs1Private, "secret"), () => Rsa.pkcs1ToSpki(Pkcs1Private),
            () => Rsa.pkcs1ToSpki(""), () => Rsa.pkcs1ToSpki("!"),
        })
        {
            Assert.That(Assert.Throws<ArgumentException>(use)!.ToString(), Does.Not.Contain(Pkcs8[40..60]).And.Not.Contains(Pkcs1Private[40..60]));
        }
    }

    [Test]
    public void Pkcs1ToSpki_OfAKey_IsWhatTheFrameworkWrites() => Assert.That(Rsa.pkcs1ToSpki(Pkcs1Public), Is.EqualTo(Spki));

    [Test]
    public void Encrypt_WithKeysInEveryForm_Opens()
    {
        Assert.That(Rsa.decrypt(Rsa.encrypt("张三", TestKeys.PlatformPem), TestKeys.Platform.ExportPkcs8PrivateKeyPem()), Is.EqualTo("张三"));
        Assert.That(Rsa.decrypt(Rsa.encrypt("张三", TestKeys.Platform), TestKeys.Platform), Is.EqualTo("张三"));
    }

    [Fuzz(10), Category(Cases.Category)]
    public void Encrypt_AnyText_ComesBack(string? text)
    {
        text = Transformer.Sanitize(text ?? "");
        if (Encoding.UTF8.GetByteCount(text) > QuickPublic.KeySize / 8 - 42)
            return;

        Assert.That(Rsa.Decrypt(Rsa.Encrypt(text, QuickPublic), QuickPrivate), Is.EqualTo(text));
    }

    [Fuzz(10), Category(Cases.Category)]
    public void Sign_AnyText_IsVerifiedForThisTextOnly(string? text, string? other)
    {
        var signature = Rsa.sign(text ?? "", QuickPrivate);

        Assert.That(Rsa.verify(text ?? "", signature, QuickPublic));
        Assert.That(Rsa.verify((text ?? "") + "x" + other, signature, QuickPublic), Is.False);
    }

    [Fuzz(10), Category(Cases.Category)]
    public void Verify_AnySignature_IsWrongAndNoError(string? text, string? signature) =>
        Assert.That(Rsa.Verify(text ?? "", signature ?? "", QuickPublic), Is.False);

    [Fuzz(10), Category(Cases.Category)]
    public void Decrypt_AnyBytes_IsRefused(byte[] ciphertext, string? text)
    {
        Assert.That(() => Rsa.Decrypt(Convert.ToBase64String(ciphertext), QuickPrivate), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => Rsa.Decrypt(text ?? "", QuickPrivate), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void From_KeyAndPassphrase_OpensTheKeyAsInPhp()
    {
        var encrypted = TestKeys.Platform.ExportEncryptedPkcs8PrivateKeyPem(
            "opens", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

        Assert.That(Rsa.verify("a", Rsa.sign("a", new[] { encrypted, "opens" }), Public));
        Assert.That(
            () => Rsa.from(new object[] { encrypted, "wrong" }),
            Throws.ArgumentException.With.Message.Contains("passphrase").And.Message.Not.Contains("wrong"));
        Assert.That(() => Rsa.from(new object[] { new object[] { encrypted, "opens" }, "opens" }), Throws.ArgumentException);
    }

    [Test]
    public void Encrypt_Always_UsesOaepWithSha1() => Assert.That(
        Encoding.UTF8.GetString(TestKeys.Platform.Decrypt(Convert.FromBase64String(Rsa.encrypt("张三", Public)), RSAEncryptionPadding.OaepSHA1)),
        Is.EqualTo("张三"));

    [Test]
    public void Encrypt_AsLongAsItMayBe_Opens() => Assert.That(Rsa.decrypt(Rsa.encrypt(new string('a', 214), Public), Private), Has.Length.EqualTo(214));

    [Test]
    public void Encrypt_OneByteTooLong_IsRefusedWithTheLimitAndWithoutTheText() => Assert.That(
        () => Rsa.encrypt("张" + new string('a', 212), Public),
        Throws.ArgumentException.With.Message.Contains("215 bytes").And.Message.Contains("214 bytes").And.Message.Not.Contains("aaa"));

    [Test]
    public void Encrypt_TextThatUtf8CannotCarry_IsRefused() =>
        Assert.That(() => Rsa.encrypt("\ud800", Public), Throws.ArgumentException.With.Message.Contains("surrogate"));

    [Test]
    public void Encrypt_WithAPrivateKey_IsRefused()
    {
        Assert.That(() => Rsa.Encrypt("a", Private), Throws.ArgumentException.With.Message.Contains("platform"));
        Assert.That(() => Rsa.encrypt("a", Private), Throws.ArgumentException);
    }

    [Test]
    public void Decrypt_WithAPublicKey_IsRefused()
    {
        Assert.That(() => Rsa.Decrypt(Rsa.Encrypt("a", Public), Public), Throws.ArgumentException.With.Message.Contains("apiclient_key.pem"));
        Assert.That(() => Rsa.decrypt("AAAA", Public), Throws.ArgumentException);
    }

    [Test]
    public void Decrypt_WhatDoesNotOpen_FailsWithOneMessage()
    {
        var padded = Convert.ToBase64String(TestKeys.Platform.Encrypt([1], RSAEncryptionPadding.OaepSHA256));
        var foreign = Rsa.encrypt("a", TestKeys.Merchant);
        var messages = new[] { padded, foreign, "AAAA", "" }.Select(
            static text => Assert.Throws<CryptographicException>(() => Rsa.decrypt(text, Private))!.Message);

        Assert.That(messages.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Decrypt_WhatIsNotBase64_IsRefused() =>
        Assert.That(() => Rsa.decrypt("no Base64!", Private), Throws.TypeOf<CryptographicException>().With.Message.Contains("Base64"));

    [Test]
    public async Task Key_UsedFromManyThreads_GivesRightAnswers()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 64).Select(static i => Task.Run(() => Rsa.Decrypt(Rsa.Encrypt($"{i}", Public), Private) == $"{i}")));

        Assert.That(all, Is.All.True);
    }
}
