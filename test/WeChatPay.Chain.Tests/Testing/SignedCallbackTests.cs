using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace WeChatPay.Tests.Testing;

/// <summary>The signer for users' tests against the parser that users have.</summary>
public sealed class SignedCallbackTests
{
    private static readonly PlatformSigner Signer = new(new PlatformSignerOptions { KeyId = "PUB_KEY_ID_0001" });
    private static readonly CallbackParser Parser = CallbackReceiver.ParserOf(Signer);
    private static readonly SignedCallback Payment = Signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1" });
    private static readonly SignedCallback XmlPayment = Signer.CallbackV2(Signer.Sample("transaction-success"));

    private static IEnumerable<string> V3Events => PlatformSigner.Events.Where(static name => !PlatformSigner.IsV2Event(name));

    // Two names are events of both protocols.
    private static IEnumerable<string> V2Events =>
        PlatformSigner.Events.Where(PlatformSigner.IsV2Event).Concat(["TRANSACTION.FAIL", "TRANSACTION.SUCCESS"]).Distinct();

    [TestCaseSource(nameof(V3Events))]
    public void Callback_OfEveryDocumentedEvent_IsAccepted(string eventType)
    {
        var callback = Signer.Callback(eventType);

        var notification = Parser.Parse(callback.Headers, callback.Body);

        Assert.That(notification.EventType, Is.EqualTo(eventType));
        Assert.That(notification.Resource.Type, Is.EqualTo(JTokenType.Object));
    }

    [TestCaseSource(nameof(V2Events))]
    public void CallbackV2_OfEveryDocumentedEvent_IsAccepted(string eventType)
    {
        var callback = Signer.CallbackV2(Signer.Sample(eventType, v2: true));

        var notification = Parser.ParseV2(callback.Body);

        Assert.That(notification.Fields, Is.Not.Empty);
        Assert.That(notification.RequestInfo.Count > 0, Is.EqualTo(eventType == "refund-processed"));
    }

    [Test]
    public void CallbackV2_OfTextAndFlagsOfAnyKind_ArrivesAsItWas()
    {
        var signed = Signer.CallbackV2(new { out_trade_no = "N1", attach = "a\rb\r\nc ]]> <d>", is_subscribed = true, cash_fee = 1.5m });
        var refund = Signer.CallbackV2(new { mch_id = "1", req_info = new { out_refund_no = "a\rb", success = false } });

        Assert.That(Parser.ParseV2(signed.Body).Fields, Does.Contain(KeyValuePair.Create("attach", (object?)"a\rb\r\nc ]]> <d>"))
            .And.Contain(KeyValuePair.Create("is_subscribed", (object?)"true")).And.Contain(KeyValuePair.Create("cash_fee", (object?)"1.5")));
        Assert.That(Parser.ParseV2(refund.Body).RequestInfo, Is.EqualTo(new Dictionary<string, object?> { ["out_refund_no"] = "a\rb", ["success"] = "false" }));
    }

    [Test]
    public void Events_BesideTheGatheredFacts_AreTheSame()
    {
        var files = new[] { TestData.Facts, TestData.BrandFacts };
        var callbacks = files.SelectMany(static file => JObject.Parse(TestData.ReadGzipped(file))["notifications"]!);
        var documented = callbacks.Select(static callback => (string)callback["event"]!).Distinct().Order(StringComparer.Ordinal);

        Assert.That(PlatformSigner.Events, Is.EqualTo(documented));
    }

    [Test]
    public void Sample_OfAnEvent_HasTheDocumentedFields()
    {
        var sample = Signer.Sample("HIRE_POWER_BANK.RECEIVE_INSURANCE");

        Assert.That(sample.Properties().Select(static field => field.Name), Is.EqualTo(new[]
        {
            "order_id", "out_order_no", "openid", "max_claim_count", "claimed_count", "order_receive_time", "order_receive_state", "order_begin_time",
            "order_end_time",
        }));
        Assert.That((long)sample["max_claim_count"]!, Is.EqualTo(1));
        Assert.That((string?)sample["order_begin_time"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$"));
    }

    [Test]
    public void Sample_OfNestedFields_NestsThem()
    {
        var sample = Signer.Sample("TRANSACTION.SUCCESS");

        Assert.That(sample["amount"]!["total"]!.Type, Is.EqualTo(JTokenType.Integer));
        Assert.That((string?)sample["payer"]!["openid"], Is.Not.Empty);
    }

    [TestCase("TRANSACTION.SUCESS", "TRANSACTION.SUCCESS")]
    [TestCase("receive_insurance", "HIRE_POWER_BANK.RECEIVE_INSURANCE")]
    [TestCase("refund-procesed", "refund-processed")]
    [TestCase("", "Did you mean")]
    public void Sample_OfAnUndocumentedEvent_SuggestsOne(string eventType, string suggested) =>
        Assert.That(() => Signer.Sample(eventType), Throws.ArgumentException.With.Message.Contains(suggested).And.Message.Contains("Nothing was sent."));

    [Test]
    public void Callback_OfAnUndocumentedEventWithAResource_IsAccepted()
    {
        var callback = Signer.Callback("BRAND.NEW", new { a = 1 });

        Assert.That(Parser.Parse(callback.Headers, callback.Body).Plaintext, Is.EqualTo("""{"a":1}"""));
    }

    [Test]
    public void Callback_OfAnXmlEvent_SaysHowToMakeIt() =>
        Assert.That(() => Signer.Callback("refund-processed"), Throws.ArgumentException.With.Message.Contains("CallbackV2"));

    [Test]
    public void Callback_WithTheResourceAsText_KeepsEveryByteOfIt()
    {
        const string resource = """{ "amount" : 99.10, "time":"2026-01-02T03:04:05+08:00" }""";
        var callback = Signer.Callback("TRANSACTION.SUCCESS", resource);

        Assert.That(Parser.Parse(callback.Headers, callback.Body).Plaintext, Is.EqualTo(resource));
    }

    [Test]
    public void CallbackV2_OfARefund_EncryptsItsInfo()
    {
        var callback = Signer.CallbackV2(new { return_code = "SUCCESS", mch_id = "1", req_info = new { out_refund_no = "R<1>" } });

        dynamic notification = Parser.ParseV2(callback.Body);

        Assert.That((string)notification.out_refund_no, Is.EqualTo("R<1>"));
        Assert.That(callback.Headers["Content-Type"], Is.EqualTo("text/xml"));
    }

    [TestCase("MD5")]
    [TestCase("HMAC-SHA256")]
    public void CallbackV2_OfEitherSignType_IsAccepted(string type)
    {
        var callback = Signer.CallbackV2(new { sign_type = type, out_trade_no = "N1", total_fee = 100, attach = "" });

        Assert.That(Parser.ParseV2(callback.Body).Fields["total_fee"], Is.EqualTo("100"));
    }

    [TestCase(CallbackFlaw.ChangedByte, VerificationCheck.Signature)]
    [TestCase(CallbackFlaw.OldTimestamp, VerificationCheck.Clock)]
    [TestCase(CallbackFlaw.UnknownSerial, VerificationCheck.Serial)]
    [TestCase(CallbackFlaw.WrongSignature, VerificationCheck.Signature)]
    [TestCase(CallbackFlaw.WrongKey, VerificationCheck.Decryption)]
    [TestCase(CallbackFlaw.MissingHeaders, VerificationCheck.Headers)]
    [TestCase(CallbackFlaw.Probe, VerificationCheck.Signature)]
    public void Callback_WithAFlaw_FailsTheCheckThatIsMeant(CallbackFlaw flaw, VerificationCheck check)
    {
        var callback = Signer.Callback("TRANSACTION.SUCCESS", flaw: flaw);

        Assert.That(
            () => Parser.Parse(callback.Headers, callback.Body),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check));
    }

    [TestCase(CallbackFlaw.ChangedByte)]
    [TestCase(CallbackFlaw.WrongSignature)]
    [TestCase(CallbackFlaw.WrongKey)]
    public void CallbackV2_WithAFlaw_FailsVerification(CallbackFlaw flaw)
    {
        var callback = Signer.CallbackV2(Signer.Sample("transaction-success"), flaw);

        Assert.That(() => Parser.ParseV2(callback.Body), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [TestCase(CallbackFlaw.Probe)]
    [TestCase(CallbackFlaw.OldTimestamp)]
    public void CallbackV2_WithAFlawOfHeaders_IsRefused(CallbackFlaw flaw) =>
        Assert.That(() => Signer.CallbackV2(new { a = 1 }, flaw), Throws.ArgumentException.With.Message.Contains("signs in the body"));

    [Property(MaxTest = 300)]
    public bool Callback_WithOneByteChangedAnywhere_FailsVerification(FsCheck.NonNegativeInt position)
    {
        var changed = Payment.WithChangedByte(position.Get % Payment.Body.Length);
        return Fails(() => Parser.Parse(changed.Headers, changed.Body));
    }

    [Property(MaxTest = 300)]
    public bool CallbackV2_WithOneByteChangedAnywhere_FailsVerification(FsCheck.NonNegativeInt position)
    {
        var changed = XmlPayment.WithChangedByte(position.Get % XmlPayment.Body.Length);
        return Fails(() => Parser.ParseV2(changed.Body));
    }

    [Test]
    public void Callback_AtTheSignersClock_IsDatedByIt()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        using var signer = new PlatformSigner(new PlatformSignerOptions { TimeProvider = clock });

        Assert.That(signer.Callback("TRANSACTION.SUCCESS").Headers["wechatpay-timestamp"], Is.EqualTo("1700000000"));
    }

    [Test]
    public void Build_WithWrongKeys_SaysWhatIsRight()
    {
        Assert.That(
            () => new PlatformSigner(new PlatformSignerOptions { ApiV3Key = "short" }),
            Throws.ArgumentException.With.Message.Contains("5 bytes").And.Message.Contains("32"));
        Assert.That(
            () => new PlatformSigner(new PlatformSignerOptions { PrivateKeyPem = "no key" }),
            Throws.ArgumentException.With.Message.Contains("The signer was not made."));
        Assert.That(() => Payment.WithChangedByte(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Shown_AsText_HidesEveryKey()
    {
        Assert.That(Signer.ToString(), Is.EqualTo("platform signer PUB_KEY_ID_0001"));
        Assert.That(Payment.ToString(), Does.Match(@"^APIv3 callback \(\d+ bytes\)$"));
        Assert.That(XmlPayment.ToString(), Does.StartWith("APIv2"));
    }

    private static bool Fails(Action parse)
    {
        try
        {
            parse();
            return false;
        }
        catch (WeChatPayVerificationException)
        {
            return true;
        }
    }
}
