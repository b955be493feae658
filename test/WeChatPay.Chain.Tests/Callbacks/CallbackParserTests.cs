using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Callbacks;

public sealed class CallbackParserTests
{
    private const string Resource = """{"out_trade_no":"N1","success_time":"2026-01-02T03:04:05+08:00","amount":{"total":100,"payer_total":99.10}}""";

    private static readonly CallbackParserOptions Options = HandmadeCallback.Options;

    private readonly CallbackParser _parser = new(Options);

    [Test]
    public void Parse_OfAGenuineCallback_GivesTheEnvelopeAndTheResource()
    {
        var (headers, body) = Callback();

        dynamic notification = _parser.Parse(headers, body);

        var typed = (Callback)notification;
        Assert.That(
            (typed.Id, typed.EventType, typed.ResourceType, typed.OriginalType, typed.CreateTime, typed.Summary),
            Is.EqualTo(("EV-1", "TRANSACTION.SUCCESS", "encrypt-resource", "transaction", "2026-01-02T03:04:05+08:00", "支付成功")));
        Assert.That((string)notification.out_trade_no, Is.EqualTo("N1"));
        Assert.That((string?)typed.Resource["success_time"], Is.EqualTo("2026-01-02T03:04:05+08:00"));
        Assert.That((decimal)typed.Resource["amount"]!["payer_total"]!, Is.EqualTo(99.10m));
        Assert.That(typed.Plaintext, Is.EqualTo(Resource));
        Assert.That(typed.As<JObject>()!["out_trade_no"]!.ToString(), Is.EqualTo("N1"));
        Assert.That(typed.ToString(), Is.EqualTo("TRANSACTION.SUCCESS (EV-1)"));
        Assert.That(() => notification.absent, Throws.InstanceOf<MissingMemberException>().With.Message.Contains("out_trade_no"));
    }

    [Test]
    public void Parse_WithoutAssociatedData_Decrypts()
    {
        var (headers, body) = Callback(associatedData: null);

        Assert.That(_parser.Parse(headers, body).Plaintext, Is.EqualTo(Resource));
    }

    [Test]
    public void Parse_WithHeadersOfEveryFramework_ReadsThem()
    {
        var (headers, body) = Callback();
        using var message = new HttpRequestMessage();
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name.ToUpperInvariant(), value);

        Assert.That(_parser.Parse(message.Headers, body).Id, Is.EqualTo("EV-1"));
        Assert.That(
            _parser.Parse(headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => new[] { header.Value }), body).Id,
            Is.EqualTo("EV-1"));
        Assert.That(
            _parser.Parse(headers.Select(header => KeyValuePair.Create(header.Key, new Microsoft.Extensions.Primitives.StringValues(header.Value))), body).Id,
            Is.EqualTo("EV-1"));
        Assert.That(
            _parser.Parse(
                new
                {
                    Wechatpay_Nonce = headers["Wechatpay-Nonce"],
                    Wechatpay_Serial = headers["Wechatpay-Serial"],
                    Wechatpay_Signature = headers["Wechatpay-Signature"],
                    Wechatpay_Timestamp = headers["Wechatpay-Timestamp"],
                },
                body).Id,
            Is.EqualTo("EV-1"));
        Assert.That(() => _parser.Parse(42, body), Throws.ArgumentException.With.Message.Contains("HttpHeaders"));
    }

    [Test]
    public void Parse_WithOneByteChanged_IsNotBelieved()
    {
        var (headers, body) = Callback();
        for (var i = 0; i < body.Length; i += 7)
        {
            var changed = body.ToArray();
            changed[i] ^= 1;
            Assert.That(() => _parser.Parse(headers, changed), Fails(VerificationCheck.Signature));
        }
    }

    [TestCase("Wechatpay-Nonce", null, VerificationCheck.Headers)]
    [TestCase("Wechatpay-Serial", null, VerificationCheck.Headers)]
    [TestCase("Wechatpay-Signature", null, VerificationCheck.Headers)]
    [TestCase("Wechatpay-Timestamp", null, VerificationCheck.Headers)]
    [TestCase("Wechatpay-Timestamp", "now", VerificationCheck.Clock)]
    [TestCase("Wechatpay-Timestamp", "1", VerificationCheck.Clock)]
    [TestCase("Wechatpay-Serial", "PUB_KEY_ID_0002", VerificationCheck.Serial)]
    [TestCase("Wechatpay-Signature", "WECHATPAY/SIGNTEST/not base64 at all", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Signature", "WECHATPAY/SIGNTEST/AAAA", VerificationCheck.Signature)]
    [TestCase("Wechatpay-Signature", "", VerificationCheck.Signature)]
    public void Parse_WithAHeaderThatIsWrong_SaysWhichCheckFailed(string name, string? value, VerificationCheck check)
    {
        var (headers, body) = Callback();
        if (value is null)
            headers.Remove(name);
        else
            headers[name] = value;

        Assert.That(() => _parser.Parse(headers, body), Fails(check));
    }

    [TestCase(300, true)]
    [TestCase(-300, true)]
    [TestCase(301, false)]
    [TestCase(-301, false)]
    public void Parse_AtTheEdgeOfTheWindow_HoldsTheLine(int seconds, bool passes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (headers, body) = Callback(at: now);
        var parser = new CallbackParser(
            Options with { TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + seconds)) });

        Assert.That(
            () => parser.Parse(headers, body),
            passes ? Throws.Nothing : (NUnit.Framework.Constraints.IResolveConstraint)Fails(VerificationCheck.Clock));
    }

    [Test]
    public void Parse_WithAnotherKey_SaysThatItDoesNotDecrypt()
    {
        var (headers, body) = Callback();
        var parser = new CallbackParser(Options with { ApiV3Key = "vutsrqponmlkjihgfedcba9876543210" });

        Assert.That(() => parser.Parse(headers, body), Fails(VerificationCheck.Decryption));
    }

    [TestCase("""{"resource":{}}""")]
    [TestCase("""[1]""")]
    [TestCase("""{"resource":{"ciphertext":"AAAA","nonce":"short"}}""")]
    [TestCase("not json")]
    public void Parse_OfASignedEnvelopeOfAnotherForm_IsAFailureNotACrash(string envelope)
    {
        var body = Encoding.UTF8.GetBytes(envelope);

        Assert.That(() => _parser.Parse(HandmadeCallback.Headers(body), body), Fails(VerificationCheck.Decryption));
    }

    [Fuzz, Category(Cases.Category)]
    public bool Parse_OfAnything_IsAVerificationFailure(byte[] body, string? nonce, string? signature, string? timestamp)
    {
        var headers = new Dictionary<string, string?>
        {
            ["Wechatpay-Nonce"] = nonce,
            ["Wechatpay-Serial"] = TestKeys.PlatformKeyId,
            ["Wechatpay-Signature"] = signature,
            ["Wechatpay-Timestamp"] = timestamp,
        };
        try
        {
            _parser.Parse(headers, body);
            return false;
        }
        catch (WeChatPayVerificationException)
        {
            return true;
        }
    }

    [Test]
    public void Build_WithWrongKeys_SaysWhatIsRight()
    {
        Assert.That(
            () => new CallbackParser(Options with { ApiV3Key = "short" }),
            Throws.ArgumentException.With.Message.Contains("5 bytes").And.Message.Contains("32"));
        Assert.That(
            () => new CallbackParser(new()).Parse(new { }, default),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("`Certs`"));
        Assert.That(
            () => new CallbackParser(new()).ParseV2(default),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("`ApiV2Key`"));
        Assert.That(Options.ToString(), Does.Not.Contain(HandmadeCallback.ApiV3Key).And.Not.Contain(XmlAnswer.ApiV2Key));
    }

    [Test]
    public void ParseV2_OfASignedCallback_GivesItsFields()
    {
        using var answer = XmlAnswer.Of(new { out_trade_no = "N1", total_fee = 100 });
        var body = answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();

        dynamic notification = _parser.ParseV2(body);

        Assert.That((string)notification.out_trade_no, Is.EqualTo("N1"));
        Assert.That(((CallbackV2)notification).IsSigned);
        Assert.That(((CallbackV2)notification).ToString(), Does.Contain("total_fee").And.Not.Contain("100"));
        body[^20] ^= 1;
        Assert.That(() => _parser.ParseV2(body), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    // An attacker who has one such callback can put other fields around its req_info: only req_info is encrypted.
    [Test]
    public void ParseV2_OfARefundWithForgedFieldsAround_DoesNotGiveThem()
    {
        var info = AesEcb.Encrypt(Transformer.ToXml(new { out_refund_no = "R1" }, root: "root"), Hash.Md5(XmlAnswer.ApiV2Key));
        var body = Encoding.UTF8.GetBytes(
            Transformer.ToXml(new { return_code = "SUCCESS", mch_id = "1", sub_mch_id = "2", out_trade_no = "forged", total_fee = 1, req_info = info }));

        var notification = _parser.ParseV2(body);

        Assert.That(notification.Fields.Keys, Is.EqualTo(new[] { "return_code", "mch_id", "sub_mch_id" }));
        Assert.That(
            () => (string)((dynamic)notification).out_trade_no,
            Throws.InstanceOf<MissingMemberException>().With.Message.Contains("out_refund_no").And.Message.Contains("not signed"));
        Assert.That(() => (string)((dynamic)notification).mch_id, Throws.InstanceOf<MissingMemberException>(), "an own number that is not proven either");
    }

    [Test]
    public void ParseV2_OfARefund_DecryptsItsInfo()
    {
        var info = AesEcb.Encrypt(Transformer.ToXml(new { out_refund_no = "R1" }, root: "root"), Hash.Md5(XmlAnswer.ApiV2Key));
        var body = Encoding.UTF8.GetBytes(Transformer.ToXml(new { return_code = "SUCCESS", mch_id = "1", req_info = info }));

        dynamic notification = _parser.ParseV2(body);

        Assert.That((string)notification.out_refund_no, Is.EqualTo("R1"));
        Assert.That(((CallbackV2)notification).Fields["mch_id"], Is.EqualTo("1"));
        Assert.That(((CallbackV2)notification).IsSigned, Is.False);
        Assert.That(
            () => new CallbackParser(Options with { ApiV2Key = "another key of the merchant's ow" }).ParseV2(body),
            Fails(VerificationCheck.Decryption));
    }

    [TestCase("")]
    [TestCase("<xml><return_code>SUCCESS</return_code></xml>")]
    [TestCase("<xml")]
    public void ParseV2_OfGarbage_IsAVerificationFailure(string body) =>
        Assert.That(() => _parser.ParseV2(Encoding.UTF8.GetBytes(body)), Fails(VerificationCheck.Signature));

    [Test]
    public void Reply_OfEachKind_HasTheDocumentedForm()
    {
        Assert.That(CallbackReply.Success(), Is.EqualTo("""{"code":"SUCCESS"}"""));
        Assert.That(CallbackReply.Failure("失败\"x"), Is.EqualTo("""{"code":"FAIL","message":"失败\"x"}"""));
        Assert.That(
            Transformer.ToArray(CallbackReply.SuccessV2()),
            Is.EqualTo(new Dictionary<string, object?> { ["return_code"] = "SUCCESS", ["return_msg"] = "OK" }));
        Assert.That(Transformer.ToArray(CallbackReply.FailureV2("<x>"))["return_msg"], Is.EqualTo("<x>"));
    }

    private static NUnit.Framework.Constraints.EqualConstraint<VerificationCheck> Fails(VerificationCheck check) =>
        Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check);

    private static (Dictionary<string, string?> Headers, byte[] Body) Callback(string? associatedData = "transaction", DateTimeOffset? at = null)
    {
        var body = HandmadeCallback.Body(Resource, associatedData);
        return (HandmadeCallback.Headers(body, at), body);
    }
}
