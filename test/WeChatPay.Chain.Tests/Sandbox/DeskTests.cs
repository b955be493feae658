using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Sandbox;

/// <summary>The desk: what a payer does, over HTTP, for programs of any language.</summary>
public sealed class DeskTests
{
    private readonly HttpClient _http = new();
    private NotifiedShop _shop = null!;

    [OneTimeSetUp]
    public async Task Start() => _shop = await NotifiedShop.StartAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _shop.DisposeAsync();
    }

    [Test]
    public async Task Order_PaidAtTheDesk_CallsItsReceiver()
    {
        await _shop.PlaceAsync("Desk-pay");

        var (status, paid) = await PostAsync("orders/Desk-pay/pay");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), paid.ToString());
        Assert.That((string?)paid["order"]!["trade_state"], Is.EqualTo("SUCCESS"));
        Assert.That((bool?)paid["callback"]!["accepted"], Is.True, paid.ToString());
        var callback = _shop.Receiver.Received.Single(one => (string?)one.Resource["out_trade_no"] == "Desk-pay");
        Assert.That(callback.EventType, Is.EqualTo("TRANSACTION.SUCCESS"));
        Assert.That((string?)callback.Resource["trade_state"], Is.EqualTo("SUCCESS"));
        Assert.That((string?)callback.Resource["transaction_id"], Is.EqualTo((string?)paid["order"]!["transaction_id"]).And.Not.Empty);
        Assert.That((int?)callback.Resource["amount"]!["total"], Is.EqualTo(100));
        var queried = await _shop.Client["v3/pay/transactions/out-trade-no/{no}"].GetAsync(
            new { no = "Desk-pay", query = new { mchid = _shop.Sandbox.Mchid } });
        Assert.That((string?)queried.Json["trade_state"], Is.EqualTo("SUCCESS"));
    }

    [Test]
    public async Task Callback_OfAPaidOrder_IsSentAgainWhenAsked()
    {
        await _shop.PlaceAsync("Desk-again");
        var (before, refused) = await PostAsync("orders/Desk-again/notify");
        await PostAsync("orders/Desk-again/pay?notify=false");
        Assert.That(_shop.Receiver.Received.Count(static one => (string?)one.Resource["out_trade_no"] == "Desk-again"), Is.Zero);

        var (after, told) = await PostAsync("orders/Desk-again/notify");

        Assert.That((before, (string?)refused["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "INVALID_REQUEST")));
        Assert.That((after, (int?)told["callback"]!["status"]), Is.EqualTo((HttpStatusCode.OK, 200)));
        Assert.That(_shop.Receiver.Received.Count(static one => (string?)one.Resource["out_trade_no"] == "Desk-again"), Is.EqualTo(1));
    }

    [Test]
    public async Task OrderOfAPIv2_PaidAtTheDesk_CallsItsReceiverInXml()
    {
        await _shop.Client["v2/pay/unifiedorder"].PostAsync(new
        {
            xml = new
            {
                appid = "wx8888888888888888",
                mch_id = _shop.Sandbox.Mchid,
                body = "tea",
                out_trade_no = "Desk-v2pay",
                total_fee = "100",
                spbill_create_ip = "127.0.0.1",
                notify_url = _shop.Receiver.Url("xml").ToString(),
                trade_type = "NATIVE",
            },
        });

        var (_, paid) = await PostAsync("orders/Desk-v2pay/pay");

        Assert.That((bool?)paid["callback"]!["accepted"], Is.True, paid.ToString());
        Assert.That((string?)paid["callback"]!["event"], Is.EqualTo("transaction-success"));
    }

    [Test]
    public async Task Order_RefundedAtTheDesk_IsRefundedByTheMerchantsCall()
    {
        await _shop.PlaceAsync("Desk-refund");
        var (early, unpaid) = await PostAsync("orders/Desk-refund/refund");
        await PostAsync("orders/Desk-refund/pay?notify=false");

        var (first, part) = await PostAsync(
            "orders/Desk-refund/refund", $$"""{"refund": 30, "reason": "cold", "notify_url": "{{_shop.Receiver.Url("notify")}}"}""");
        var (second, rest) = await PostAsync("orders/Desk-refund/refund");
        var (third, over) = await PostAsync("orders/Desk-refund/refund", """{"refund": 1}""");

        Assert.That(early, Is.EqualTo(HttpStatusCode.Forbidden), unpaid.ToString());
        Assert.That(
            (first, (int?)part["order"]!["refunded"], (bool?)part["callback"]!["accepted"]), Is.EqualTo((HttpStatusCode.OK, 30, true)), part.ToString());
        Assert.That(
            (second, (int?)rest["refund"]!["amount"]!["refund"], rest["callback"]), Is.EqualTo((HttpStatusCode.OK, 70, (JToken?)null)), rest.ToString());
        Assert.That(third, Is.EqualTo(HttpStatusCode.BadRequest), over.ToString());
        var callback = _shop.Receiver.Received.Single(static one => one.EventType == "REFUND.SUCCESS");
        Assert.That((string?)callback.Resource["refund_status"], Is.EqualTo("SUCCESS"));
        Assert.That((int?)callback.Resource["amount"]!["refund"], Is.EqualTo(30));
        var queried = await _shop.Client["v3/refund/domestic/refunds/{no}"].GetAsync(new { no = (string)callback.Resource["out_refund_no"]! });
        Assert.That((int?)queried.Json["amount"]!["refund"], Is.EqualTo(30));
    }

    [Test]
    public async Task Order_ClosedAtTheDesk_CannotBePaid()
    {
        await _shop.PlaceAsync("Desk-close");

        var (closed, order) = await PostAsync("orders/Desk-close/close");
        var (paid, refusal) = await PostAsync("orders/Desk-close/pay");

        Assert.That((closed, (string?)order["order"]!["trade_state"]), Is.EqualTo((HttpStatusCode.OK, "CLOSED")));
        Assert.That((paid, (string?)refusal["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "ORDER_CLOSED")));
        await _shop.PlaceAsync("Desk-paid");
        await PostAsync("orders/Desk-paid/pay?notify=false");
        Assert.That((await PostAsync("orders/Desk-paid/close")).Body["code"]?.ToString(), Is.EqualTo("ORDERPAID"));
    }

    [Test]
    public async Task Orders_AreListedAndShown()
    {
        await _shop.PlaceAsync("Desk-list", new("https://example.com/notify"));

        var list = JObject.Parse(await _http.GetStringAsync(new Uri(_shop.Sandbox.BaseUri, "_sandbox/orders")));
        var shown = JObject.Parse(await _http.GetStringAsync(new Uri(_shop.Sandbox.BaseUri, "_sandbox/orders/Desk-list")));

        Assert.That(list["orders"]!.Select(static order => (string?)order["out_trade_no"]), Does.Contain("Desk-list"));
        Assert.That((string?)shown["trade_state"], Is.EqualTo("NOTPAY"));
        Assert.That((string?)shown["description"], Is.EqualTo("tea"));
        Assert.That(shown["transaction_id"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    [Test]
    public async Task Receiver_ThatIsNotOnThisMachine_IsNotCalled()
    {
        await _shop.PlaceAsync("Desk-away", new("https://example.com/notify"));

        var (status, paid) = await PostAsync("orders/Desk-away/pay");

        Assert.That((status, (bool?)paid["callback"]!["sent"]), Is.EqualTo((HttpStatusCode.OK, false)));
        Assert.That((string?)paid["callback"]!["problem"], Is.EqualTo("its notify_url is not on this machine"));
    }

    [Test]
    public async Task Desk_LeavesTheFaultOfATestAlone()
    {
        await _shop.PlaceAsync("Desk-fault");
        _shop.Sandbox.Faults.Next = SandboxFault.RateLimit;

        var (_, paid) = await PostAsync("orders/Desk-fault/pay");

        Assert.That((bool?)paid["callback"]!["accepted"], Is.True, paid.ToString());
        Assert.That(_shop.Sandbox.Faults.Next, Is.EqualTo(SandboxFault.RateLimit));
        _shop.Sandbox.Faults.Next = SandboxFault.None;
    }

    [TestCase("POST", "orders/Desk-none/pay", null, 404, "ORDER_NOT_EXIST")]
    [TestCase("POST", "orders/Desk-none/close", null, 404, "ORDER_NOT_EXIST")]
    [TestCase("POST", "orders/Desk-none/notify", null, 404, "ORDER_NOT_EXIST")]
    [TestCase("POST", "orders/Desk-none/refund", null, 404, "ORDER_NOT_EXIST")]
    [TestCase("GET", "orders/Desk-none", null, 404, "ORDER_NOT_EXIST")]
    [TestCase("GET", "orders/Desk-bad/pay", null, 404, "NOT_FOUND")]
    [TestCase("POST", "orders/Desk-bad/burn", null, 404, "NOT_FOUND")]
    [TestCase("GET", "", null, 404, "NOT_FOUND")]
    [TestCase("POST", "orders/Desk-bad/refund", "[]", 400, "PARAM_ERROR")]
    [TestCase("POST", "orders/Desk-bad/refund", "{", 400, "PARAM_ERROR")]
    [TestCase("POST", "orders/Desk-bad/refund", """{"refund": "1"}""", 400, "PARAM_ERROR")]
    [TestCase("POST", "orders/Desk-bad/refund", """{"refund": 0}""", 400, "PARAM_ERROR")]
    [TestCase("POST", "orders/Desk-bad/refund", """{"refunds": 1}""", 400, "PARAM_ERROR")]
    public async Task Call_ThatIsWrong_IsRefusedAndDoesNothing(string method, string target, string? body, int status, string code)
    {
        await _shop.PlaceAsync("Desk-bad");
        using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(_shop.Sandbox.BaseUri, $"_sandbox/{target}"));
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await _http.SendAsync(message);

        var refusal = JObject.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(((int)response.StatusCode, (string?)refusal["code"]), Is.EqualTo((status, code)), refusal.ToString());
        Assert.That((string?)refusal["message"], Does.Contain("Nothing was done."));
    }

    [TestCase("Origin", "https://example.com")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Host", "example.com")]
    public async Task Call_OfAPageOfTheWeb_IsRefused(string header, string value)
    {
        await _shop.PlaceAsync("Desk-web");
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_shop.Sandbox.BaseUri, "_sandbox/orders/Desk-web/pay"));
        message.Headers.TryAddWithoutValidation(header, value);

        using var response = await _http.SendAsync(message);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        var shown = JObject.Parse(await _http.GetStringAsync(new Uri(_shop.Sandbox.BaseUri, "_sandbox/orders/Desk-web")));
        Assert.That((string?)shown["trade_state"], Is.EqualTo("NOTPAY"));
    }

    private async Task<(HttpStatusCode Status, JObject Body)> PostAsync(string target, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(new Uri(_shop.Sandbox.BaseUri, $"_sandbox/{target}"), content);
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }
}
