using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Orders, refunds and transfers from their beginning to their end.</summary>
internal sealed class LifeCycleTests : SandboxFixture
{
    private const string Orders = "/v3/pay/transactions/";
    private const string Refunds = "/v3/refund/domestic/refunds";

    [TestCase("jsapi", "prepay_id")]
    [TestCase("app", "prepay_id")]
    [TestCase("h5", "h5_url")]
    [TestCase("native", "code_url")]
    public async Task Order_Placed_IsShownAsItWasSent(string kind, string field)
    {
        var placed = await PostAsync(Orders + kind, Order("N00001", 100));
        var shown = await QueryAsync("N00001");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)placed.Json[field], Is.Not.Empty, placed.Text);
            Assert.That((string?)shown.Json["out_trade_no"], Is.EqualTo("N00001"), shown.Text);
            Assert.That((string?)shown.Json["trade_state"], Is.EqualTo("NOTPAY"));
            Assert.That((string?)shown.Json["trade_state_desc"], Is.EqualTo("订单未支付"));
            Assert.That((long?)shown.Json["amount"]!["total"], Is.EqualTo(100));
            Assert.That((string?)shown.Json["description"], Is.EqualTo("茶"));
            Assert.That(shown.Json.ContainsKey("transaction_id"), Is.False);
        }
    }

    [Test]
    public async Task Order_ThatDoesNotChange_IsShownTheSameLater()
    {
        await PostAsync(Orders + "native", Order("N00001", 100));
        var shown = await QueryAsync("N00001");
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await QueryAsync("N00001")).Text, Is.EqualTo(shown.Text));
    }

    [Test]
    public async Task Order_Paid_IsShownByBothNumbers()
    {
        await PostAsync(Orders + "native", Order("N00001", 100));
        Time.Advance(TimeSpan.FromSeconds(10));

        var transactionId = Server.Pay("N00001");

        var byNumber = await QueryAsync("N00001");
        var byId = await SendAsync(Get($"{Orders}id/{transactionId}?mchid={Server.Mchid}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)byNumber.Json["trade_state"], Is.EqualTo("SUCCESS"), byNumber.Text);
            Assert.That((string?)byNumber.Json["transaction_id"], Is.EqualTo(transactionId));
            Assert.That((string?)byNumber.Json["success_time"], Is.EqualTo("2023-11-15T06:13:30+08:00"));
            Assert.That((string?)byId.Json["out_trade_no"], Is.EqualTo("N00001"), byId.Text);
            Assert.That(Server.Pay("N00001"), Is.EqualTo(transactionId));
        }
    }

    [Test]
    public async Task Order_Closed_CannotBePaid()
    {
        await PostAsync(Orders + "native", Order("N00001", 100));

        var closed = await PostAsync(Orders + "out-trade-no/N00001/close", new JObject { ["mchid"] = Server.Mchid });
        var shown = await QueryAsync("N00001");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((closed.Status, closed.Body.Length), Is.EqualTo((HttpStatusCode.NoContent, 0)), closed.Text);
            Assert.That(closed.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
            Assert.That((string?)shown.Json["trade_state"], Is.EqualTo("CLOSED"));
            Assert.That(() => Server.Pay("N00001"), Throws.InvalidOperationException.With.Message.Contains("closed"));
        }
    }

    [Test]
    public async Task Order_Paid_CannotBeClosed()
    {
        await PostAsync(Orders + "native", Order("N00001", 100));
        Server.Pay("N00001");

        AssertError(await PostAsync(Orders + "out-trade-no/N00001/close", new JObject { ["mchid"] = Server.Mchid }), 400, "INVALID_REQUEST", "is paid");
    }

    [TestCase("native")]
    [TestCase("jsapi")]
    public async Task Order_WithANumberUsedBefore_IsRefused(string kind)
    {
        await PostAsync(Orders + "native", Order("N00001", 100));

        AssertError(await PostAsync(Orders + kind, Order("N00001", 200)), 400, "INVALID_REQUEST", "`N00001` was used before");
    }

    [TestCase("/v3/pay/transactions/out-trade-no/N00000?mchid=1900000109")]
    [TestCase("/v3/pay/transactions/id/4200000000?mchid=1900000109")]
    [TestCase("/v3/combine-transactions/out-trade-no/N00000")]
    [TestCase("/v3/refund/domestic/refunds/N00000")]
    [TestCase("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/N00000")]
    [TestCase("/v3/transfer/batches/out-batch-no/N00000?need_query_detail=false")]
    [TestCase("/v3/profitsharing/orders/N00000?transaction_id=1")]
    public async Task Number_NeverMade_IsNotFound(string target) =>
        AssertError(await SendAsync(Get(target)), 404, "RESOURCE_NOT_EXISTS", "paid|made by");

    [Test]
    public async Task PartnerOrder_Paid_IsShown()
    {
        var order = Order("N00001", 100);
        order.Remove("appid");
        order.Remove("mchid");
        order.Merge(new JObject { ["sp_appid"] = "wx1", ["sp_mchid"] = Server.Mchid, ["sub_mchid"] = "1900000209" });
        await PostAsync("/v3/pay/partner/transactions/native", order);
        Server.Pay("N00001");

        var shown = await SendAsync(Get($"/v3/pay/partner/transactions/out-trade-no/N00001?sp_mchid={Server.Mchid}&sub_mchid=1900000209"));

        Assert.That(((string?)shown.Json["trade_state"], (string?)shown.Json["sub_mchid"]), Is.EqualTo(("SUCCESS", "1900000209")), shown.Text);
    }

    [Test]
    public async Task Combination_PaidByOneOfItsNumbers_IsPaidAsAWhole()
    {
        var placed = await PostAsync("/v3/combine-transactions/native", Combination());
        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.OK), placed.Text);
        var transactionId = Server.Pay("P00002");

        var shown = await SendAsync(Get("/v3/combine-transactions/out-trade-no/C00001"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)shown.Json["combine_transaction_id"], Is.EqualTo(transactionId), shown.Text);
            Assert.That(shown.Json["sub_orders"]!.Select(static order => (string?)order["out_trade_no"]), Is.EqualTo(new[] { "P00001", "P00002" }));
            Assert.That(shown.Json["sub_orders"]!.Select(static order => (string?)order["trade_state"]), Is.All.EqualTo("SUCCESS"));
            Assert.That(shown.Json["sub_orders"]!.Select(static order => (long?)order["amount"]!["total_amount"]), Is.EqualTo(new[] { 10, 20 }));
        }
    }

    [Test]
    public async Task Refund_OfAPaidOrder_IsMadeAndShown()
    {
        await PostAsync(Orders + "native", Order("N00001", 100));
        Server.Pay("N00001");

        var made = await PostAsync(Refunds, Refund("R1", 40));
        var shown = await SendAsync(Get(Refunds + "/R1"));
        var order = await QueryAsync("N00001");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)made.Json["status"], Is.EqualTo("PROCESSING"), made.Text);
            Assert.That((string?)shown.Json["status"], Is.EqualTo("SUCCESS"), shown.Text);
            Assert.That((string?)shown.Json["refund_id"], Is.EqualTo((string?)made.Json["refund_id"]));
            Assert.That((long?)shown.Json["amount"]!["payer_refund"], Is.EqualTo(40));
            Assert.That((string?)order.Json["trade_state"], Is.EqualTo("REFUND"));
        }
    }

    [Test]
    public async Task Refund_OfMoreThanWasPaid_IsRefused()
    {
        await PostAsync(Orders + "native", Order("N00001", 100));
        AssertError(await PostAsync(Refunds, Refund("R0", 10)), 403, "INVALID_REQUEST", "not paid");
        Server.Pay("N00001");
        await PostAsync(Refunds, Refund("R1", 60));

        AssertError(await PostAsync(Refunds, Refund("R2", 41)), 400, "INVALID_REQUEST", "60 are refunded already");
        Assert.That((await PostAsync(Refunds, Refund("R1", 60))).Status, Is.EqualTo(HttpStatusCode.OK), "the same refund again");
        Assert.That((await PostAsync(Refunds, Refund("R3", 40))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Refund_OfAnUnknownOrder_IsNotFound() => AssertError(await PostAsync(Refunds, Refund("R1", 10)), 404, "RESOURCE_NOT_EXISTS", "N00001");

    [Test]
    public async Task Transfer_Cancelled_IsShownCancelled()
    {
        const string bills = "/v3/fund-app/mch-transfer/transfer-bills";
        var bill = new JObject
        {
            ["appid"] = "wx1",
            ["out_bill_no"] = "B1",
            ["openid"] = "o1",
            ["transfer_amount"] = 100,
            ["transfer_remark"] = "茶",
            ["transfer_scene_id"] = "1000",
            ["transfer_scene_report_infos"] = new JArray(new JObject { ["info_type"] = "活动名称", ["info_content"] = "茶" }),
        };

        var made = await PostAsync(bills, bill);
        var before = await SendAsync(Get(bills + "/out-bill-no/B1"));
        var cancelled = await SendAsync(Get(bills + "/out-bill-no/B1/cancel") with { Method = HttpMethod.Post });
        var after = await SendAsync(Get(bills + "/out-bill-no/B1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { made, before, cancelled, after }.Select(static reply => (string?)reply.Json["state"]),
                Is.EqualTo(new[] { "WAIT_USER_CONFIRM", "WAIT_USER_CONFIRM", "CANCELLED", "CANCELLED" }), made.Text);
            Assert.That((string?)after.Json["transfer_bill_no"], Is.EqualTo((string?)made.Json["transfer_bill_no"]));
            Assert.That((long?)after.Json["transfer_amount"], Is.EqualTo(100));
        }
    }

    [Test]
    public async Task Batch_Made_IsFinishedWhenItIsAskedFor()
    {
        var name = new OperationCall(OperationTable.Default.Operations[0], Server).Sealed("张三");
        var batch = new JObject
        {
            ["appid"] = "wx1",
            ["out_batch_no"] = "B1",
            ["batch_name"] = "茶",
            ["batch_remark"] = "茶",
            ["total_amount"] = 100,
            ["total_num"] = 1,
            ["transfer_scene_id"] = "1000",
            ["transfer_detail_list"] = new JArray(new JObject
            {
                ["out_detail_no"] = "D1",
                ["transfer_amount"] = 100,
                ["transfer_remark"] = "茶",
                ["openid"] = "o1",
                ["user_name"] = name
            }),
        };
        var made = await PostAsync("/v3/transfer/batches", batch);
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.OK), made.Text);

        var shown = await SendAsync(Get("/v3/transfer/batches/out-batch-no/B1?need_query_detail=true"));

        Assert.That((string?)shown.Json.SelectToken("transfer_batch.batch_status"), Is.EqualTo("FINISHED"), shown.Text);
        Assert.That((string?)shown.Json.SelectToken("transfer_batch.batch_name"), Is.EqualTo("茶"), shown.Text);
        Assert.That((long?)shown.Json.SelectToken("transfer_batch.total_amount"), Is.EqualTo(100), shown.Text);
        Assert.That((string?)shown.Json.SelectToken("transfer_detail_list[0].out_detail_no"), Is.EqualTo("D1"), shown.Text);
    }

    [Test]
    public void Pay_OfNoOrder_SaysSo() => Assert.That(() => Server.Pay("N00000"), Throws.InvalidOperationException.With.Message.Contains("N00000"));

    private static void AssertError(Reply reply, int status, string code, string says)
    {
        Assert.That(((int)reply.Status, (string?)reply.Json["code"]), Is.EqualTo((status, code)), reply.Text);
        Assert.That((string?)reply.Json["message"], Does.Match(says).And.EndWith("Nothing was done."));
    }

    private static JObject Refund(string no, long fen) => new()
    {
        ["out_trade_no"] = "N00001",
        ["out_refund_no"] = no,
        ["amount"] = new JObject { ["refund"] = fen, ["total"] = 100, ["currency"] = "CNY" },
    };

    private JObject Order(string no, long total) => new()
    {
        ["appid"] = "wx1",
        ["mchid"] = Server.Mchid,
        ["description"] = "茶",
        ["out_trade_no"] = no,
        ["notify_url"] = "https://example.com/notify",
        ["amount"] = new JObject { ["total"] = total },
        ["payer"] = new JObject { ["openid"] = "o1" },
        ["scene_info"] = new JObject { ["payer_client_ip"] = "127.0.0.1", ["h5_info"] = new JObject { ["type"] = "Wap" } },
    };

    private JObject Combination() => new()
    {
        ["combine_appid"] = "wx1",
        ["combine_mchid"] = Server.Mchid,
        ["combine_out_trade_no"] = "C00001",
        ["notify_url"] = "https://example.com/notify",
        ["sub_orders"] = new JArray(new[] { ("P00001", 10), ("P00002", 20) }.Select(part => new JObject
        {
            ["mchid"] = Server.Mchid,
            ["sub_mchid"] = "1900000209",
            ["attach"] = "a",
            ["out_trade_no"] = part.Item1,
            ["description"] = "茶",
            ["amount"] = new JObject { ["total_amount"] = part.Item2, ["currency"] = "CNY" },
        })),
    };

    private Task<Reply> QueryAsync(string no) => SendAsync(Get($"{Orders}out-trade-no/{no}?mchid={Server.Mchid}"));

    private Task<Reply> PostAsync(string target, JObject body) =>
        SendAsync(new Draft(Server, HttpMethod.Post, target)
        {
            Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None)),
            Headers = [("Wechatpay-Serial", Server.PlatformKeyId)]
        }.At(Time.GetUtcNow()));
}
