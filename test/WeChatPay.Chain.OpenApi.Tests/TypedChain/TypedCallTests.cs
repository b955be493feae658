using System.Text;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.TypedChain;

public sealed class TypedCallTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void Close() => _client.Dispose();

    [Test]
    public async Task PostAsync_WithTypedOptions_GivesTheTypedAnswer()
    {
        using var wire = new Wire().Answer("""{"order_id":"O1","max_claim_count":3,"new_field":[1]}""");

        var order = await _client.v3.hirePowerBank.insuranceOrders.PostAsync(new() { json = new() { out_order_no = "N1", openid = "o" } });

        Assert.That(
            (order.order_id, order.max_claim_count, order.claimed_count, order.StatusCode, order.RequestId),
            Is.EqualTo(("O1", 3L, default(long?), 200, "08C0FFEE-TEST")));
        Assert.That(order["new_field"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("[1]"));
        Assert.That(wire.Request.Text, Is.EqualTo("""{"out_order_no":"N1","openid":"o"}"""));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Options_SetInAnyOrderOrToNull_AreSentAsTheLooseOnes()
    {
        using var wire = new Wire().Answer().Answer();

        _client.v3.hirePowerBank.insuranceOrders.Post(new() { json = new() { service_id = "s", out_order_no = null, ["not_documented_yet"] = new { a = 1 } } });
        _client["v3/hire-power-bank/insurance-orders"].Post(new
        {
            json = new { service_id = "s", out_order_no = (string?)null, not_documented_yet = new { a = 1 } },
        });

        Assert.That(
            wire.Requests[0].Text,
            Is.EqualTo(wire.Requests[1].Text).And.EqualTo("""{"service_id":"s","out_order_no":null,"not_documented_yet":{"a":1}}"""));
    }

    [Test]
    public void Options_SetTwice_KeepTheLastValue()
    {
        var json = new V3.HirePowerBank.InsuranceOrders.PostOptions.Json { out_order_no = "1", openid = "o" };
        json.out_order_no = "2";

        Assert.That(
            (json.out_order_no, json["openid"], json.notify_url, json.ToString()),
            Is.EqualTo(("2", "o", default(string), "fields: out_order_no, openid")));
    }

    [TestCase("12", "12")]
    [TestCase("12.50", "12.50")]
    [TestCase("12.0", "12")]
    [TestCase("-9223372036854775808", "-9223372036854775808")]
    public void Number_WithAndWithoutFraction_IsSentAsWritten(string given, string sent)
    {
        var number = decimal.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
        var json = new V3.FundApp.BrandRedpacket.BrandMerchantBatches.PostOptions.Json { brand_id = number };
        using var wire = new Wire().Answer();

        _client.v3.fundApp.brandRedpacket.brandMerchantBatches.Post(new() { json = json });

        Assert.That(wire.Request.Text, Is.EqualTo($$"""{"brand_id":{{sent}}}"""));
        Assert.That(json.brand_id?.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(sent));
    }

    [Test]
    public void Variable_OfThePath_IsAnOption()
    {
        using var wire = new Wire().Answer("""{"trade_state":"SUCCESS","amount":{"total":100}}""");

        var order = _client.v3.pay.transactions.id._transaction_id_.get(new() { transaction_id = "AbcdEF/1", query = new() { mchid = TestKeys.Mchid } });

        Assert.That((order.trade_state, order.amount?.total, order.amount?.currency), Is.EqualTo((Values.TradeState.SUCCESS, 100L, default(string))));
        Assert.That(order.scene_info, Is.Null);
        Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo("/v3/pay/transactions/id/AbcdEF%2F1?mchid=1900000001"));
    }

    [Test]
    public void Variable_WithoutValue_IsRefusedBeforeSending() =>
        Assert.That(() => _client.v3.pay.transactions.id._transaction_id_.Get(), Throws.ArgumentException.With.Message.Contains("`transaction_id`"));

    [Test]
    public void Headers_Typed_HaveTheirNamesOnTheWire()
    {
        using var wire = new Wire().Answer();

        _client.v3.applyment4sub.applyment._empty_.Post(
            new() { headers = new() { Wechatpay_Serial = "PUB_KEY_ID_0001", ["X-Shop_No"] = "7" }, json = new() { business_code = "B" } });

        Assert.That((wire.Request.Headers["Wechatpay-Serial"], wire.Request.Headers["X-Shop_No"]), Is.EqualTo(("PUB_KEY_ID_0001", "7")));
        Assert.That(wire.Request.Uri.AbsolutePath, Is.EqualTo("/v3/applyment4sub/applyment/"));
    }

    [Test]
    public void Then_OnTheTypedPromise_GivesTheTypedAnswer()
    {
        using var wire = new Wire().Answer("""{"order_id":"O1"}""");

        var id = _client.v3.hirePowerBank.insuranceOrders.postAsync(new() { json = new() { out_order_no = "N1" } }).then(order => order.order_id).wait();

        Assert.That(id, Is.EqualTo("O1"));
    }

    [Test]
    public void Node_OnADynamicReceiver_TakesLooseOptionsAndUnknownSegments()
    {
        dynamic v3 = _client.v3;
        using var wire = new Wire().Answer("""{"order_id":"O1"}""").Answer().Answer();

        WeChatPayResponse posted = v3.hirePowerBank.insuranceOrders.post(new { json = new { out_order_no = "N1" } });
        v3.hirePowerBank.insuranceOrders.PostAsync(new { json = new { out_order_no = "N2" } }).wait();
        v3.notDocumented.atAll.get();

        Assert.That((string?)posted["order_id"], Is.EqualTo("O1"));
        Assert.That(
            wire.Requests.Select(request => request.Uri.AbsolutePath),
            Is.EqualTo((string[])["/v3/hire-power-bank/insurance-orders", "/v3/hire-power-bank/insurance-orders", "/v3/not-documented/at-all"]));
    }

    [Test]
    public void Node_OfTheTypedChain_GoesOnUntyped()
    {
        using var wire = new Wire().Answer().Answer();

        _client.v3.hirePowerBank["insurance-orders/{n}"].Get(new { n = "1" });
        _client.v3.hirePowerBank.insuranceOrders.Put(new { json = new { a = 1 } });

        Assert.That(
            wire.Requests.Select(request => $"{request.Method} {request.Uri.AbsolutePath}"),
            Is.EqualTo((string[])["GET /v3/hire-power-bank/insurance-orders/1", "PUT /v3/hire-power-bank/insurance-orders"]));
        Assert.That(_client.v3.hirePowerBank.insuranceOrders._out_order_no_.ToString(), Is.EqualTo("v3/hire-power-bank/insurance-orders/{out_order_no}"));
    }

    [Test]
    public void Get_OfApiV2WithAQuery_SignsTheQuery()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }));

        _client.v2.papay.h5entrustweb.Get(new() { query = new() { mch_id = TestKeys.Mchid, appid = "wx 1" }, nonceless = true });

        var expected = WeChatPay.Crypto.Hash.Sign("MD5", $"appid=wx 1&mch_id={TestKeys.Mchid}", XmlAnswer.ApiV2Key);
        Assert.That(wire.Request.Uri.PathAndQuery, Is.EqualTo($"/papay/h5entrustweb?mch_id={TestKeys.Mchid}&appid=wx%201&sign={expected}"));
    }

    [Test]
    public void Answer_InXml_HasTypedFields()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { refund_id = "5", refund_fee = "12", coupon_refund_id_0 = "C0" }));

        var refund = _client.v2.secapi.pay.refund.Post(new() { xml = new() { mch_id = TestKeys.Mchid, out_trade_no = "N1" }, security = false });

        Assert.That(
            (refund.refund_id, refund.coupon_refund_id_(0), refund.coupon_refund_id_(1), refund["refund_fee"]?.ToString()),
            Is.EqualTo(("5", "C0", default(string), "12")));
    }

    [Test]
    public void Answer_WithoutBody_HasNoFields()
    {
        using var wire = new Wire().Answer(SignedAnswer.Of("", System.Net.HttpStatusCode.NoContent));

        var closed = _client.v3.pay.transactions.outTradeNo._out_trade_no_.close.Post(new() { out_trade_no = "N1", json = new() { mchid = TestKeys.Mchid } });

        Assert.That((closed.StatusCode, closed["anything"]), Is.EqualTo((204, default(JToken))));
    }

    [Test]
    public void Answer_WithAnotherTypeThanDocumented_SaysSoWithoutTheValue()
    {
        using var wire = new Wire().Answer("""{"order_id":17,"max_claim_count":"a secret","claimed_count":"4"}""");

        var order = _client.v3.hirePowerBank.insuranceOrders.Post();

        Assert.That((order.order_id, order.claimed_count), Is.EqualTo(("17", 4L)));
        Assert.That(
            () => order.max_claim_count,
            Throws.TypeOf<FormatException>().With.Message.Contains("`max_claim_count`").And.Message.Not.Contains("secret"));
    }

    [Test]
    public void Answer_WithALongNumber_IsItsValueOrTooLarge()
    {
        using var wire = new Wire().Answer("""{"order_id":"1","max_claim_count":12345678901234567890,"claimed_count":5}""");

        var order = _client.v3.hirePowerBank.insuranceOrders.Post();

        Assert.That(order.claimed_count, Is.EqualTo(5));
        Assert.That(
            () => order.max_claim_count,
            Throws.TypeOf<FormatException>().With.Message.Contains("`max_claim_count`").And.Message.Contains("too large for a long"));
    }

    [Test]
    public void Answer_ByEachSerializer_IsWrittenAsItsJson()
    {
        const string json = """{"order_id":"1","new_field":{"a":[1.50,null]},"claimed_count":12345678901234567890}""";
        using var wire = new Wire().Answer(json);

        var order = _client.v3.hirePowerBank.insuranceOrders.Post();

        Assert.That(System.Text.Json.JsonSerializer.Serialize(order), Is.EqualTo(json));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(new { order }), Is.EqualTo($$"""{"order":{{json}}}"""));
        Assert.That(Newtonsoft.Json.JsonConvert.SerializeObject(order), Is.EqualTo(json));
        Assert.That(order["none"], Is.Null);
    }

    [Test]
    public void Request_WithSystemTextJson_IsWrittenAsTheJsonThatItIs()
    {
        using var wire = new Wire().Answer();

        _client.v3.hirePowerBank.insuranceOrders.Post(new()
        {
            json = new()
            {
                out_order_no = "N1",
                ["more"] = System.Text.Json.Nodes.JsonNode.Parse("""{"a":1990.0}"""),
                ["at"] = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
            },
        });

        Assert.That(wire.Request.Text, Is.EqualTo("""{"out_order_no":"N1","more":{"a":1990},"at":"2030-01-01T00:00:00+00:00"}"""));
    }

    [Test]
    public void Answer_ThatFailed_IsTheSameException()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("""{"code":"NO_AUTH","message":"…"}""", System.Net.HttpStatusCode.Forbidden));

        Assert.That(
            async () => await _client.v3.hirePowerBank.insuranceOrders.PostAsync(),
            Throws.TypeOf<WeChatPayApiException>().With.Property("Code").EqualTo("NO_AUTH"));
    }

    [Test]
    public void Answer_MadeByHand_SaysThatItIsNone() =>
        Assert.That(() => new V3.HirePowerBank.InsuranceOrders.PostResponse().order_id, Throws.InvalidOperationException.With.Message.Contains("PostResponse"));

    [Test]
    public void Text_OfAnswerAndOptions_ShowsNoValue()
    {
        using var wire = new Wire().Answer("""{"openid":"secret"}""");

        var order = _client.v3.hirePowerBank.insuranceOrders.Post(new() { json = new() { openid = "secret" } });

        var options = new V3.HirePowerBank.InsuranceOrders.PostOptions { timeout = 2.5 };
        Assert.That($"{order} {options}", Does.Not.Contain("secret").And.EndsWith("fields: timeout"));
        Assert.That(Encoding.UTF8.GetString(order.Response.Bytes.Span), Does.Contain("secret"));
    }
}
