using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;
using WeChatPay.V3;

namespace WeChatPay.Tests.Helpers;

public sealed class FormatterTests
{
    private static readonly RsaKey MerchantKey = Rsa.From(TestKeys.Third);
    private static readonly RsaKey PlatformKey = Rsa.From(TestKeys.Third, Rsa.KEY_TYPE_PUBLIC);

    [TestCase(1)]
    [TestCase(32)]
    [TestCase(1000)]
    public void Nonce_OfAnySize_IsThatManyLettersAndDigits(int size) => Assert.That(Formatter.nonce(size), Does.Match($"^[0-9A-Za-z]{{{size}}}$"));

    [Test]
    public void Nonce_Again_Differs() => Assert.That(Enumerable.Range(0, 100).Select(static _ => Formatter.nonce()), Is.Unique);

    [TestCase(0)]
    [TestCase(-1)]
    public void Nonce_WithoutLength_IsRefused(int size) => Assert.That(() => Formatter.nonce(size), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Timestamp_OfAClock_IsItsUnixTimeInSeconds()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1554208460_999));

        Assert.That(Formatter.Timestamp(clock), Is.EqualTo(1554208460));
        Assert.That(Formatter.timestamp(), Is.EqualTo(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).Within(5));
    }

    // The example of https://pay.weixin.qq.com/doc/v3/merchant/4012365342.
    [Test]
    public void Request_WithoutBody_EndsInAnEmptyLine()
    {
        const string Expected = "GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n";

        Assert.That(Formatter.request("GET", "/v3/certificates", 1554208460, "593BEC0C930BF1AFEB40B4A08C8FB242"), Is.EqualTo(Expected));
        Assert.That(Formatter.request("GET", "/v3/certificates", "1554208460", "593BEC0C930BF1AFEB40B4A08C8FB242", ""), Is.EqualTo(Expected));
    }

    [Test]
    public void Authorization_OfAllParts_IsTheHeader() => Assert.That(
        Formatter.authorization("1900009191", "593BEC0C", "uOVR", 1554208460L, "1DDE55AD"),
        Is.EqualTo("WECHATPAY2-SHA256-RSA2048 mchid=\"1900009191\",serial_no=\"1DDE55AD\",timestamp=\"1554208460\",nonce_str=\"593BEC0C\",signature=\"uOVR\""));

    [Test]
    public void Response_WithTimestampOfAnotherType_IsRefused() =>
        Assert.That(() => Formatter.response(1.5, "n"), Throws.ArgumentException.With.Message.Contains("Double").And.Message.Contains("Formatter.Timestamp()"));

    [Test]
    public void JoinedByLineFeed_Pieces_EachEndInALineFeed()
    {
        Assert.That(Formatter.joinedByLineFeed("wx8888", 1414561699, null, "prepay_id=wx21"), Is.EqualTo("wx8888\n1414561699\n\nprepay_id=wx21\n"));
        Assert.That(Formatter.joinedByLineFeed([.. new Dictionary<string, string> { ["appId"] = "a", ["nonceStr"] = "b" }.Values]), Is.EqualTo("a\nb\n"));
        Assert.That(Formatter.joinedByLineFeed(), Is.Empty);
        Assert.That(() => Formatter.joinedByLineFeed(new Dictionary<string, string>()), Throws.ArgumentException.With.Message.Contains("[.. list]"));
    }

    // The client signs without this class, and faster. Both must mean the same bytes, whatever the text.
    [Fuzz, Category(Cases.Category)]
    public void Request_AnyParts_IsWhatTheClientSigns(string? method, string? target, long timestamp, string? nonce, string? body)
    {
        (method, target, nonce, body) = (method ?? "", target ?? "", nonce ?? "", body ?? "");
        var merchant = new Merchant("1900000001", "SERIAL", MerchantKey);
        var signature = Rsa.sign(Formatter.request(method, target, timestamp, nonce, body), MerchantKey);

        Assert.That(
            Formatter.authorization("1900000001", nonce, signature, timestamp, "SERIAL"),
            Is.EqualTo(V3Signature.Authorization(merchant, method, target, timestamp, nonce, Encoding.UTF8.GetBytes(body))));
    }

    [Fuzz, Category(Cases.Category)]
    public void Response_AnyParts_IsWhatTheClientVerifies(long timestamp, string? nonce, string? body)
    {
        var signature = Rsa.sign(Formatter.response(timestamp, nonce ?? "", body ?? ""), MerchantKey);

        Assert.That(V3Signature.Verify(PlatformKey, $"{timestamp}", nonce ?? "", Encoding.UTF8.GetBytes(body ?? ""), signature));
    }

    private static IEnumerable<TestCaseData> Shapes()
    {
        yield return new TestCaseData(new { b = 2, B = "x", a_1 = "", a = (string?)null, sign = "S" }).SetArgDisplayNames("anonymous");
        yield return new TestCaseData(
            new Dictionary<string, object?> { ["b"] = 2, ["sign"] = "S", ["B"] = "x", ["a_1"] = "", ["a"] = null }).SetArgDisplayNames("dictionary");
        yield return new TestCaseData(JObject.Parse("""{"sign":"S","a":null,"b":2,"a_1":"","B":"x"}""")).SetArgDisplayNames("JObject");
    }

    [TestCaseSource(nameof(Shapes))]
    public void Ksort_InEveryShape_IsOrdinal(object thing)
    {
        Assert.That(Formatter.ksort(thing).Keys, Is.EqualTo(new[] { "B", "a", "a_1", "b", "sign" }));
        Assert.That(Formatter.queryStringLike(Formatter.ksort(thing)), Is.EqualTo("B=x&b=2"));
    }

    [Test]
    public void Ksort_OfNothing_IsEmpty()
    {
        Assert.That(Formatter.ksort(), Is.Empty);
        Assert.That(Formatter.queryStringLike(), Is.Empty);
    }

    [Test]
    public void QueryStringLike_Values_AreAsTheyAreInTheOrderGiven() => Assert.That(
        Formatter.queryStringLike(new { z = "a b&c=d", body = "测试", yes = true, no = false, zero = 0, price = 1.50m, Sign = "kept" }),
        Is.EqualTo("z=a b&c=d&body=测试&yes=1&no=0&zero=0&price=1.50&Sign=kept"));

    [Test]
    public void QueryStringLike_NestedValue_IsRefusedByName() =>
        Assert.That(() => Formatter.queryStringLike(new { detail = new { a = 1 } }), Throws.ArgumentException.With.Message.Contains("`detail`"));

    [TestCase("text")]
    [TestCase(7)]
    [TestCase(new[] { 1 })]
    public void Ksort_WithoutNames_IsRefused(object thing) =>
        Assert.That(() => Formatter.ksort(thing), Throws.ArgumentException.With.Message.Contains("mch_id"));

    [Test]
    public void Ksort_BeyondUtf16Units_IsInTheOrderOfCodePoints()
    {
        var fields = new[] { "😀", "Ａ", "a😀", "aＡ", "a", "\uD7FF", "\uE000", "𠀀", "中", "B" }.ToDictionary(static name => name, static _ => (object?)1);

        Assert.That(Formatter.ksort(fields).Keys, Is.EqualTo(new[] { "B", "a", "aＡ", "a😀", "中", "\uD7FF", "\uE000", "Ａ", "😀", "𠀀" }));
    }

    [Fuzz, Category(Cases.Category)]
    public void Ksort_AnyFields_KeepsThemAllInTheOrderOfTheirBytes(Dictionary<string, int> fields)
    {
        var sorted = Formatter.ksort(fields);

        // Half of a surrogate pair has no bytes in UTF-8.
        if (!fields.Keys.Any(static name => name.EnumerateRunes().Contains(Rune.ReplacementChar)))
        {
            Assert.That(
                sorted.Keys, Is.EqualTo(fields.Keys.OrderBy(static name => Convert.ToHexString(Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal)));
        }
        Assert.That(sorted.All(field => fields[field.Key].Equals(field.Value)));
    }

    [Fuzz, Category(Cases.Category)]
    public void QueryStringLike_AnyFields_HoldsThoseWithAValueAndNoOther(Dictionary<string, string?> fields)
    {
        fields["sign"] = "S";
        var expected = from field in fields where field.Key != "sign" && !string.IsNullOrEmpty(field.Value) select field.Key + "=" + field.Value;

        Assert.That(Formatter.queryStringLike(fields), Is.EqualTo(string.Join("&", expected)));
    }
}
