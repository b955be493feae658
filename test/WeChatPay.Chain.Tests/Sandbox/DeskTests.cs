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
    private SandboxServer _sandbox = null!;
    private WeChatPayClient _client = null!;
    private CallbackReceiver _receiver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync();
        _receiver = await CallbackReceiver.StartAsync(_sandbox.Signer);
        _client = new(new()
        {
            Mchid = _sandbox.Mchid,
            Serial = _sandbox.MerchantSerial,
            PrivateKey = _sandbox.MerchantPrivateKeyPem,
            Certs = new Dictionary<string, KeySource> { [_sandbox.PlatformKeyId] = _sandbox.PlatformPublicKeyPem },
            ApiV2Key = _sandbox.ApiV2Key,
            BaseUri = _sandbox.BaseUri,
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        _http.Dispose();
        await _receiver.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task Order_PaidAtTheDesk_CallsItsReceiver()
    {
        await PlaceAsync("Desk-pay", _receiver.Url("notify"));

        var (status, paid) = await PostAsync("orders/Desk-pay/pay");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), paid.ToString());
        Assert.That((string?)paid["order"]!["trade_state"], Is.EqualTo("SUCCESS"));
        Assert.That((bool?)paid["callback"]!["accepted"], Is.True, paid.ToString());
        var callback = _receiver.Received.Single(one => (string?)one.Resource["out_trade_no"] == "Desk-pay");
        Assert.That(callback.EventType, Is.EqualTo("TRANSACTION.SUCCESS"));
        Assert.That((string?)callback.Resource["trade_state"], Is.EqualTo("SUCCESS"));
        Assert.That((string?)callback.Resource["transaction_id"], Is.EqualTo((string?)paid["order"]!["transaction_id"]).And.Not.Empty);
        Assert.That((int?)callback.Resource["amount"]!["total"], Is.EqualTo(100));
        var queried = await _client["v3/pay/transactions/out-trade-no/{no}"].GetAsync(new { no = "Desk-pay", query = new { mchid = _sandbox.Mchid } });
        Assert.That((string?)queried.Json["trade_state"], Is.EqualTo("SUCCESS"));
    }

    [Test]
    public async Task Callback_OfAPaidOrder_IsSentAgainWhenAsked()
    {
        await PlaceAsync("Desk-again", _receiver.Url("notify"));
        var (before, refused) = await PostAsync("orders/Desk-again/notify");
        await PostAsync("orders/Desk-again/pay?notify=false");
        Assert.That(_receiver.Received.Count(static one => (string?)one.Resource["out_trade_no"] == "Desk-again"), Is.Zero);

        var (after, told) = await PostAsync("orders/Desk-again/notify");

        Assert.That((before, (string?)refused["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "INVALID_REQUEST")));
        Assert.That((after, (int?)told["callback"]!["status"]), Is.EqualTo((HttpStatusCode.OK, 200)));
        Assert.That(_receiver.Received.Count(static one => (string?)one.Resource["out_trade_no"] == "Desk-again"), Is.EqualTo(1));
    }

    [Test]
    public async Task OrderOfAPIv2_PaidAtTheDesk_CallsItsReceiverInXml()
    {
        await _client["v2/pay/unifiedorder"].PostAsync(new
        {
            xml = new
            {
                appid = "wx8888888888888888",
                mch_id = _sandbox.Mchid,
                body = "tea",
                out_trade_no = "Desk-v2pay",
                total_fee = "100",
                spbill_create_ip = "127.0.0.1",
                notify_url = _receiver.Url("xml").ToString(),
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
        await PlaceAsync("Desk-refund", _receiver.Url("notify"));
        var (early, unpaid) = await PostAsync("orders/Desk-refund/refund");
        await PostAsync("orders/Desk-refund/pay?notify=false");

        var (first, part) = await PostAsync("orders/Desk-refund/refund", $$"""{"refund": 30, "reason": "cold", "notify_url": "{{_receiver.Url("notify")}}"}""");
        var (second, rest) = await PostAsync("orders/Desk-refund/refund");
        var (third, over) = await PostAsync("orders/Desk-refund/refund", """{"refund": 1}""");

        Assert.That(early, Is.EqualTo(HttpStatusCode.Forbidden), unpaid.ToString());
        Assert.That(
            (first, (int?)part["order"]!["refunded"], (bool?)part["callback"]!["accepted"]), Is.EqualTo((HttpStatusCode.OK, 30, true)), part.ToString());
        Assert.That(
            (second, (int?)rest["refund"]!["amount"]!["refund"], rest["callback"]), Is.EqualTo((HttpStatusCode.OK, 70, (JToken?)null)), rest.ToString());
        Assert.That(third, Is.EqualTo(HttpStatusCode.BadRequest), over.ToString());
        var callback = _receiver.Received.Single(static one => one.EventType == "REFUND.SUCCESS");
        Assert.That((string?)callback.Resource["refund_status"], Is.EqualTo("SUCCESS"));
        Assert.That((int?)callback.Resource["amount"]!["refund"], Is.EqualTo(30));
        var queried = await _client["v3/refund/domestic/refunds/{no}"].GetAsync(new { no = (string)callback.Resource["out_refund_no"]! });
        Assert.That((int?)queried.Json["amount"]!["refund"], Is.EqualTo(30));
    }

    [Test]
    public async Task Order_ClosedAtTheDesk_CannotBePaid()
    {
        await PlaceAsync("Desk-close", _receiver.Url("notify"));

        var (closed, order) = await PostAsync("orders/Desk-close/close");
        var (paid, refusal) = await PostAsync("orders/Desk-close/pay");

        Assert.That((closed, (string?)order["order"]!["trade_state"]), Is.EqualTo((HttpStatusCode.OK, "CLOSED")));
        Assert.That((paid, (string?)refusal["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "ORDER_CLOSED")));
        await PlaceAsync("Desk-paid", _receiver.Url("notify"));
        await PostAsync("orders/Desk-paid/pay?notify=false");
        Assert.That((await PostAsync("orders/Desk-paid/close")).Body["code"]?.ToString(), Is.EqualTo("ORDERPAID"));
    }

    [Test]
    public async Task Orders_AreListedAndShown()
    {
        await PlaceAsync("Desk-list", new("https://example.com/notify"));

        var list = JObject.Parse(await _http.GetStringAsync(new Uri(_sandbox.BaseUri, "_sandbox/orders")));
        var shown = JObject.Parse(await _http.GetStringAsync(new Uri(_sandbox.BaseUri, "_sandbox/orders/Desk-list")));

        Assert.That(list["orders"]!.Select(static order => (string?)order["out_trade_no"]), Does.Contain("Desk-list"));
        Assert.That((string?)shown["trade_state"], Is.EqualTo("NOTPAY"));
        Assert.That((string?)shown["description"], Is.EqualTo("tea"));
        Assert.That(shown["transaction_id"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    [Test]
    public async Task Receiver_ThatIsNotOnThisMachine_IsNotCalled()
    {
        await PlaceAsync("Desk-away", new("https://example.com/notify"));

        var (status, paid) = await PostAsync("orders/Desk-away/pay");

        Assert.That((status, (bool?)paid["callback"]!["sent"]), Is.EqualTo((HttpStatusCode.OK, false)));
        Assert.That((string?)paid["callback"]!["problem"], Is.EqualTo("its notify_url is not on this machine"));
    }

    [Test]
    public async Task Desk_LeavesTheFaultOfATestAlone()
    {
        await PlaceAsync("Desk-fault", _receiver.Url("notify"));
        _sandbox.Faults.Next = SandboxFault.RateLimit;

        var (_, paid) = await PostAsync("orders/Desk-fault/pay");

        Assert.That((bool?)paid["callback"]!["accepted"], Is.True, paid.ToString());
        Assert.That(_sandbox.Faults.Next, Is.EqualTo(SandboxFault.RateLimit));
        _sandbox.Faults.Next = SandboxFault.None;
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
        await PlaceAsync("Desk-bad", _receiver.Url("notify"));
        using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(_sandbox.BaseUri, $"_sandbox/{target}"));
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
        await PlaceAsync("Desk-web", _receiver.Url("notify"));
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_sandbox.BaseUri, "_sandbox/orders/Desk-web/pay"));
        message.Headers.TryAddWithoutValidation(header, value);

        using var response = await _http.SendAsync(message);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        var shown = JObject.Parse(await _http.GetStringAsync(new Uri(_sandbox.BaseUri, "_sandbox/orders/Desk-web")));
        Assert.That((string?)shown["trade_state"], Is.EqualTo("NOTPAY"));
    }

    private async Task PlaceAsync(string number, Uri notifyUrl) => await _client["v3/pay/transactions/native"].PostAsync(new
    {
        json = new
        {
            appid = "wx8888888888888888",
            mchid = _sandbox.Mchid,
            description = "tea",
            out_trade_no = number,
            notify_url = notifyUrl.ToString(),
            amount = new { total = 100 },
        },
    });

    private async Task<(HttpStatusCode Status, JObject Body)> PostAsync(string target, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync(new Uri(_sandbox.BaseUri, $"_sandbox/{target}"), content);
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }
}
