using System.Diagnostics;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Retry;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Telemetry;

/// <summary>The span of a call, over real connections.</summary>
[NonParallelizable]
public sealed class SpanTests
{
    private const string Path = "v3/pay/transactions/id/{transaction_id}";
    private const string Number = "1217752501201407033233368018";
    private static readonly RetryOptions AtOnce = new() { Delay = TimeSpan.Zero };

    private Listener _listener = null!;

    [SetUp]
    public void Listen() => _listener = new Listener(http: true);

    [TearDown]
    public void Stop() => _listener.Dispose();

    [Test]
    public async Task Get_ThatSucceeds_IsOneSpanByTheConventions()
    {
        using var server = new ScriptedServer(static _ => Reply.Signed("{}") with { Head = Reply.Signed("{}").Head + "Request-ID: 08F78BB5-1\r\n" });
        using var client = ClientOf(server.Address);

        await client[Path].GetAsync(new { transaction_id = Number });

        var span = _listener.Spans.Single();
        Assert.That(span.DisplayName, Is.EqualTo("GET /v3/pay/transactions/id/{transaction_id}"));
        Assert.That(span.Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Unset));
        Assert.That(span.Parent, Is.SameAs(_listener.Root));
        Assert.That(span.TagObjects, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["url.template"] = "/v3/pay/transactions/id/{transaction_id}",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = server.Port,
            ["http.response.status_code"] = 200,
            ["wechatpay.mchid"] = TestKeys.Mchid,
            ["wechatpay.request_id"] = "08F78BB5-1",
        }));
        Assert.That(Activity.Current, Is.SameAs(_listener.Root));
    }

    [Test]
    public async Task Get_OverHttpClient_IsTheParentOfItsSpan([Values] bool isSynchronous)
    {
        using var server = new ScriptedServer(static _ => Reply.Signed("{}"));
        using var client = ClientOf(server.Address);

        if (isSynchronous)
            client[Path].Get(new { transaction_id = Number });
        else
            await client[Path].GetAsync(new { transaction_id = Number });

        var http = _listener.All.Single(static span => span.Source.Name == "System.Net.Http");
        Assert.That(http.ParentSpanId, Is.EqualTo(_listener.Spans.Single().SpanId));
    }

    [Test]
    public void Get_ThatIsRefused_HasStatusCodeAndOutcome()
    {
        using var server = new ScriptedServer(static _ => Reply.Error(404, "ORDER_NOT_EXIST", "Request-ID: 08F78BB5-2\r\n"));
        using var client = ClientOf(server.Address);

        Caught.By<WeChatPayApiException>(() => client[Path].Get(new { transaction_id = Number }));

        var span = _listener.Spans.Single();
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(span.GetTagItem("http.response.status_code"), Is.EqualTo(404));
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("404"));
        Assert.That(span.GetTagItem("wechatpay.code"), Is.EqualTo("ORDER_NOT_EXIST"));
        Assert.That(span.GetTagItem("wechatpay.outcome"), Is.EqualTo("nothing_changed"));
        Assert.That(span.GetTagItem("wechatpay.request_id"), Is.EqualTo("08F78BB5-2"));
    }

    [Test]
    public void Get_RefusedWithoutHttpErrors_IsAnErrorAsWell()
    {
        using var server = new ScriptedServer(static _ => Reply.Error(404, "ORDER_NOT_EXIST"));
        using var client = ClientOf(server.Address);

        client[Path].Get(new { transaction_id = Number, http_errors = false });

        var span = _listener.Spans.Single();
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("404"));
        Assert.That(span.GetTagItem("wechatpay.code"), Is.EqualTo("ORDER_NOT_EXIST"));
    }

    [Test]
    public void Post_V2RefusedWithStatus200_HasTheCodeAsItsError()
    {
        using var server = new ScriptedServer(static _ => Reply.V2("ORDERPAID"));
        using var client = ClientOf(server.Address);

        Caught.By<WeChatPayApiException>(() => client["v2/pay/unifiedorder"].Post(new { xml = new { mch_id = TestKeys.Mchid } }));

        var span = _listener.Spans.Single();
        Assert.That(span.DisplayName, Is.EqualTo("POST /v2/pay/unifiedorder"));
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("ORDERPAID"));
        Assert.That(span.GetTagItem("wechatpay.code"), Is.EqualTo("ORDERPAID"));
        Assert.That(span.GetTagItem("http.response.status_code"), Is.EqualTo(200));
    }

    [Test]
    public void Get_ResponseNotProven_NamesTheCheck()
    {
        using var server = new ScriptedServer(static _ => new Reply(Deed.Responds, 200, "{}"));
        using var client = ClientOf(server.Address);

        Caught.By<WeChatPayVerificationException>(() => client[Path].Get(new { transaction_id = Number }));

        var span = _listener.Spans.Single();
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("WeChatPay.WeChatPayVerificationException"));
        Assert.That(span.GetTagItem("wechatpay.verification.check"), Is.EqualTo("headers"));
    }

    [Test]
    public void Get_NoConnection_IsAnErrorWithoutAStatus()
    {
        using var client = ClientOf(ScriptedServer.ClosedAddress(), RetryOptions.Off);

        Caught.By<WeChatPayTransportException>(() => client[Path].Get(new { transaction_id = Number }));

        var span = _listener.Spans.Single();
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("WeChatPay.WeChatPayTransportException"));
        Assert.That(span.GetTagItem("wechatpay.outcome"), Is.EqualTo("nothing_sent"));
        Assert.That(span.TagObjects.Select(static tag => tag.Key), Has.None.EqualTo("http.response.status_code"));
    }

    [Test]
    public void Get_Repeated_HasAnEventForEachRepeat()
    {
        var replies = new Queue<Reply>([Reply.Error(503), Reply.Reset, Reply.Signed("{}")]);
        using var server = new ScriptedServer(_ => replies.Dequeue());
        using var client = ClientOf(server.Address, AtOnce);

        client[Path].Get(new { transaction_id = Number });

        var span = _listener.Spans.Single();
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Unset), "The call succeeded.");
        Assert.That(span.GetTagItem("http.request.resend_count"), Is.EqualTo(2));
        Assert.That(span.Events.Select(Show), Is.EqualTo((string[])["wechatpay.repeat 2 503", "wechatpay.repeat 3 broken_response"]));
    }

    [Test]
    public void Post_MovedToTheStandbyHost_HasAnEventAndTheLastHost()
    {
        using var server = new ScriptedServer(static _ => Reply.Signed("{}"));
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            BaseUri = ScriptedServer.ClosedAddress(),
            Standby = $"http://localhost:{server.Port}/",
            AllowedHosts = [$"http://localhost:{server.Port}"],
        });

        client["v3/pay/transactions/native"].Post(new { json = new { a = 1 } });

        var span = _listener.Spans.Single();
        Assert.That(span.Events.Select(Show), Is.EqualTo((string[])["wechatpay.standby 2 not_sent"]));
        Assert.That(span.Events.Single().Tags, Has.Some.EqualTo(new KeyValuePair<string, object?>("server.address", "localhost")));
        Assert.That(span.GetTagItem("server.address"), Is.EqualTo("localhost"));
        Assert.That(span.GetTagItem("server.port"), Is.EqualTo(server.Port));
    }

    [Test]
    public async Task Get_CancelledInFlight_IsAnError()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new ScriptedServer(_ =>
        {
            cancel.Cancel();
            return new Reply(Deed.IsSilent);
        });
        using var client = ClientOf(server.Address);

        await Assert.CatchAsync<WeChatPayCanceledException>(() => client[Path].GetAsync(new { transaction_id = Number }, cancel.Token).AsTask());

        Assert.That(_listener.Spans.Single().GetTagItem("error.type"), Is.EqualTo("WeChatPay.WeChatPayCanceledException"));
    }

    [Test]
    public void Download_OfAFile_IsASpanWithoutItsAddress()
    {
        using var server = new ScriptedServer(static _ => new Reply(Deed.Responds, 200, "abc"));
        using var client = ClientOf(server.Address);

        client.Download($"{server.Address}v3/billdownload/file?token=SECRET", new MemoryStream(), "a9993e364706816aba3e25717850c26c9cd0d89d");

        var span = _listener.Spans.Single();
        Assert.That(span.DisplayName, Is.EqualTo("GET /{download_url}"));
        Assert.That(span.GetTagItem("http.response.status_code"), Is.EqualTo(200));
        Assert.That(_listener.Text, Does.Not.Contain("SECRET"));
    }

    private static string Show(ActivityEvent one)
    {
        var tags = one.Tags.ToDictionary(static tag => tag.Key, static tag => tag.Value);
        return $"{one.Name} {tags["wechatpay.attempt"]} {tags["wechatpay.reason"]}";
    }

    private static WeChatPayClient ClientOf(Uri address, RetryOptions? retry = null) =>
        new(TestKeys.Options with { BaseUri = address, Retry = retry, ApiV2Key = XmlAnswer.ApiV2Key });
}
