using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using NUnit.Framework.Constraints;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Callbacks;

/// <summary>Forged and malformed callbacks: refused by the documented exception, in bounded memory.</summary>
public sealed class CallbackFaultTests
{
    private const string Resource = """{"out_trade_no":"N1"}""";

    private readonly CallbackParser _parser = new(HandmadeCallback.Options);

    private static IEnumerable<TestCaseData> Xml => HostileText.Xml.Select(static hostile => new TestCaseData(hostile.Xml).SetArgDisplayNames(hostile.Name));

    private static IEnumerable<TestCaseData> Json => HostileText.Json.Select(static hostile => new TestCaseData(hostile.Json).SetArgDisplayNames(hostile.Name));

    [Test]
    public void Parse_WithAnyByteChanged_IsNotBelieved()
    {
        var body = HandmadeCallback.Body(Resource);
        var headers = HandmadeCallback.Headers(body);
        Assert.That(() => _parser.Parse(headers, body), Throws.Nothing);

        for (var at = 0; at < body.Length; at++)
        {
            var changed = body.ToArray();
            changed[at] ^= (byte)(1 << at % 8);
            Assert.That(() => _parser.Parse(headers, changed), Fails(VerificationCheck.Signature), $"byte {at}");
        }
    }

    [Test]
    public void Parse_WithOneByteMoreOrLess_IsNotBelieved()
    {
        var body = HandmadeCallback.Body(Resource);
        var headers = HandmadeCallback.Headers(body);

        Assert.That(() => _parser.Parse(headers, body.AsMemory(..^1)), Fails(VerificationCheck.Signature));
        Assert.That(() => _parser.Parse(headers, (byte[])[.. body, (byte)' ']), Fails(VerificationCheck.Signature));
        Assert.That(() => _parser.Parse(headers, default), Fails(VerificationCheck.Signature));
    }

    [TestCase(-301)]
    [TestCase(301)]
    [TestCase(-100_000_000)]
    [TestCase(100_000_000)]
    public void Parse_OldOrFromTheFuture_IsNotBelieved(int seconds)
    {
        var body = HandmadeCallback.Body(Resource);
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var parser = new CallbackParser(HandmadeCallback.Options with { TimeProvider = new FakeTimeProvider(now) });

        Assert.That(() => parser.Parse(HandmadeCallback.Headers(body, now.AddSeconds(seconds)), body), Fails(VerificationCheck.Clock));
    }

    [TestCase("Wechatpay-Serial", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1", VerificationCheck.Serial)]
    [TestCase("Wechatpay-Serial", "", VerificationCheck.Serial)]
    [TestCase("Wechatpay-Timestamp", "-9223372036854775808", VerificationCheck.Clock)]
    [TestCase("Wechatpay-Timestamp", "9223372036854775807", VerificationCheck.Clock)]
    [TestCase("Wechatpay-Timestamp", "99999999999999999999", VerificationCheck.Clock)]
    [TestCase("Wechatpay-Nonce", "", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Nonce", "\ud800", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Signature", "WECHATPAY/SIGNTEST/jFpa0LrJKjdxcSMVwFQFTl9f+Fl6Yz9dCDMzNKJYmVs=", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Signature", "WECHATPAY/SIGNTEST/", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Signature", "不是 Base64", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Signature", "====", VerificationCheck.Signature)]
    public void Parse_WithAHeaderThatIsWrong_SaysWhichCheckFailed(string name, string value, VerificationCheck check)
    {
        var body = HandmadeCallback.Body(Resource);
        var headers = HandmadeCallback.Headers(body);
        headers[name] = value;

        Assert.That(() => _parser.Parse(headers, body), Fails(check));
    }

    [Test]
    public void Parse_WithALongSignature_IsNotBelieved()
    {
        var body = HandmadeCallback.Body(Resource);
        var headers = HandmadeCallback.Headers(body);
        headers["Wechatpay-Signature"] = new string('A', 10_000_000);

        Allocated.AtMost(1, () => Assert.That(() => _parser.Parse(headers, body), Fails(VerificationCheck.Headers)));
    }

    [Test]
    public void Parse_WithAnotherKeyOrOtherData_IsNotOpened()
    {
        var body = HandmadeCallback.Body(Resource);
        var stranger = new CallbackParser(HandmadeCallback.Options with { ApiV3Key = "vutsrqponmlkjihgfedcba9876543210" });
        var without = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("associated_data", "associated_date", StringComparison.Ordinal));

        Assert.That(() => stranger.Parse(HandmadeCallback.Headers(body), body), Fails(VerificationCheck.Decryption));
        Assert.That(
            () => _parser.Parse(HandmadeCallback.Headers(without), without),
            Fails(VerificationCheck.Decryption),
            "it was encrypted with data that is missing");
        Assert.That(
            _parser.Parse(HandmadeCallback.Headers(HandmadeCallback.Body(Resource, null)), HandmadeCallback.Body(Resource, null)).Plaintext,
            Is.EqualTo(Resource),
            "and without");
    }

    [TestCase("""{"id":{},"event_type":[1],"create_time":1,"resource":""")]
    [TestCase("""{"resource":""")]
    public void Parse_WithAnEnvelopeOfAnotherForm_StillShowsIt(string start)
    {
        var genuine = Encoding.UTF8.GetString(HandmadeCallback.Body(Resource));
        var body = Encoding.UTF8.GetBytes(start + genuine[(genuine.IndexOf("\"resource\":", StringComparison.Ordinal) + "\"resource\":".Length)..]);

        var notification = _parser.Parse(HandmadeCallback.Headers(body), body);

        Assert.That((notification.Id, notification.EventType, notification.Summary), Is.EqualTo(("", "", "")));
        Assert.That(notification.ToString(), Is.EqualTo(" ()"));
    }

    [TestCaseSource(nameof(Json))]
    public void Parse_OfAHostileBody_IsRefusedInBoundedMemory(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var headers = HandmadeCallback.Headers(body);
        var stranger = new Dictionary<string, string?>(headers) { ["Wechatpay-Nonce"] = "another" };

        Allocated.AtMost(1, () => Assert.That(() => _parser.Parse(stranger, body), Fails(CheckOf(body, VerificationCheck.Signature)), "not signed: not read"));
        Allocated.AtMost(
            10, () => Assert.That(() => _parser.Parse(headers, body), Fails(CheckOf(body, VerificationCheck.Decryption)), "signed, as by a thief of the key"));
    }

    [TestCaseSource(nameof(Json))]
    public void Parse_OfAHostileResource_IsReadOrRefusedInBoundedMemory(string json)
    {
        var body = HandmadeCallback.Body(json);
        var headers = HandmadeCallback.Headers(body);

        Allocated.AtMost(1500, () =>
        {
            try
            {
                var notification = _parser.Parse(headers, body);
                Assert.That(notification.Plaintext, Has.Length.EqualTo(json.Length));
                Assert.That(notification.Resource.HasValues);
            }
            catch (FormatException error)
            {
                Assert.That(error.Message, Does.Contain("EV-1").And.Contain("is not JSON"));
            }
            catch (WeChatPayVerificationException error)
            {
                Assert.That((error.Check, body.Length > CallbackParser.MaxBodyBytes), Is.EqualTo((VerificationCheck.Size, true)));
            }
        });
    }

    [TestCaseSource(nameof(Xml))]
    public void ParseV2_OfHostileXml_IsRefusedInBoundedMemory(string xml)
    {
        var body = Encoding.UTF8.GetBytes(xml);

        Allocated.AtMost(10, () => Assert.That(() => _parser.ParseV2(body), Fails(CheckOf(body, VerificationCheck.Signature))));
    }

    [TestCaseSource(nameof(Xml))]
    public void ParseV2_OfHostileXmlInARefund_IsReadOrRefusedInBoundedMemory(string xml)
    {
        var body = Encoding.UTF8.GetBytes(Transformer.ToXml(new { req_info = AesEcb.Encrypt(xml, Hash.Md5(XmlAnswer.ApiV2Key)) }));

        Allocated.AtMost(600, () =>
        {
            try
            {
                Assert.That(_parser.ParseV2(body).RequestInfo, Is.Not.Null);
            }
            catch (WeChatPayVerificationException)
            {
            }
        });
    }

    [TestCase("<xml><a><b>1</b></a><sign>9A0A8659F005D6984697E2CA0A9CF3B7</sign></xml>")]
    [TestCase("<xml><a>1</a><a>2</a><sign>9A0A8659F005D6984697E2CA0A9CF3B7</sign></xml>")]
    [TestCase("<xml><sign>1</sign><sign>2</sign></xml>")]
    [TestCase("<xml><sign><a>1</a></sign></xml>")]
    public void ParseV2_OfNestedFields_IsAVerificationFailure(string xml) =>
        Assert.That(() => _parser.ParseV2(Encoding.UTF8.GetBytes(xml)), Fails(VerificationCheck.Signature));

    [Test]
    public void ParseV2_WithAnyByteChanged_IsNotBelieved()
    {
        var fields = new { return_code = "SUCCESS", out_trade_no = "N1", total_fee = 100 };
        var sign = Hash.Sign(Hash.ALGO_HMAC_SHA256, Formatter.QueryStringLike(Formatter.Ksort(fields)), XmlAnswer.ApiV2Key);
        var body = Encoding.UTF8.GetBytes(Transformer.ToXml(new { fields.return_code, fields.out_trade_no, fields.total_fee, sign }));
        Assert.That(() => _parser.ParseV2(body), Throws.Nothing);

        for (var at = 0; at < body.Length; at++)
        {
            var changed = body.ToArray();
            changed[at] ^= 1;
            Assert.That(() => _parser.ParseV2(changed), Fails(VerificationCheck.Signature), $"byte {at}");
        }
    }

    private static VerificationCheck CheckOf(byte[] body, VerificationCheck read) =>
        body.Length > CallbackParser.MaxBodyBytes ? VerificationCheck.Size : read;

    private static EqualConstraint<VerificationCheck> Fails(VerificationCheck check) =>
        Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check);
}
