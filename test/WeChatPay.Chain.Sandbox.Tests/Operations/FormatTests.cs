using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Values of the right type that WeChat Pay refuses all the same.</summary>
internal sealed class FormatTests : SandboxFixture
{
    private const string Native = "/v3/pay/transactions/native";

    [TestCase("amount.total", 0L, "1 or more")]
    [TestCase("amount.total", -5L, "1 or more")]
    [TestCase("time_expire", "tomorrow", "RFC 3339")]
    [TestCase("time_expire", "2030-01-01 12:00:00", "RFC 3339")]
    [TestCase("time_expire", "20300101120000", "RFC 3339")]
    [TestCase("time_expire", "2030-01-01T12:00:00", "RFC 3339")]
    [TestCase("time_expire", "2030-02-30T12:00:00+08:00", "RFC 3339")]
    [TestCase("out_trade_no", "N1", "6 to 32")]
    [TestCase("out_trade_no", "订单00001", "6 to 32")]
    [TestCase("out_trade_no", "0123456789012345678901234567890123456789012345678901234567890123456789", "6 to 32")]
    [TestCase("out_trade_no", "N 0000001", "6 to 32")]
    [TestCase("notify_url", "http://example.com/notify", "https URL")]
    [TestCase("notify_url", "https://example.com/notify?a=1", "without a query")]
    [TestCase("notify_url", "notify", "https URL")]
    [TestCase("appid", "1900000109", "appid")]
    [TestCase("goods_tag", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "32 characters")]
    public async Task Order_WithAValueOfAnotherFormat_IsRefused(string path, object value, string says)
    {
        var order = Order();
        order.SelectToken(path.Contains('.', StringComparison.Ordinal) ? path.Split('.')[0] : "$")![path.Split('.')[^1]] = JToken.FromObject(value);

        AssertParamError(await PostAsync(Native, order), "/" + path.Replace('.', '/'), "body", "wrong format", says);
    }

    [TestCase("time_expire", "2030-01-01T12:00:00+08:00")]
    [TestCase("time_expire", "2030-01-01T12:00:00.123Z")]
    [TestCase("time_expire", "")]
    [TestCase("notify_url", "http://127.0.0.1:5000/notify")]
    [TestCase("notify_url", "https://localhost/notify")]
    [TestCase("out_trade_no", "a_-|*9")]
    public async Task Order_WithARightValue_IsPlaced(string name, string value)
    {
        var order = Order();
        order[name] = value;

        Assert.That((await PostAsync(Native, order)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Order_OfAnotherMerchant_IsRefused()
    {
        var order = Order();
        order["mchid"] = "1900000999";

        AssertParamError(await PostAsync(Native, order), "/mchid", "body", "another merchant", "1900000999", Server.Mchid);
        AssertParamError(await SendAsync(Get("/v3/pay/transactions/out-trade-no/N00001?mchid=1900000999")), "/mchid", "query", "another merchant");
    }

    [Test]
    public async Task Order_WithTheNumberOfAClosedOne_IsClosed()
    {
        await PostAsync(Native, Order());
        await PostAsync("/v3/pay/transactions/out-trade-no/N00001/close", new JObject { ["mchid"] = Server.Mchid });

        var again = await PostAsync(Native, Order());

        Assert.That((again.Status, (string?)again.Json["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "ORDER_CLOSED")), again.Text);
    }

    [Test]
    public async Task Order_WithTheNumberOfAPaidOne_IsRefused()
    {
        await PostAsync(Native, Order());
        Server.Pay("N00001");

        var again = await PostAsync(Native, Order());

        Assert.That((again.Status, (string?)again.Json["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "INVALID_REQUEST")), again.Text);
        Assert.That((string?)again.Json["message"], Does.Contain("is paid"));
    }

    [Test]
    public async Task Order_WithANumberInsideACombination_IsRefused()
    {
        await PostAsync(Native, Order());
        var combination = new JObject
        {
            ["combine_appid"] = "wx8888888888888888",
            ["combine_mchid"] = Server.Mchid,
            ["combine_out_trade_no"] = "C00001",
            ["notify_url"] = "https://example.com/notify",
            ["sub_orders"] = new JArray(new JObject
            {
                ["mchid"] = Server.Mchid,
                ["sub_mchid"] = "1900000209",
                ["attach"] = "a",
                ["out_trade_no"] = "N00001",
                ["description"] = "茶",
                ["amount"] = new JObject { ["total_amount"] = 1, ["currency"] = "CNY" },
            }),
        };

        var reply = await PostAsync("/v3/combine-transactions/native", combination);

        Assert.That((string?)reply.Json["code"], Is.EqualTo("INVALID_REQUEST"), reply.Text);
        Assert.That((string?)reply.Json["message"], Does.Contain("`N00001` was used before"));
    }

    [Test]
    public async Task Message_OfAnUnpaidOrder_NamesNoMemberOfDotNet()
    {
        await PostAsync(Native, Order());
        var refund = new JObject
        {
            ["out_trade_no"] = "N00001",
            ["out_refund_no"] = "R1",
            ["amount"] = new JObject { ["refund"] = 1, ["total"] = 100, ["currency"] = "CNY" },
        };

        foreach (var reply in (Reply[])[await PostAsync("/v3/refund/domestic/refunds", refund),
            await SendAsync(Get($"/v3/pay/transactions/id/4200000000?mchid={Server.Mchid}"))])
            Assert.That((string?)reply.Json["message"], Does.Not.Contain("SandboxServer").And.Contain("/v3/pay/transactions/codepay"));
    }

    [Test]
    public async Task Refund_ByTransactionId_TellsTheOrdersNumber()
    {
        await PostAsync(Native, Order());
        var refund = new JObject
        {
            ["transaction_id"] = Server.Pay("N00001"),
            ["out_refund_no"] = "R1",
            ["amount"] = new JObject { ["refund"] = 40, ["total"] = 100, ["currency"] = "CNY" },
        };

        var made = await PostAsync("/v3/refund/domestic/refunds", refund);
        var shown = await SendAsync(Get("/v3/refund/domestic/refunds/R1"));

        Assert.That(((string?)made.Json["out_trade_no"], (string?)shown.Json["out_trade_no"]), Is.EqualTo(("N00001", "N00001")), made.Text);
    }

    [Test]
    public async Task Refund_BeyondTheFiftieth_IsRefused()
    {
        await PostAsync(Native, Order());
        Server.Pay("N00001");
        JObject Refund(int i) => new()
        {
            ["out_trade_no"] = "N00001",
            ["out_refund_no"] = $"R{i}",
            ["amount"] = new JObject { ["refund"] = 1, ["total"] = 100, ["currency"] = "CNY" },
        };
        for (var i = 0; i < 50; i++)
            Assert.That((await PostAsync("/v3/refund/domestic/refunds", Refund(i))).Status, Is.EqualTo(HttpStatusCode.OK));

        var reply = await PostAsync("/v3/refund/domestic/refunds", Refund(50));

        Assert.That((string?)reply.Json["message"], Does.Contain("50 refunds"), reply.Text);
    }

    private JObject Order() => new()
    {
        ["appid"] = "wx8888888888888888",
        ["mchid"] = Server.Mchid,
        ["description"] = "茶",
        ["out_trade_no"] = "N00001",
        ["notify_url"] = "https://example.com/notify",
        ["amount"] = new JObject { ["total"] = 100 },
    };

    private Task<Reply> PostAsync(string target, JObject body) => SendAsync(
        new Draft(Server, HttpMethod.Post, target) { Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None)) }.At(Time.GetUtcNow()));
}
