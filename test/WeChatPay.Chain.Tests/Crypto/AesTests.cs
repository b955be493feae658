using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;
using AesGcm = WeChatPay.Crypto.AesGcm;

namespace WeChatPay.Tests.Crypto;

public sealed class AesTests
{
    private const string Key = "0123456789abcdef0123456789ABCDEF";
    private const string Iv = "fdafdsa12345";
    private const string Plain = "{\"out_trade_no\":\"1217752501\",\"name\":\"张三\"}";

    // Made with PHP 8.2: openssl_encrypt($plain, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag, 'transaction', 16), and 'aes-256-ecb'.
    private const string PhpGcm = "E9LKS59EREjhFLBHLLytHmYmvAxUVGuoq8XZHgpLiTlYaki3bIYviJNbksMWNGj+zrK/3EinEDm0hPaSKg==";
    private const string PhpEcb = "y/MmofeGiqmy1VBft9A6i+J787GQUvVMyUIc1buQ/kvXG5c0P8CvIBlApcFbYbFJ";

    [Test]
    public void Constants_UnderPhpsNames_AreWhatTheCiphersTake()
    {
        Assert.That((AesGcm.BLOCK_SIZE, AesGcm.KEY_LENGTH_BYTE, AesGcm.AUTH_TAG_LENGTH_BYTE, AesGcm.ALGO_AES_256_GCM), Is.EqualTo((16, 32, 16, "aes-256-gcm")));
        Assert.That((AesEcb.BLOCK_SIZE, AesEcb.KEY_LENGTH_BYTE, AesEcb.ALGO_AES_256_ECB), Is.EqualTo((16, 32, "aes-256-ecb")));
    }

    [Test]
    public void AesGcm_WhatPhpEncrypted_Opens()
    {
        Assert.That(AesGcm.decrypt(PhpGcm, Key, Iv, "transaction"), Is.EqualTo(Plain));
        Assert.That(AesGcm.encrypt(Plain, Key, Iv, "transaction"), Is.EqualTo(PhpGcm));
    }

    [Test]
    public void AesEcb_WhatPhpEncrypted_Opens()
    {
        Assert.That(AesEcb.decrypt(PhpEcb, Key), Is.EqualTo(Plain));
        Assert.That(AesEcb.encrypt(Plain, Key, ""), Is.EqualTo(PhpEcb));
    }

    [Fuzz, Category(Cases.Category)]
    public void AesGcm_AnyText_ComesBack(string? plaintext, string? aad)
    {
        (plaintext, aad) = (Transformer.Sanitize(plaintext ?? ""), Transformer.Sanitize(aad ?? ""));
        var iv = Formatter.Nonce(12);

        Assert.That(AesGcm.Decrypt(AesGcm.Encrypt(plaintext, Key, iv, aad), Key, iv, aad), Is.EqualTo(plaintext));
    }

    [Fuzz, Category(Cases.Category)]
    public void AesEcb_AnyText_ComesBack(string? plaintext)
    {
        plaintext = Transformer.Sanitize(plaintext ?? "");

        Assert.That(AesEcb.Decrypt(AesEcb.Encrypt(plaintext, Key), Key), Is.EqualTo(plaintext));
    }

    [Fuzz, Category(Cases.Category)]
    public void AesEcb_AnyCiphertext_OpensToTextOrIsRefused(byte[] ciphertext)
    {
        try
        {
            // One in 256 leaves a padding that looks right.
            Assert.That(AesEcb.Decrypt(Convert.ToBase64String(ciphertext), Key), Is.Not.Null);
        }
        catch (CryptographicException)
        {
        }
    }

    [Fuzz, Category(Cases.Category)]
    public void AesGcm_OneBitChanged_IsRefused(FsCheck.NonNegativeInt at)
    {
        var bytes = Convert.FromBase64String(PhpGcm);
        bytes[at.Get / 8 % bytes.Length] ^= (byte)(1 << (at.Get % 8));

        Assert.That(() => AesGcm.decrypt(Convert.ToBase64String(bytes), Key, Iv, "transaction"), TagMismatch.Thrown);
    }

    [TestCase("0123456789abcdef0123456789ABCDE0", Iv, "transaction")]
    [TestCase(Key, "fdafdsa12346", "transaction")]
    [TestCase(Key, Iv, "")]
    public void AesGcm_WithAnotherKeyNonceOrData_IsRefusedWithoutTheText(string key, string iv, string aad) => Assert.That(
        () => AesGcm.decrypt(PhpGcm, key, iv, aad),
        TagMismatch.Thrown
            .With.Message.Contains("APIv3 key").And.Message.Not.Contains("1217752501").And.Message.Not.Contains(key));

    [TestCase("")]
    [TestCase("AAAA")]
    [TestCase("not Base64!")]
    public void Decrypt_WhatIsNoCiphertext_IsRefused(string ciphertext)
    {
        Assert.That(() => AesGcm.decrypt(ciphertext, Key, Iv), Throws.InstanceOf<CryptographicException>());
        if (ciphertext.Length > 0)
            Assert.That(() => AesEcb.decrypt(ciphertext, Key), Throws.InstanceOf<CryptographicException>());
    }

    [TestCase("")]
    [TestCase("0123456789abcdef0123456789ABCDE")]
    [TestCase("0123456789abcdef0123456789ABCDEé")]
    public void Key_OfAnotherLength_IsRefusedAndNotQuoted(string key)
    {
        foreach (var use in new Action[]
            { () => AesGcm.encrypt("a", key, Iv), () => AesGcm.decrypt(PhpGcm, key, Iv), () => AesEcb.encrypt("a", key), () => AesEcb.decrypt(PhpEcb, key) })
        {
            var error = Assert.Throws<ArgumentException>(use)!;
            Assert.That(error.Message, Does.Contain($"{Encoding.UTF8.GetByteCount(key)} bytes").And.Contains("32"));
            Assert.That(key.Length == 0 || !error.Message.Contains(key, StringComparison.Ordinal));
        }
    }

    [TestCase("")]
    [TestCase("0123456789abcdef")]
    public void AesGcm_NonceOfAnotherLength_IsRefused(string iv) =>
        Assert.That(
            () => AesGcm.encrypt("a", Key, iv),
            Throws.ArgumentException.With.Message.StartsWith($"The nonce has {iv.Length} bytes").And.Message.Contains("12"));

    [Test]
    public void Encrypt_TextThatUtf8CannotCarry_IsRefused()
    {
        Assert.That(() => AesGcm.encrypt("a\ud800", Key, Iv), Throws.ArgumentException.With.Message.Contains("index 1"));
        Assert.That(() => AesEcb.encrypt("\udc00", Key), Throws.ArgumentException.With.Message.Contains("index 0"));
    }

    [Test]
    public void AesEcb_WithAnotherKey_IsRefusedWithoutTheText() =>
        Assert.That(
            () => AesEcb.decrypt(PhpEcb, "0123456789abcdef0123456789ABCDE0"),
            Throws.InstanceOf<CryptographicException>().With.Message.Contains("Hash.md5"));

    [Test]
    public void AesGcm_BytesThatAreNoText_AreRefused()
    {
        using var cipher = new System.Security.Cryptography.AesGcm(Encoding.UTF8.GetBytes(Key), 16);
        var (output, tag) = (new byte[1], new byte[16]);
        cipher.Encrypt(Encoding.UTF8.GetBytes(Iv), new byte[] { 0xff }, output, tag);

        Assert.That(
            () => AesGcm.decrypt(Convert.ToBase64String([.. output, .. tag]), Key, Iv),
            Throws.InstanceOf<CryptographicException>().With.Message.Contains("UTF-8"));
    }
}
