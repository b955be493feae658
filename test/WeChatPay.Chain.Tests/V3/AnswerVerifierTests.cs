using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;
using WeChatPay.V3;

namespace WeChatPay.Tests.V3;

/// <summary>An answer passes when WeChat Pay signed these very bytes, here and now; otherwise the first check that failed is named.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnswerVerifierTests
{
    private const long Now = 1_554_208_460;
    private const string Nonce = "c5ac7061fccab6bf3e254dcf98995b8c";
    private const string CertificateSerial = "5157F09EFDC096DE15EBE81A47057A72";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"code_url\":\"weixin://wxpay/bizpayurl?pr=实例\"}");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(Now));

    [Test]
    public void Verify_SignedNow_Passes() => Assert.That(Verify(Sign(Body), Body), Is.Null);

    [Test]
    public void Verify_EmptyBody_PassesWhenTheEmptyBodyWasSigned() => Assert.That(Verify(Sign([]), []), Is.Null);

    [Test]
    public void Verify_BodyThatIsNoText_PassesByItsBytes()
    {
        byte[] bytes = [0xFF, 0xD8, 0x00, 0x0A, 0x0D];

        Assert.That(Verify(Sign(bytes), bytes), Is.Null);
    }

    [TestCase("Wechatpay-Nonce")]
    [TestCase("Wechatpay-Serial")]
    [TestCase("Wechatpay-Signature")]
    [TestCase("Wechatpay-Timestamp")]
    public void Verify_OneHeaderMissing_NamesIt(string name)
    {
        var failure = Verify(Without(Sign(Body), name), Body);

        AssertFailure(failure, VerificationCheck.Headers, $"it is not signed: it has no {name}");
    }

    [Test]
    public void Verify_AllHeadersMissing_NamesAll() =>
        AssertFailure(
            Verify(default, Body),
            VerificationCheck.Headers,
            "it has no Wechatpay-Nonce, Wechatpay-Serial, Wechatpay-Signature, Wechatpay-Timestamp");

    [TestCase(-300)]
    [TestCase(-299)]
    [TestCase(300)]
    public void Verify_ClockAtMost300SecondsAway_Passes(int seconds) => Assert.That(Verify(Sign(Body, at: Now + seconds), Body), Is.Null);

    [TestCase(-301)]
    [TestCase(301)]
    [TestCase(-86_400)]
    public void Verify_ClockFurtherAway_FailsAndShowsBothTimes(int seconds) =>
        AssertFailure(Verify(Sign(Body, at: Now + seconds), Body), VerificationCheck.Clock, $"{Now + seconds}", $"{Now}", "more than 300 s apart", "NTP");

    [Test]
    public void Verify_TimeGoesOn_FailsAfter300Seconds()
    {
        var signed = Sign(Body);

        _time.Advance(TimeSpan.FromSeconds(300));
        Assert.That(Verify(signed, Body), Is.Null);
        _time.Advance(TimeSpan.FromSeconds(1));
        AssertFailure(Verify(signed, Body), VerificationCheck.Clock);
    }

    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("-1554208460")]
    [TestCase(" 1554208460")]
    [TestCase("1554208460.0")]
    [TestCase("1.5e9")]
    [TestCase("٣")]
    [TestCase("99999999999999999999")]
    public void Verify_TimestampThatIsNoNumber_FailsAndQuotesIt(string timestamp) =>
        AssertFailure(Verify(Sign(Body) with { Timestamp = timestamp }, Body), VerificationCheck.Clock, $"`{timestamp}`", "not a number of seconds");

    [TestCase("0")]
    [TestCase("9223372036854775807")]
    public void Verify_TimestampAtTheEndOfTheRange_Fails(string timestamp) =>
        AssertFailure(Verify(Sign(Body) with { Timestamp = timestamp }, Body), VerificationCheck.Clock, timestamp);

    [Test]
    public void Verify_UnknownSerial_ListsTheConfiguredOnes() =>
        AssertFailure(
            Verify(Sign(Body) with { Serial = "7132D72A03E93CDDF8C03BBD1F37EEDF" }, Body),
            VerificationCheck.Serial,
            "`7132D72A03E93CDDF8C03BBD1F37EEDF` signed it",
            $"`{TestKeys.PlatformKeyId}`, `{CertificateSerial}`");

    [Test]
    public void Verify_AnyByteOfTheBodyChanged_Fails()
    {
        var signed = Sign(Body);
        for (var i = 0; i < Body.Length; i++)
        {
            var forged = Body.ToArray();
            forged[i] ^= 1;
            AssertFailure(Verify(signed, forged), VerificationCheck.Signature, TestKeys.PlatformKeyId, "does not match the body");
        }
    }

    [Test]
    public void Verify_BodyLongerOrShorter_Fails()
    {
        var signed = Sign(Body);

        AssertFailure(Verify(signed, [.. Body, (byte)'\n']), VerificationCheck.Signature);
        AssertFailure(Verify(signed, Body[..^1]), VerificationCheck.Signature);
    }

    [Test]
    public void Verify_NonceOrTimestampChanged_Fails()
    {
        AssertFailure(Verify(Sign(Body) with { Nonce = "another" }, Body), VerificationCheck.Signature);
        AssertFailure(Verify(Sign(Body) with { Timestamp = $"{Now + 1}" }, Body), VerificationCheck.Signature);
    }

    [Test]
    public void Verify_SignedByTheMerchant_Fails() =>
        AssertFailure(Verify(Sign(Body, TestKeys.Merchant), Body), VerificationCheck.Signature);

    [TestCase("")]
    [TestCase("no Base64!")]
    [TestCase("WECHATPAY/SIGNTEST/jHWz4l6zTMxvHpkWrzmVhTu4VWLK")]
    [TestCase("AAAA")]
    public void Verify_SignatureThatIsNone_Fails(string signature) =>
        AssertFailure(Verify(Sign(Body) with { Signature = signature }, Body), VerificationCheck.Signature);

    [Test]
    public void Verify_SeveralKeysAtOnce_TakesTheOneThatTheAnswerNames()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verify(Sign(Body), Body), Is.Null);
            Assert.That(Verify(Sign(Body, SecondPlatform.Key, CertificateSerial), Body), Is.Null);
        }
        AssertFailure(Verify(Sign(Body) with { Serial = CertificateSerial }, Body), VerificationCheck.Signature);
    }

    [Test]
    public void Verify_SeveralThingsWrong_NamesTheFirstCheck()
    {
        var signed = Sign(Body, at: Now - 301) with { Serial = "unknown", Signature = "wrong" };

        AssertFailure(Verify(signed with { Nonce = null }, Body), VerificationCheck.Headers);
        AssertFailure(Verify(signed, Body), VerificationCheck.Clock);
        AssertFailure(Verify(signed with { Timestamp = $"{Now}" }, Body), VerificationCheck.Serial);
    }

    [Test]
    public void Verify_WithAWrongSignature_DoesNotShowIt()
    {
        var signed = Sign(Body);

        Assert.That(Verify(signed, Body[..^1])!.Value.Why, Does.Not.Contain(signed.Signature![..20]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Verify_Statement_PassesByItsSha1(bool upperCase)
    {
        var signed = SignStatement(Body, upperCase);

        Assert.That(Verify(signed, Body, isStatement: true), Is.Null);
    }

    [Test]
    public void Verify_StatementWhoseFileWasChanged_FailsByTheDigest() =>
        AssertFailure(Verify(SignStatement(Body), Body[..^1], isStatement: true), VerificationCheck.Digest, "SHA-1");

    [Test]
    public void Verify_StatementWhoseDigestWasChangedWithTheFile_FailsByTheSignature()
    {
        byte[] forged = [.. Body, 1];
        var signed = SignStatement(Body) with { StatementSha1 = Sha1(forged) };

        AssertFailure(Verify(signed, forged, isStatement: true), VerificationCheck.Signature);
    }

    [Test]
    public void Verify_StatementWithoutDigest_NamesTheHeader() =>
        AssertFailure(
            Verify(SignStatement(Body) with { StatementSha1 = null }, Body, isStatement: true), VerificationCheck.Headers, "Wechatpay-Statement-Sha1");

    [Test]
    public void Verify_StatementSignedAsIfItWereAnOrder_Fails() =>
        AssertFailure(Verify(Sign(Body) with { StatementSha1 = Sha1(Body) }, Body, isStatement: true), VerificationCheck.Signature);

    [Test]
    public void Verify_OrderSignedAsIfItWereAStatement_Fails() =>
        AssertFailure(Verify(SignStatement(Body), Body), VerificationCheck.Signature);

    private static SignatureHeaders Sign(byte[] body, RSA? key = null, string serial = TestKeys.PlatformKeyId, long at = Now)
    {
        byte[] message = [.. Encoding.UTF8.GetBytes($"{at}\n{Nonce}\n"), .. body, (byte)'\n'];
        var signature = (key ?? TestKeys.Platform).SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new SignatureHeaders(Nonce, serial, Convert.ToBase64String(signature), $"{at}", null);
    }

    private static SignatureHeaders SignStatement(byte[] file, bool upperCase = false)
    {
        var digest = upperCase ? Sha1(file).ToUpperInvariant() : Sha1(file);
        return Sign(Encoding.UTF8.GetBytes($"{{\"sha1\":\"{digest}\"}}")) with { StatementSha1 = digest };
    }

#pragma warning disable CA5350 // Weak hash: the protocol names it.
    private static string Sha1(byte[] file) => Convert.ToHexStringLower(SHA1.HashData(file));
#pragma warning restore CA5350

    private static SignatureHeaders Without(SignatureHeaders headers, string name) => name switch
    {
        "Wechatpay-Nonce" => headers with { Nonce = null },
        "Wechatpay-Serial" => headers with { Serial = null },
        "Wechatpay-Signature" => headers with { Signature = null },
        _ => headers with { Timestamp = null },
    };

    private static void AssertFailure(VerificationFailure? failure, VerificationCheck check, params string[] says)
    {
        Assert.That(failure, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Value.Check, Is.EqualTo(check));
            foreach (var piece in says)
                Assert.That(failure.Value.Why, Does.Contain(piece));
        }
    }

    private VerificationFailure? Verify(SignatureHeaders headers, byte[] body, bool isStatement = false)
    {
        var keys = new PlatformKeys(new Dictionary<string, AsymmetricKey>
        {
            [TestKeys.PlatformKeyId] = Rsa.From(TestKeys.PlatformPem, Rsa.KEY_TYPE_PUBLIC),
            [CertificateSerial] = Rsa.From(SecondPlatform.Key, Rsa.KEY_TYPE_PUBLIC),
        });
        var verifier = new ResponseVerifier(keys, _time);
        return isStatement ? verifier.CheckStatement(headers, body) : verifier.Check(headers, body);
    }

    /// <summary>The certificate's key, of a merchant who is moving to the public key.</summary>
    private static class SecondPlatform
    {
        public static RSA Key { get; } = RSA.Create(2048);
    }
}
