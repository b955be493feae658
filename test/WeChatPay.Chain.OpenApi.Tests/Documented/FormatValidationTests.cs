using System.Net;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

public sealed class FormatValidationTests
{
    private const string Native = "v3/pay/transactions/native";
    private const string Misspelt = "v3/pay/transactons/native";

    private readonly ListLogger _log = new(LogLevel.Information);
    private WeChatPayClient _throwing = null!;
    private WeChatPayClient _strict = null!;

    [SetUp]
    public void Build()
    {
        _log.Lines.Clear();
        _throwing = new(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key, Validate = ValidationMode.Throw, Logger = _log });
        _strict = new(TestKeys.Options with { Validate = ValidationMode.Strict, Logger = _log });
    }

    [TearDown]
    public void Close()
    {
        _throwing.Dispose();
        _strict.Dispose();
    }

    [TestCase("time_expire", "2030-01-01 12:00:00", "RFC 3339")]
    [TestCase("time_expire", "20300101120000", "RFC 3339")]
    [TestCase("out_trade_no", "N1", "6 to 32")]
    [TestCase("out_trade_no", "订单00001", "6 to 32")]
    [TestCase("notify_url", "http://example.com/notify", "https URL")]
    [TestCase("notify_url", "https://example.com/notify?a=1", "without a query")]
    [TestCase("appid", "1900000109", "appid")]
    public void Throw_WithAValueOfAnotherFormat_NamesFieldAndForm(string name, string value, string form) => Assert.That(
        () => _throwing[Native].Post(new { json = Order(name, value) }),
        Throws.ArgumentException.With.Message.StartsWith($"`json.{name}` of POST {Native} is text").And.Message.Contains(form)
            .And.Message.Contains("Nothing was sent."));

    [TestCase(0)]
    [TestCase(-5)]
    public void Throw_WithAnAmountThatIsNotPositive_SaysSo(int total) => Assert.That(
        () => _throwing[Native].Post(new { json = Order("amount", new { total }) }),
        Throws.ArgumentException.With.Message.StartsWith(
            $"`json.amount.total` of POST {Native} is a number ({total}): the documentation says a whole number of fen, 1 or more"));

    [Test]
    public void Throw_WithALongText_CountsIt() => Assert.That(
        () => _throwing[Native].Post(new { json = Order("attach", new string('例', 129)) }),
        Throws.ArgumentException.With.Message.Contains("128 characters or fewer: it has 129"));

    [TestCase("out_trade_no", "a_-|*9")]
    [TestCase("time_expire", "2030-01-01T12:00:00+08:00")]
    [TestCase("time_expire", "")]
    public void Throw_WithARightValue_SendsIt(string name, string value)
    {
        using var wire = new Wire().Answer();

        _throwing[Native].Post(new { json = Order(name, value) });

        Assert.That((wire.Requests.Count, _log.Lines.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Throw_WithNothingEncrypted_NeedsNoSerial()
    {
        using var wire = new Wire().Answer();

        _throwing["v3/inspolicymgr/deduct/policies/{out_insurance_no}"].Patch(
            new { out_insurance_no = "I1", json = new { policy_state = "POLICY_STATE_APPROVED" } });

        Assert.That(_log.Lines, Has.None.Contains("Wechatpay-Serial"));
    }

    [Test]
    public void Throw_WithAListOrAnObjectInAScalarOfTheQuery_SaysSo()
    {
        const string path = "v3/merchant-service/complaints-v2";
        foreach (var (value, what) in new (object, string)[] { (new[] { 1 }, "a list"), (new { a = 1 }, "an object"), (new List<string>(), "a list") })
        {
            Assert.That(
                () => _throwing[path].Get(new { query = new { begin_date = "2026-01-01", end_date = "2026-01-02", limit = value } }),
                Throws.ArgumentException.With.Message.StartsWith($"`query.limit` of GET {path} is {what}: the documentation says integer."));
        }
    }

    [Test]
    public void Throw_WithAListAsDocumentedText_TakesTheListAlone()
    {
        var fields = new Dictionary<string, object?>
        {
            ["mch_id"] = TestKeys.Mchid,
            ["appid"] = "wx8888888888888888",
            ["sign_type"] = "HMAC-SHA256",
            ["transaction_id"] = "42",
            ["out_order_no"] = "P1",
            ["receivers"] = """{"receiver":[]}""",
        };
        Assert.That(
            () => _throwing["v2/secapi/pay/profitsharing"].Post(new { xml = fields, security = false }),
            Throws.ArgumentException.With.Message.Contains("`xml.receivers`").And.Message.Contains("a list of objects"));

        fields["receivers"] = """[{"type":"MERCHANT_ID","amount":1,"description":"d"}]""";
        Assert.That(
            () => _throwing["v2/secapi/pay/profitsharing"].Post(new { xml = fields, security = false }),
            Throws.ArgumentException.With.Message.StartsWith("`xml.receivers.account` of POST v2/secapi/pay/profitsharing is missing"));
    }

    [Test]
    public void Strict_OfAnOperationThatIsNotDocumented_NamesTheNearest() => Assert.That(
        () => _strict[Misspelt].Post(new { json = new { } }),
        Throws.ArgumentException.With.Message.StartsWith(
            $"POST {Misspelt} is not documented. The nearest documented call is `POST {Native}`. Nothing was sent."));

    [Test]
    public void Strict_WithAFieldThatIsNotDocumented_RefusesIt() => Assert.That(
        () => _strict[Native].Post(new { json = Order("atach", "a") }),
        Throws.ArgumentException.With.Message.StartsWith($"`json.atach` of POST {Native} is not documented: `attach` is. Nothing was sent."));

    [Test]
    public void Throw_OfAnOperationThatIsNotDocumented_SendsIt()
    {
        using var wire = new Wire().Answer();

        _throwing[Misspelt].Post(new { json = new { } });

        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Warn_OfAnOperationThatIsNotDocumented_NamesTheNearest()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Validate = ValidationMode.Warn, Logger = _log });
        using var wire = new Wire().Answer();

        client[Misspelt].Post(new { json = new { } });

        Assert.That(_log.Lines.Single(), Does.Contain($"The nearest documented call is `POST {Native}`."));
    }

    [Test]
    public void NotFound_OfAPathThatIsNotDocumented_NamesTheNearest()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire().Answer(NotFound()).Answer(NotFound());

        Assert.That(
            () => client[Misspelt].Post(new { json = new { } }),
            Throws.InstanceOf<WeChatPayApiException>().With.Message.EndsWith(
                $". POST {Misspelt} is not documented. The nearest documented call is `POST {Native}`. Nothing was changed."));
        Assert.That(
            () => client[Native].Post(new { json = new { } }),
            Throws.InstanceOf<WeChatPayApiException>().With.Message.Not.Contains("documented"));
    }

    private static HttpResponseMessage NotFound() =>
        SignedAnswer.Unsigned("""{"code":"RESOURCE_NOT_EXISTS","message":"none"}""", HttpStatusCode.NotFound);

    private static Dictionary<string, object?> Order(string name, object value) => new()
    {
        ["appid"] = "wxd678efh567hg6787",
        ["mchid"] = TestKeys.Mchid,
        ["description"] = "d",
        ["out_trade_no"] = "N20260001",
        ["amount"] = new { total = 1 },
        ["notify_url"] = "https://api.test.com",
        [name] = value,
    };
}
