using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>AEAD_SM4_GCM under the key that is derived from an APIv3 key.</summary>
public sealed class Sm4GcmTests
{
    private const string ApiV3Key = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb";
    private const string Nonce = "uluk4a9R25RW";
    private const string Data = "associatedData";
    private const string Ciphertext = "+lcLNfkZQQx+iQm20Apa3x9Mb/5L7PgZ7w==";

    private static readonly Gen<string> Texts =
        Gen.Elements("a", "Z", "0", "\n", " ", "é", "汉", "𝄞", "\0").ListOf().Select(string.Concat);

    [Test]
    public void DeriveKey_AnApiV3Key_IsHalfOfItsSm3() => Assert.That(
        Convert.ToHexStringLower(Sm4Gcm.DeriveKey(System.Text.Encoding.UTF8.GetBytes(ApiV3Key))), Is.EqualTo("fa2028801e86d45f5638cadafb5db2e9"));

    [Test]
    public void Decrypt_TheCiphertextOfAnotherProgram_IsTheText() => Assert.That(Sm4Gcm.Decrypt(Ciphertext, ApiV3Key, Nonce, Data), Is.EqualTo("plaintext"));

    [Test]
    public void Encrypt_TheSameInput_IsTheSameCiphertext() => Assert.That(Sm4Gcm.Encrypt("plaintext", ApiV3Key, Nonce, Data), Is.EqualTo(Ciphertext));

    [TestCase("+lcLNfkZQQx+iQm20Apa3x9Mb/5L7PgZ8w==", ApiV3Key, Nonce, Data, TestName = "{m}(changed)")]
    [TestCase(Ciphertext, "A7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", Nonce, Data, TestName = "{m}(other key)")]
    [TestCase(Ciphertext, ApiV3Key, "uluk4a9R25RX", Data, TestName = "{m}(other nonce)")]
    [TestCase(Ciphertext, ApiV3Key, Nonce, "", TestName = "{m}(other data)")]
    public void Decrypt_AnotherInput_IsRefused(string ciphertext, string key, string nonce, string data) =>
        Assert.That(() => Sm4Gcm.Decrypt(ciphertext, key, nonce, data), TagMismatch.Thrown);

    [Test]
    public void Decrypt_ShorterThanItsTag_SaysThatItWasCut() => Assert.That(
        () => Sm4Gcm.Decrypt("AAAA", ApiV3Key, Nonce), Throws.InstanceOf<CryptographicException>().With.Message.Contains("fewer than its tag"));

    [TestCase("short", Nonce, "The key has 5 bytes")]
    [TestCase(ApiV3Key, "short", "The nonce has 5 bytes")]
    public void Decrypt_AKeyOrANonceOfAnotherLength_IsRefused(string key, string nonce, string said) =>
        Assert.That(() => Sm4Gcm.Decrypt(Ciphertext, key, nonce), Throws.ArgumentException.With.Message.Contains(said));

    [Test]
    public void Encrypt_AnyText_DecryptsToIt() => Cases.Check(
        from text in Texts from data in Texts select (text, data),
        static given => Assert.That(
            Sm4Gcm.Decrypt(Sm4Gcm.Encrypt(given.text, ApiV3Key, Nonce, given.data), ApiV3Key, Nonce, given.data), Is.EqualTo(given.text)));
}
