using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Both protocols see the same orders, refunds and bills.</summary>
internal sealed class CrossProtocolTests : FixtureV2
{
    private const string Orders = "/v3/pay/transactions/";
    private const string Refunds = "/v3/refund/domestic/refunds";
    // Only orders of jsapi name their payer.
    private const string Payer = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    private const string Day = "2023-11-15";

    [TestCase("native", "NATIVE", Payer)]
    [TestCase("jsapi", "JSAPI", "o1")]
    [TestCase("app", "APP", Payer)]
    [TestCase("h5", "MWEB", Payer)]
    public async Task OrderOfV3_QueriedByV2_IsShown(string kind, string tradeType, string openid)
    {
        await PlaceAsync(kind);
        var before = await SucceedAsync(Query());
        var transactionId = Server.Pay("N00001");
        var after = await SucceedAsync(Query());
        var byTransaction = await SucceedAsync(Query().Without("out_trade_no").With("transaction_id", transactionId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before["trade_state"], before["trade_state_desc"], before["transaction_id"]), Is.EqualTo(("NOTPAY", "订单未支付", "")));
            Assert.That((after["trade_state"], after["trade_state_desc"], after["transaction_id"]), Is.EqualTo(("SUCCESS", "支付成功", transactionId)));
            Assert.That((after["total_fee"], after["trade_type"], after["openid"], after["attach"]), Is.EqualTo(("100", tradeType, openid, "a")));
            Assert.That(after["time_end"], Is.EqualTo("20231115061320"));
            Assert.That(byTransaction["out_trade_no"], Is.EqualTo("N00001"));
        }
    }

    [Test]
    public async Task OrderOfV2_QueriedByV3_IsShown()
    {
        await SucceedAsync(Unified().With("attach", "a"));
        var before = await QueryV3Async();
        var transactionId = Server.Pay("N00001");
        var after = await QueryV3Async();
        var byId = await SendAsync(Get($"{Orders}id/{transactionId}?mchid={Server.Mchid}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)before.Json["trade_state"], Is.EqualTo("NOTPAY"), before.Text);
            Assert.That(before.Json.ContainsKey("transaction_id"), Is.False);
            Assert.That(((string?)after.Json["trade_state"], (string?)after.Json["transaction_id"]), Is.EqualTo(("SUCCESS", transactionId)), after.Text);
            Assert.That(((string?)after.Json["trade_type"], (string?)after.Json["attach"], (long?)after.Json["amount"]!["total"]),
                Is.EqualTo(("APP", "a", 100L)));
            Assert.That((string?)byId.Json["out_trade_no"], Is.EqualTo("N00001"), byId.Text);
            Assert.That((await SucceedAsync(Query()))["transaction_id"], Is.EqualTo(transactionId));
        }
    }

    [Test]
    public async Task MicroPayOfV2_QueriedByV3_IsPaid()
    {
        var paid = await SucceedAsync(Micro());

        var shown = await QueryV3Async();

        Assert.That(((string?)shown.Json["trade_state"], (string?)shown.Json["transaction_id"]), Is.EqualTo(("SUCCESS", paid["transaction_id"])), shown.Text);
        Assert.That((string?)shown.Json["payer"]!["openid"], Is.EqualTo(paid["openid"]));
    }

    [Test]
    public async Task Number_UsedByTheOtherProtocol_IsRefused()
    {
        await PlaceAsync("native");
        await SucceedAsync(Unified("N00002"));

        await AssertErrorAsync(Unified(), "OUT_TRADE_NO_USED", "`N00001`");
        var again = await PlaceAsync("native", "N00002");
        Assert.That((again.Status, (string?)again.Json["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "INVALID_REQUEST")), again.Text);
        Server.Pay("N00001");
        await AssertErrorAsync(Micro(), "ORDERPAID", "`N00001`");
    }

    [Test]
    public async Task Order_ClosedByTheOtherProtocol_IsClosedForBoth()
    {
        await PlaceAsync("native");
        await SucceedAsync(Unified("N00002"));

        await SucceedAsync(Query() with { Path = "pay/closeorder" });
        var closed = await PostAsync(Orders + "out-trade-no/N00002/close", new JObject { ["mchid"] = Server.Mchid });

        Assert.That(closed.Status, Is.EqualTo(HttpStatusCode.NoContent), closed.Text);
        Assert.That((string?)(await QueryV3Async()).Json["trade_state"], Is.EqualTo("CLOSED"));
        Assert.That((await SucceedAsync(Query("N00002")))["trade_state"], Is.EqualTo("CLOSED"));
        Assert.That(() => Server.Pay("N00001"), Throws.InvalidOperationException);
        await AssertErrorAsync(Unified("N00002"), "ORDERCLOSED");
    }

    [Test]
    public async Task RefundOfV2_OfAnOrderOfV3_IsShownByBoth()
    {
        await PlaceAsync("native");
        Server.Pay("N00001");

        var made = await SucceedAsync(Refund());
        var shown = await SendAsync(Get($"{Refunds}/R1"));
        var order = await QueryV3Async();
        var listed = await SucceedAsync(RefundQuery());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)shown.Json["refund_id"], (string?)shown.Json["status"]), Is.EqualTo((made["refund_id"], "SUCCESS")), shown.Text);
            Assert.That(((string?)shown.Json["out_trade_no"], (string?)shown.Json["transaction_id"]), Is.EqualTo(("N00001", made["transaction_id"])));
            Assert.That(((long?)shown.Json["amount"]!["refund"], (long?)shown.Json["amount"]!["total"]), Is.EqualTo((40L, 100L)));
            Assert.That((string?)order.Json["trade_state"], Is.EqualTo("REFUND"));
            Assert.That((listed["refund_id_0"], listed["refund_fee_0"]), Is.EqualTo((made["refund_id"], "40")));
        }
    }

    [Test]
    public async Task RefundOfV3_OfAnOrderOfV2_IsShownByBoth()
    {
        await SucceedAsync(Micro());

        var made = await PostAsync(Refunds, RefundV3("R1", 40));
        var listed = await SucceedAsync(RefundQuery());
        var byNumber = await SucceedAsync(Call("pay/refundquery", ("out_refund_no", "R1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.Status, Is.EqualTo(HttpStatusCode.OK), made.Text);
            Assert.That((listed["out_refund_no_0"], listed["refund_id_0"], listed["refund_fee_0"]), Is.EqualTo(("R1", (string?)made.Json["refund_id"], "40")));
            Assert.That(byNumber["refund_id_0"], Is.EqualTo((string?)made.Json["refund_id"]));
            Assert.That((await SucceedAsync(Query()))["trade_state"], Is.EqualTo("REFUND"));
        }
    }

    [Test]
    public async Task Refunds_OfBothProtocols_ShareWhatIsLeft()
    {
        await SucceedAsync(Micro());
        await SucceedAsync(Refund("R1", "60"));

        var tooMuch = await PostAsync(Refunds, RefundV3("R2", 41));
        var sameNumber = await PostAsync(Refunds, RefundV3("R1", 40));
        await PostAsync(Refunds, RefundV3("R3", 30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)tooMuch.Json["message"], Does.Contain("60 are refunded already"), tooMuch.Text);
            Assert.That((string?)sameNumber.Json["message"], Does.Contain("`R1` was used before"), sameNumber.Text);
        }

        await AssertErrorAsync(Refund("R4", "11"), "INVALID_REQUEST", "only 10 fen are left");
        await SucceedAsync(Micro("N00002"));
        await AssertErrorAsync(Refund("R3", "30", "N00002"), "INVALID_REQUEST", "`R3` was used before, for another order");
    }

    [Test]
    public async Task Bills_OfBothProtocols_HaveTheOrdersOfBoth()
    {
        await PlaceAsync("native");
        var first = Server.Pay("N00001");
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = (await SucceedAsync(Micro("N00002")))["transaction_id"];
        Time.Advance(TimeSpan.FromSeconds(1));
        await SucceedAsync(Refund());
        await PostAsync(Refunds, RefundV3("R2", 30, "N00002"));
        Time.Advance(TimeSpan.FromDays(1));

        var ofV2 = (await SendAsync(Call("pay/downloadbill", ("bill_date", "20231115")))).Reply.Text;
        var ofV3 = await BillAsync("tradebill");
        var lines = ofV3.Split("\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofV3, Is.EqualTo(ofV2), "the bills of the two protocols");
            Assert.That(lines, Has.Length.EqualTo(8));
            Assert.That(lines[1], Does.StartWith("`2023-11-15 06:13:20,`wx1,").And.Contain($",`{first},`N00001,`{Payer},`NATIVE,`SUCCESS,")
                .And.Contain(",`茶,`a,"));
            Assert.That(lines[2], Does.Contain($",`{second},`N00002,").And.Contain(",`MICROPAY,`SUCCESS,"));
            Assert.That(lines[3], Does.Contain(",`REFUND,").And.Contain(",`R1,`0.40,"));
            Assert.That(lines[4], Does.Contain(",`REFUND,").And.Contain(",`R2,`0.30,"));
            Assert.That(lines[6], Is.EqualTo("`4,`2.00,`0.70,`0.00,`0.00000,`2.00,`0.70"));
        }
    }

    [Test]
    public async Task FundFlowBill_OfADayWithTrades_HasThem()
    {
        await SucceedAsync(Micro());
        await PostAsync(Refunds, RefundV3("R1", 40));
        Time.Advance(TimeSpan.FromDays(1));

        var lines = (await BillAsync("fundflowbill")).Split("\r\n");

        Assert.That(lines[^2], Is.EqualTo("`2,`1,`1.00,`1,`0.40"));
        Assert.That(lines[1], Does.EndWith(",`结算总金额,`N00001"));
        Assert.That(lines[2], Does.Contain("`支出,`0.40,`10000.60,").And.EndWith(",`退款总金额,`R1"));
    }

    [Test]
    public async Task TradeBill_OfRefundsAlone_OfADayWithPaymentsAlone_IsEmpty()
    {
        await SucceedAsync(Micro());
        Time.Advance(TimeSpan.FromDays(1));

        var lines = (await BillAsync("tradebill", "&bill_type=REFUND")).Split("\r\n");

        Assert.That(lines, Has.Length.EqualTo(4), "a day with trades has no sample rows");
        Assert.That(lines[2], Does.StartWith("`0,`0.00,"));
    }

    [Test]
    public async Task Combination_PaidAndRefunded_IsInBothBillsByItsOrders()
    {
        var combination = new JObject
        {
            ["combine_appid"] = "wx1",
            ["combine_mchid"] = Server.Mchid,
            ["combine_out_trade_no"] = "C00001",
            ["notify_url"] = "https://example.com/notify",
            ["sub_orders"] = new JArray(new[] { ("P00001", 100), ("P00002", 20) }.Select(part => new JObject
            {
                ["mchid"] = Server.Mchid,
                ["sub_mchid"] = "1900000209",
                ["attach"] = "a",
                ["out_trade_no"] = part.Item1,
                ["description"] = "茶",
                ["amount"] = new JObject { ["total_amount"] = part.Item2, ["currency"] = "CNY" },
            })),
        };
        await PostAsync("/v3/combine-transactions/native", combination);
        Server.Pay("P00002");
        await SucceedAsync(Refund(no: "P00001"));

        var lines = (await SendAsync(Call("pay/downloadbill", ("bill_date", "20231115")))).Reply.Text.Split("\r\n");

        Assert.That((await SucceedAsync(Query("P00002")))["total_fee"], Is.EqualTo("20"));
        Assert.That(lines[^2], Is.EqualTo("`3,`1.20,`0.40,`0.00,`0.00000,`1.20,`0.40"));
        Assert.That(lines, Has.Some.Contain(",`1900000209,").And.Some.Contain(",`P00001,").And.Some.Contain(",`P00002,"));
    }

    private DraftV2 RefundQuery() => Call("pay/refundquery", ("out_trade_no", "N00001"));

    private Task<Reply> QueryV3Async() => SendAsync(Get($"{Orders}out-trade-no/N00001?mchid={Server.Mchid}"));

    private async Task<string> BillAsync(string kind, string more = "")
    {
        var announced = await SendAsync(Get($"/v3/bill/{kind}?bill_date={Day}{more}"));
        Assert.That(announced.Status, Is.EqualTo(HttpStatusCode.OK), announced.Text);
        return (await SendAsync(Get(new Uri((string)announced.Json["download_url"]!).PathAndQuery))).Text;
    }

    private Task<Reply> PlaceAsync(string kind, string no = "N00001") => PostAsync(Orders + kind, new JObject
    {
        ["appid"] = "wx1",
        ["mchid"] = Server.Mchid,
        ["description"] = "茶",
        ["out_trade_no"] = no,
        ["attach"] = "a",
        ["notify_url"] = "https://example.com/notify",
        ["amount"] = new JObject { ["total"] = 100 },
        ["payer"] = new JObject { ["openid"] = "o1" },
        ["scene_info"] = new JObject { ["payer_client_ip"] = "127.0.0.1", ["h5_info"] = new JObject { ["type"] = "Wap" } },
    });

    private static JObject RefundV3(string refund, long fen, string no = "N00001") => new()
    {
        ["out_trade_no"] = no,
        ["out_refund_no"] = refund,
        ["amount"] = new JObject { ["refund"] = fen, ["total"] = 100, ["currency"] = "CNY" },
    };

    private Task<Reply> PostAsync(string target, JObject body) =>
        SendAsync(new Draft(Server, HttpMethod.Post, target)
        {
            Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None)),
            Headers = [("Wechatpay-Serial", Server.PlatformKeyId)]
        }.At(Time.GetUtcNow()));
}
