using System.Security.Cryptography;
using FsCheck;
using NUnit.Framework;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Crypto;

/// <summary>Signing and verifying, from any thread, with keys in memory and keys that never leave their module.</summary>
public sealed class RsaKeyTests
{
    private static readonly RsaKey Private = Rsa.From(KeyForms.Pkcs8);
    private static readonly RsaKey Public = Rsa.From(KeyForms.Spki, Rsa.KEY_TYPE_PUBLIC);

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool Verify_AnyBytesThatWereSigned_IsTrue(byte[] message) => Public.Verify(message, Private.Sign(message));

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool Verify_AnyByteChanged_IsFalse(NonEmptyArray<byte> message, NonNegativeInt at, byte change)
    {
        var bytes = message.Get;
        var signature = Private.Sign(bytes);
        bytes[at.Get % bytes.Length] ^= Math.Max((byte)1, change);

        return !Public.Verify(bytes, signature);
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool Verify_AnyByteOfTheSignatureChanged_IsFalse(byte[] message, NonNegativeInt at, byte change)
    {
        var signature = Convert.FromBase64String(Private.Sign(message));
        signature[at.Get % signature.Length] ^= Math.Max((byte)1, change);

        return !Public.Verify(message, Convert.ToBase64String(signature));
    }

    [TestCase("")]
    [TestCase("AA==")]
    [TestCase("no Base64")]
    [TestCase("WECHATPAY/SIGNTEST/oG4gX1HFE+/")]
    public void Verify_WhatIsNoSignature_IsFalse(string signature) => Assert.That(Public.Verify("message"u8, signature), Is.False);

    [Test]
    public void Verify_SignatureThatIsTooLong_IsFalse() => Assert.That(Public.Verify("message"u8, Convert.ToBase64String(new byte[1024])), Is.False);

    [Test]
    public void Verify_SignatureOfAnotherKey_IsFalse()
    {
        using var other = RSA.Create(2048);

        Assert.That(Public.Verify("message"u8, Rsa.From(other).Sign("message"u8)), Is.False);
    }

    [Test]
    public void Sign_WithAPublicKey_SaysWhichKeyToGive() =>
        Assert.That(
            () => Public.Sign("message"u8),
            Throws.InvalidOperationException.With.Message.Contains("A public key cannot sign").And.Message.Contains("apiclient_key.pem"));

    [Test]
    public void Sign_TextBeyondAscii_CoversItsUtf8() =>
        Assert.That(Public.Verify("实例值"u8, Rsa.Sign("实例值", Private)));

    [Test]
    public void SignAndVerify_From8Threads_AreAllRight()
    {
        var failures = InParallel(Private, Public);

        Assert.That(failures, Is.Zero);
    }

    [Test]
    public void From_RsaThatMayBeDisposedLater_KeepsItsOwnCopy()
    {
        var rsa = RSA.Create(2048);
        var key = Rsa.From(rsa);
        rsa.Dispose();

        Assert.That(key.Verify("message"u8, key.Sign("message"u8)));
    }

    [TestCaseSource(nameof(Refusals))]
    public void From_KeyThatCannotBeExported_SignsAndVerifies(Exception refusal)
    {
        using var module = new HardwareRsa(refusal);
        var key = Rsa.From(module);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.IsPrivate);
            Assert.That(Public.Verify("message"u8, key.Sign("message"u8)), "What the module signs, the public key verifies.");
            Assert.That(key.Verify("message"u8, Private.Sign("message"u8)));
            Assert.That(key.Verify("massage"u8, Private.Sign("message"u8)), Is.False);
        }
    }

    [Test]
    public void SignAndVerify_KeyThatCannotBeExportedFrom8Threads_IsUsedByOneAtATime()
    {
        using var module = new HardwareRsa(new CryptographicException("not exportable"));
        var key = Rsa.From(module);

        var failures = InParallel(key, key);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.Zero);
            Assert.That(module.WasShared, Is.False);
        }
    }

    [Test]
    public void ToString_OfEither_SaysKindAndSizeAlone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Private.ToString(), Is.EqualTo("RSA private key, 2048 bits"));
            Assert.That(Public.ToString(), Is.EqualTo("RSA public key, 2048 bits"));
        }
    }

    private static int InParallel(RsaKey signer, RsaKey verifier)
    {
        var failures = 0;
        var threads = Enumerable.Range(0, 8).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < 25; i++)
            {
                byte[] message = [(byte)thread, (byte)i];
                try
                {
                    if (!verifier.Verify(message, signer.Sign(message)))
                        Interlocked.Increment(ref failures);
                }
                catch (CryptographicException)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return failures;
    }

    // What a module throws differs: .NET's own keys say CryptographicException, cloud vaults NotSupportedException.
    private static IEnumerable<Exception> Refusals() => [new CryptographicException("not exportable"), new NotSupportedException("not exportable")];

    /// <summary>A key in a hardware module: it signs and verifies, and gives nothing away.</summary>
    private sealed class HardwareRsa(Exception refusal) : RSA
    {
        private int _users;

        public bool WasShared { get; private set; }

        public override int KeySize => KeyForms.Pair.KeySize;

        public override RSAParameters ExportParameters(bool includePrivateParameters) => throw refusal;

        public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

        public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
            Alone(() => KeyForms.Pair.SignHash(hash, hashAlgorithm, padding));

        public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
            Alone(() => KeyForms.Pair.VerifyHash(hash, signature, hashAlgorithm, padding));

        private T Alone<T>(Func<T> work)
        {
            WasShared |= Interlocked.Increment(ref _users) > 1;
            try
            {
                return work();
            }
            finally
            {
                Interlocked.Decrement(ref _users);
            }
        }
    }
}
