namespace WeChatPay.Sandbox.Tests;

/// <summary>What the operations of APIv2 hold, and what they refuse.</summary>
internal sealed class TradeTests : FixtureV2
{
    [Test]
    public async Task UnifiedOrder_SameDataAgain_IsTheSameOrder()
    {
        var first = await SucceedAsync(Unified());
        var again = await SucceedAsync(Unified().With("nonce_str", "another").With("sign_type", "HMAC-SHA256") with { Type = "HMAC-SHA256" });

        Assert.That(again["prepay_id"], Is.EqualTo(first["prepay_id"]));
    }

    [Test]
    public async Task UnifiedOrder_OtherDataUnderTheSameNumber_IsRefused()
    {
        await SucceedAsync(Unified());

        await AssertErrorAsync(Unified().With("total_fee", "101"), "OUT_TRADE_NO_USED", "`N00001`", "Nothing was done.");
    }

    [TestCase("NATIVE", "code_url")]
    [TestCase("MWEB", "mweb_url")]
    public async Task UnifiedOrder_ForAWayToPay_NamesItsAddress(string tradeType, string field) =>
        Assert.That((await SucceedAsync(Unified().With("trade_type", tradeType)))[field], Does.Contain("wx"));

    [TestCase("appid")]
    [TestCase("body")]
    [TestCase("out_trade_no")]
    [TestCase("total_fee")]
    [TestCase("spbill_create_ip")]
    [TestCase("notify_url")]
    [TestCase("trade_type")]
    public async Task UnifiedOrder_FieldMissing_IsNamed(string field) => await AssertErrorAsync(Unified().Without(field), "LACK_PARAMS", field);

    [TestCase("total_fee", "0")]
    [TestCase("total_fee", "1.5")]
    [TestCase("total_fee", "-1")]
    [TestCase("total_fee", "99999999999")]
    [TestCase("out_trade_no", "N 1")]
    [TestCase("out_trade_no", "012345678901234567890123456789012")]
    [TestCase("notify_url", "example.com")]
    [TestCase("trade_type", "app")]
    public async Task UnifiedOrder_FieldWrong_IsNamedWithItsValue(string field, string value) =>
        await AssertErrorAsync(Unified().With(field, value), "PARAM_ERROR", field, $"`{value}`");

    [Test]
    public async Task UnifiedOrder_JsapiWithoutOpenid_IsRefusedAndTheOpenidPays()
    {
        var order = Unified().With("trade_type", "JSAPI");
        await AssertErrorAsync(order, "LACK_PARAMS", "openid");

        await SucceedAsync(order.With("openid", "o1"));
        Server.Pay("N00001");

        Assert.That((await SucceedAsync(Query()))["openid"], Is.EqualTo("o1"));
    }

    [Test]
    public async Task OrderQuery_BeforeAndAfterPay_ShowsTheState()
    {
        await SucceedAsync(Unified());
        var unpaid = await SucceedAsync(Query());
        var transactionId = Server.Pay("N00001");
        var paid = await SucceedAsync(Query());
        var byTransaction = await SucceedAsync(Query().Without("out_trade_no").With("transaction_id", transactionId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unpaid["trade_state"], Is.EqualTo("NOTPAY"));
            Assert.That(unpaid.Fields, Does.Not.ContainKey("transaction_id").And.Not.ContainKey("time_end"));
            Assert.That((paid["trade_state"], paid["total_fee"], paid["trade_type"]), Is.EqualTo(("SUCCESS", "100", "APP")));
            Assert.That(paid["time_end"], Is.EqualTo("20231115061320"), "China's time");
            Assert.That(paid["transaction_id"], Is.EqualTo(transactionId).And.Match("^42000[0-9]{23}$"));
            Assert.That(byTransaction["out_trade_no"], Is.EqualTo("N00001"));
        }
    }

    [Test]
    public async Task OrderQuery_UnknownOrUnnamed_IsRefused()
    {
        await AssertErrorAsync(Query("N00009"), "ORDERNOTEXIST", "`N00009`");
        await AssertErrorAsync(Query().With("transaction_id", "42"), "ORDERNOTEXIST", "`42`");
        await AssertErrorAsync(Query().Without("out_trade_no"), "LACK_PARAMS", "transaction_id and out_trade_no");
        await AssertErrorAsync(Query().Without("appid"), "LACK_PARAMS", "appid");
    }

    [Test]
    public async Task Pay_OfAnOrder_IsOnceOnly()
    {
        await SucceedAsync(Unified());

        var transactionId = Server.Pay("N00001");

        Assert.That(Server.Pay("N00001"), Is.EqualTo(transactionId));
        Assert.That(() => Server.Pay("N00002"), Throws.InvalidOperationException.With.Message.Contains("`N00002`"));
        await AssertErrorAsync(Unified(), "ORDERPAID", "`N00001`");
    }

    [Test]
    public async Task MicroPay_WithACode_IsPaidAtOnce()
    {
        var paid = await SucceedAsync(Micro());

        Assert.That((paid["trade_type"], paid["total_fee"], paid["out_trade_no"]), Is.EqualTo(("MICROPAY", "100", "N00001")));
        Assert.That((await SucceedAsync(Query()))["trade_state"], Is.EqualTo("SUCCESS"));
        await AssertErrorAsync(Micro(), "ORDERPAID");
    }

    [Test]
    public async Task MicroPay_UnderTheNumberOfAnOrder_IsRefused()
    {
        await SucceedAsync(Unified());

        await AssertErrorAsync(Micro(), "OUT_TRADE_NO_USED");
    }

    [TestCase("", "LACK_PARAMS")]
    [TestCase("12006109882800940", "AUTH_CODE_INVALID")]
    [TestCase("190061098828009406", "AUTH_CODE_INVALID")]
    [TestCase("12006109882800940x", "AUTH_CODE_INVALID")]
    public async Task MicroPay_WithoutACode_IsRefused(string code, string error) => await AssertErrorAsync(Micro().With("auth_code", code), error, "auth_code");

    [Test]
    public async Task CloseOrder_OfEachState_ClosesOnlyTheUnpaid()
    {
        await SucceedAsync(Unified());
        var close = Query() with { Path = "pay/closeorder" };

        Assert.That((await SucceedAsync(close))["result_msg"], Is.EqualTo("OK"));
        Assert.That((await SucceedAsync(Query()))["trade_state"], Is.EqualTo("CLOSED"));
        await AssertErrorAsync(close, "ORDERCLOSED");
        await AssertErrorAsync(Unified(), "ORDERCLOSED");
        await SucceedAsync(Micro("N00002"));
        await AssertErrorAsync(close.With("out_trade_no", "N00002"), "ORDERPAID");
        await AssertErrorAsync(close.With("out_trade_no", "N00003"), "ORDERNOTEXIST");
    }

    [Test]
    public async Task UnifiedOrder_TwentyAtOnce_AreOneOrder()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(Unified())));

        Assert.That(replies.Select(static reply => reply["prepay_id"]).Distinct().Count(), Is.EqualTo(1));
    }
}
