using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

public sealed class ValidationTests
{
    private const string Native = "v3/pay/transactions/native";
    private const string Hint = "Nothing was sent. If the API has moved on from the documentation, validate = \"warn\" sends it anyway.";

    private readonly ListLogger _log = new(LogLevel.Information);
    private WeChatPayClient _throwing = null!;
    private WeChatPayClient _warning = null!;

    [SetUp]
    public void Build()
    {
        _log.Lines.Clear();
        _throwing = new(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key, Validate = ValidationMode.Throw, Logger = _log });
        _warning = new(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key, Validate = ValidationMode.Warn, Logger = _log });
    }

    [TearDown]
    public void Close()
    {
        _throwing.Dispose();
        _warning.Dispose();
    }

    [Test]
    public void Throw_WithAValueOfAnotherType_NamesPathValueAndType() => AssertRefused(
        new { json = Order(amount: new { total = "1" }) },
        $"`json.amount.total` of POST {Native} is text (\"1\"): the documentation says integer. {Hint}");

    [Test]
    public void Throw_WithoutARequiredField_NamesIt() => AssertRefused(
        new { json = Order(amount: new { currency = "CNY" }) },
        $"`json.amount.total` of POST {Native} is missing: the documentation requires it (integer). {Hint}");

    [Test]
    public void Throw_WithAValueThatIsNotDocumented_ListsThose() => AssertRefused(
        new { json = Order(limit_pay: new[] { "no_credit", "no_cash" }) },
        $"`json.limit_pay[1]` of POST {Native} is none of the documented values (\"no_cash\"): no_balance, no_credit, no_debit, balance_only. {Hint}");

    [Test]
    public void Throw_WithoutABody_SaysThatItIsMissing() =>
        AssertRefused(new { }, $"`json` of POST {Native} is missing: the documentation requires it (object). {Hint}");

    [Test]
    public void Throw_WithABodyInAnotherOption_TakesItAsItIs()
    {
        object[] bodies =
        [
            new { body = "a" },
            new { form_params = new { a = "1" } },
            new
            {
                multipart = new object[]
                {
                    new { name = "meta", contents = "{}" },
                    new { name = "file", contents = "a", filename = "a.jpg" },
                },
            },
        ];
        foreach (var body in bodies)
        {
            using var wire = new Wire().Answer();
            _throwing["v3/merchant/media/upload"].Post(body);
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        }
        Assert.That(
            () => _throwing["v3/merchant/media/upload"].Post(new { }),
            Throws.ArgumentException.With.Message.StartsWith("`body` of POST v3/merchant/media/upload is missing"));
    }

    [Test]
    public void Throw_WithJsonForAnOperationWithoutABody_SendsItAndSaysSo()
    {
        using var wire = new Wire().Answer();

        _throwing["v3/pay/transactions/id/{transaction_id}"].Get(new { transaction_id = "1", query = new { mchid = "1900000109" }, json = new { a = 1 } });

        Assert.That(_log.Lines.Single(), Does.Contain("`json` of GET").And.Contain("is not documented: the operation has no JSON body"));
    }

    [Test]
    public void Throw_WithAPersonalOrEncryptedValue_DoesNotQuoteIt()
    {
        var message = Message(new
        {
            json = Order(payer: new { identity = new { type = "IDCARD", number = 110101, name = new[] { "张三" } } }),
            headers = new { Wechatpay_Serial = TestKeys.PlatformKeyId },
        });

        Assert.That(
            message,
            Does.Contain("`json.payer.identity.number` is a number: the documentation says string").And.Contain("`json.payer.identity.name` is a list"));
        Assert.That(message, Does.Not.Contain("110101").And.Not.Contain("张三"));
    }

    [Test]
    public void Throw_WithASensitiveFieldAndNoSerial_SaysThatTheHeaderIsMissing()
    {
        // With a public key in `certs`, the client names it by itself.
        var certificate = new Dictionary<string, KeySource> { ["5157F09EFDC096DE15EBE81A47057A7232F1B8E1"] = TestKeys.PlatformPem };
        using var client = new WeChatPayClient(TestKeys.Options with { Certs = certificate, Validate = ValidationMode.Throw });
        var identity = new { type = "IDCARD", number = Encrypted.FromCiphertext("AAAA"), name = Encrypted.FromCiphertext("AAAA") };

        Assert.That(
            () => client[Native].Post(new { json = Order(payer: new { identity }) }),
            Throws.ArgumentException.With.Message.StartsWith($"`headers.Wechatpay-Serial` of POST {Native} is missing"));
    }

    [Test]
    public void Throw_WithMuchThatIsWrong_ShowsTenOfIt()
    {
        var message = Message(new { json = Order(detail: new { goods_detail = Enumerable.Repeat(new { quantity = "1" }, 5) }) });

        Assert.That(
            message,
            Does.StartWith($"POST {Native} is not as documented in 15 places. {Hint}\n- `json.detail.goods_detail[0].merchant_goods_id` is missing"));
        Assert.That(message.Split('\n'), Has.Length.EqualTo(12));
        Assert.That(message, Does.EndWith("- and 5 more."));
    }

    [Test]
    public void Throw_WithAFieldThatIsNotDocumented_SendsItAndSaysWhatMayBeMeant()
    {
        using var wire = new Wire().Answer();

        _throwing[Native].Post(new { json = Order(extra: ("atach", "a")) });

        Assert.That(wire.Request.Text, Does.Contain("atach"));
        Assert.That(_log.Lines, Is.EqualTo((string[])[$"Warning: `json.atach` of POST {Native} is not documented: `attach` is. It is sent anyway."]));
    }

    [Test]
    public void Throw_WithWhatIsDocumented_SaysNothing()
    {
        using var wire = new Wire().Answer();

        _throwing[Native].Post(new { json = Order() });

        Assert.That(_log.Lines, Is.Empty);
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Throw_WithTypedOptions_ChecksThem()
    {
        using var wire = new Wire();

        Assert.That(
            () => _throwing.v3.pay.transactions.native.Post(new() { json = new() { appid = "a", amount = new() { ["total"] = "1" } } }),
            Throws.ArgumentException.With.Message.Contains("`json.amount.total` is text (\"1\")").And.Message.Contains("`json.mchid` is missing"));
    }

    [Test]
    public void Throw_OfApiV2_ChecksItsFields()
    {
        using var wire = new Wire();

        Assert.That(
            () => _throwing["v2/pay/unifiedorder"].Post(new { xml = new { mch_id = TestKeys.Mchid, sign_type = "SHA1", total_fee = "1.5" } }),
            Throws.ArgumentException
                .With.Message.Contains("`xml.sign_type` is none of the documented values: ").And.Message.Contains("`xml.body` is missing")
                .And.Message.Contains("`xml.total_fee` is text (\"1.5\")"));
    }

    [Test]
    public void Throw_WithAQuery_ChecksIt()
    {
        using var wire = new Wire();

        Assert.That(
            () => _throwing["v3/pay/transactions/id/{transaction_id}"].Get(new { transaction_id = "1" }),
            Throws.ArgumentException.With.Message.StartsWith("`query` of GET v3/pay/transactions/id/{transaction_id} is missing"));
        Assert.That(
            () => _throwing["v3/merchant-service/complaints-v2"].Get(new { query = new { begin_date = "2026-01-01", end_date = "2026-01-02", limit = "ten" } }),
            Throws.ArgumentException
                .With.Message.StartsWith("`query.limit` of GET v3/merchant-service/complaints-v2 is text (\"ten\"): the documentation says integer."));
    }

    [Test]
    public void Throw_WithABodyThatIsWrittenAlready_TakesItAsItIs()
    {
        using var wire = new Wire().Answer();

        _throwing[Native].Post(new { body = "{}", headers = new { Content_Type = "application/json" } });

        Assert.That(wire.Request.Text, Is.EqualTo("{}"));
    }

    [Test]
    public void Warn_WithAnythingWrong_LogsItAndSendsIt()
    {
        using var wire = new Wire().Answer();

        _warning[Native].Post(new { json = Order(amount: new { total = "1" }) });

        Assert.That(
            _log.Lines,
            Is.EqualTo((string[])[$"Warning: `json.amount.total` of POST {Native} is text (\"1\"): the documentation says integer. It is sent anyway."]));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Warn_OfAnOperationThatIsNotDocumented_SaysSoOnce()
    {
        using var wire = new Wire().Answer().Answer();

        _warning["v3/not/documented"].Get();
        _warning["v3/not/documented"].Get();

        Assert.That(_log.Lines, Has.Count.EqualTo(1).And.All.Contains("GET v3/not/documented is not documented"));
    }

    [Test]
    public void Warn_WithoutALogger_WritesToTheErrorStream()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Validate = ValidationMode.Warn });
        using var wire = new Wire().Answer();
        var before = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            client["v3/not/documented"].Get();
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.That(written.ToString(), Does.Contain("so it was not checked"));
    }

    [Test]
    public void Validate_BesideEncryption_ChecksWhatGoesOut()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Validate = ValidationMode.Throw, EncryptSensitiveFields = true });
        using var wire = new Wire().Answer();

        client[Native].Post(new { json = Order(payer: new { identity = new { type = "IDCARD", number = 110101, name = "张三" } }) });

        Assert.That((string)JObject.Parse(wire.Request.Text)["payer"]!["identity"]!["number"]!, Has.Length.EqualTo(344));
    }

    [TestCase(ValidationMode.Warn)]
    [TestCase(ValidationMode.Throw)]
    [TestCase(ValidationMode.Strict)]
    public void Any_OfABrand_OnlyWarnsAsItsRequiredFieldsAreInferred(ValidationMode mode)
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Validate = mode, Logger = _log });
        using var wire = new Wire().Answer().Answer();

        client.brand.cardMember.userFeeds.Post(new() { json = new() { card_id = "C1", user_card_code = "U1", openid = "o1", ["cel"] = 1 } });
        client["brand/card-member/cards"].Get(new { query = new { state = "GONE", offset = 0, limit = 20 } });

        const string feeds = "POST brand/card-member/user-feeds";
        Assert.That(_log.Lines, Is.EqualTo((string[])
        [
            $"Warning: {feeds} is not as documented in 3 places. Which fields are required is partly inferred for this operation, so it is sent anyway.\n"
                + "- `json.out_request_no` is missing: the documentation requires it (string).\n"
                + "- `json.cell` is missing: the documentation requires it (string).\n- `json.cel` is not documented: `cell` is.",
            "Warning: `query.state` of GET brand/card-member/cards is none of the documented values (\"GONE\"): CARD_EFFECTIVE, CARD_INVALID. "
                + "Which fields are required is partly inferred for this operation, so it is sent anyway.",
        ]));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("off", ExpectedResult = ValidationMode.Off)]
    [TestCase("Warn", ExpectedResult = ValidationMode.Warn)]
    [TestCase("throw", ExpectedResult = ValidationMode.Throw)]
    [TestCase("strict", ExpectedResult = ValidationMode.Strict)]
    [TestCase(ValidationMode.Throw, ExpectedResult = ValidationMode.Throw)]
    public ValidationMode Factory_WithAMode_ReadsIt(object mode)
    {
        using var client = Builder.Factory(new { secret = XmlAnswer.ApiV2Key, validate = mode, logger = _log });
        return client.Options.Validate;
    }

    [TestCase("stricter", "text")]
    [TestCase("2", "text")]
    [TestCase(true, "`true`")]
    public void Factory_WithAnotherMode_SaysWhichThereAre(object mode, string shown) =>
        Assert.That(
            () => Builder.Factory(new { validate = mode }),
            Throws.ArgumentException.With.Message.EqualTo($"`validate` is {shown}: give \"off\", \"warn\", \"throw\" or \"strict\"."));

    private string Message(object options)
    {
        using var wire = new Wire();
        return Assert.Throws<ArgumentException>(() => _throwing[Native].Post(options))!.Message;
    }

    private void AssertRefused(object options, string message) => Assert.That(Message(options), Is.EqualTo(message));

    private static Dictionary<string, object?> Order(
        object? amount = null, object? limit_pay = null, object? payer = null, object? detail = null, (string Name, object Value)? extra = null)
    {
        var order = new Dictionary<string, object?>
        {
            ["appid"] = "wxd678efh567hg6787",
            ["mchid"] = TestKeys.Mchid,
            ["description"] = "d",
            ["out_trade_no"] = "N20260001",
            ["amount"] = amount ?? new { total = 1 },
            ["notify_url"] = "https://api.test.com",
            ["limit_pay"] = limit_pay,
            ["payer"] = payer,
            ["detail"] = detail,
        };
        if (extra is { } field)
            order[field.Name] = field.Value;
        return order;
    }
}
