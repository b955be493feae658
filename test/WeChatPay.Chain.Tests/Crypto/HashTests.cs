using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

public sealed class HashTests
{
    // The example of https://pay.weixin.qq.com/doc/v2/merchant/4011985891.
    private const string Key = "192006250b4c09247ec02edce69f6a2d";
    private const string Text = "appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA";
    private const string Md5 = "9A0A8659F005D6984697E2CA0A9CF3B7";
    private const string Hmac = "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6";

    private static readonly object Fields = new
    {
        nonce_str = "ibuaiVcKdpRxkhJA",
        appid = "wxd930ea5d5a258f4f",
        mch_id = 10000100,
        device_info = "1000",
        body = "test",
        attach = "",
        sign = "old",
    };

    [TestCase(Hash.ALGO_MD5, Md5)]
    [TestCase(Hash.ALGO_HMAC_SHA256, Hmac)]
    public void Sign_DocumentedExample_IsTheDocumentedSignature(string type, string expected)
    {
        Assert.That(Hash.sign(type, Text, Key), Is.EqualTo(expected));
        Assert.That(Hash.sign(type, Formatter.queryStringLike(Formatter.ksort(Fields)), Key), Is.EqualTo(expected));
    }

    [Test]
    public void Md5AndHmac_DocumentedExample_AreLowerCase()
    {
        Assert.That(Hash.md5(Text, Key), Is.EqualTo(Md5.ToLowerInvariant()));
        Assert.That(Hash.hmac(Text, Key), Is.EqualTo(Hmac.ToLowerInvariant()));
    }

    // RFC 1321, A.5.
    [Test]
    public void Md5_WithoutKey_IsThePlainDigest() => Assert.That(Hash.md5("abc"), Is.EqualTo("900150983cd24fb0d6963f7d28e17f72"));

    [TestCase(true)]
    [TestCase(1000002)]
    [TestCase("1000002")]
    public void Md5_OfAnAgency_AppendsTheSecret(object agency)
    {
        Assert.That(Hash.md5("abc", "k", agency), Is.EqualTo(Hash.md5("abc&secret=k")));
        Assert.That(Hash.Md5("abc", "k", agency: true), Is.EqualTo(Hash.md5("abc&secret=k")));
    }

    [TestCase(null)]
    [TestCase(false)]
    [TestCase(0)]
    [TestCase("")]
    [TestCase("0")]
    public void Md5_OfNoAgency_AppendsTheKey(object? agency) => Assert.That(Hash.md5("abc", "k", agency), Is.EqualTo(Hash.md5("abc&key=k")));

    [TestCase("md5", 32)]
    [TestCase("sha1", 40)]
    [TestCase("SHA256", 64)]
    [TestCase("sha512", 128)]
    public void Hmac_OfEachAlgorithm_HasItsLength(string algorithm, int digits) =>
        Assert.That(Hash.hmac("abc", "k", algorithm), Does.Match($"^[0-9a-f]{{{digits}}}$"));

    [Test]
    public void Hmac_OfAnUnknownAlgorithm_IsRefused() =>
        Assert.That(() => Hash.hmac("abc", "k", "sm3"), Throws.ArgumentException.With.Message.Contains("`sm3`").And.Message.Contains("sha256"));

    [TestCase("md5")]
    [TestCase("RSA")]
    public void Sign_OfAnUnknownType_IsRefused(string type) =>
        Assert.That(() => Hash.sign(type, Text, Key), Throws.ArgumentException.With.Message.Contains($"`{type}`").And.Message.Contains("ALGO_MD5"));

    [Test]
    public void Sign_TextThatUtf8CannotCarry_IsRefusedWithoutTheKey() =>
        Assert.That(() => Hash.sign(Hash.ALGO_MD5, "a\ud800", Key), Throws.ArgumentException.With.Message.Not.Contains(Key));

    [TestCase("abc", "abc", true)]
    [TestCase("abc", "abC", false)]
    [TestCase("abc", "abcd", false)]
    [TestCase("abc", "", false)]
    [TestCase("", "", true)]
    [TestCase("abc", null, false)]
    [TestCase("", null, false)]
    public void Equals_TwoTexts_ComparesThemExactly(string known, string? user, bool expected) => Assert.That(Hash.equals(known, user), Is.EqualTo(expected));

    [Fuzz, Category(Cases.Category)]
    public void Equals_AnyTwoTexts_IsTextEquality(string? known, string? user) =>
        Assert.That(Hash.equals(known ?? "", user), Is.EqualTo(string.Equals(known ?? "", user, StringComparison.Ordinal)));
}
