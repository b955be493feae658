using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Notifications;
using WeChatPay.Sandbox;
using WeChatPay.Testing;

namespace WeChatPay.Tests;

/// <summary>A callback end to end: the sandbox signs and sends, a receiver on Kestrel verifies, decrypts and answers.</summary>
[TestFixture]
public sealed class DeliveryTests
{
    private readonly List<Notification> _received = [];
    private SandboxServer _sandbox = null!;
    private NotificationParser _parser = null!;
    private WebApplication _receiver = null!;
    private TaskCompletionSource _hold = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync();
        _parser = SignedCallbackTests.ParserOf(_sandbox.Signer);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _receiver = builder.Build();
        _receiver.MapPost("/notify", (Delegate)NotifyAsync);
        _receiver.MapPost("/xml", (Delegate)XmlAsync);
        _receiver.MapPost("/empty", static () => Results.NoContent());
        _receiver.MapPost("/elsewhere", static () => Results.Redirect("/empty"));
        _receiver.MapPost("/created", static () => Results.StatusCode(201));
        _receiver.MapPost("/hold", () => _hold.Task);
        await _receiver.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _receiver.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [SetUp]
    public void Forget() => _received.Clear();

    [Test]
    public async Task NotifyAsync_OfAnEvent_IsAccepted()
    {
        CallbackDelivery delivery = await _sandbox.NotifyAsync(Url("notify"), "HIRE_POWER_BANK.RECEIVE_INSURANCE", new { out_order_no = "实例值", amount = 1.10m });

        Assert.That((delivery.Status, delivery.Body, delivery.IsAccepted, delivery.Problem), Is.EqualTo((200, """{"code":"SUCCESS"}""", true, (string?)null)));
        Assert.That(delivery.ToString(), Does.Match(@"^accepted: 200 in \d+ ms$"));
        Assert.That(_received.Single().EventType, Is.EqualTo("HIRE_POWER_BANK.RECEIVE_INSURANCE"));
        Assert.That(_received.Single().Plaintext, Is.EqualTo("""{"out_order_no":"实例值","amount":1.10}"""));
    }

    [Test]
    public async Task NotifyAsync_OfAnXmlEvent_SendsXml()
    {
        CallbackDelivery delivery = await _sandbox.NotifyAsync(Url("xml"), "refund-processed");

        Assert.That(delivery.IsAccepted, Is.True, delivery.ToString());
        Assert.That(delivery.Body, Does.Contain("SUCCESS"));
    }

    [Test]
    public async Task NotifyAsync_AnsweredWithNoContent_IsAccepted() =>
        Assert.That((await _sandbox.NotifyAsync(Url("empty"), "TRANSACTION.SUCCESS")).IsAccepted, Is.True);

    [TestCase("elsewhere", 302, "redirects are not followed")]
    [TestCase("created", 201, "only 200 and 204")]
    [TestCase("nowhere", 404, "only 200 and 204")]
    public async Task NotifyAsync_AnsweredOtherwise_IsNotAccepted(string path, int status, string says)
    {
        CallbackDelivery delivery = await _sandbox.NotifyAsync(Url(path), "TRANSACTION.SUCCESS");

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo((status, false)));
        Assert.That(delivery.Problem, Does.Contain(says));
    }

    [TestCase(CallbackFlaw.ChangedByte)]
    [TestCase(CallbackFlaw.OldTimestamp)]
    [TestCase(CallbackFlaw.UnknownSerial)]
    [TestCase(CallbackFlaw.WrongKey)]
    [TestCase(CallbackFlaw.Probe)]
    public async Task SendAsync_OfAFlawedCallback_IsRefusedByTheReceiver(CallbackFlaw flaw)
    {
        CallbackDelivery delivery = await _sandbox.Signer.Callback("TRANSACTION.SUCCESS", flaw: flaw).SendAsync(Url("notify"));

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo((401, false)));
        Assert.That(_received, Is.Empty);
    }

    [Test]
    public async Task SendAsync_OfAFlawedXmlCallback_IsRefusedByTheReceiver()
    {
        CallbackDelivery delivery = await _sandbox.Signer.XmlCallback(new { out_trade_no = "N1" }, CallbackFlaw.WrongSignature).SendAsync(Url("xml"));

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo((200, false)));
        Assert.That(delivery.Problem, Does.Contain("return_code FAIL"));
    }

    [TestCase("")]
    [TestCase("<xml></xml>")]
    [TestCase("<!DOCTYPE xml [<!ENTITY a \"SUCCESS\">]><xml><return_code>&a;</return_code></xml>")]
    public async Task SendAsync_OfAnXmlCallbackAnsweredWithoutSuccess_IsNotAccepted(string body)
    {
        await using var receiver = WebApplication.CreateSlimBuilder().Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.MapPost("/", () => body);
        await receiver.StartAsync();

        CallbackDelivery delivery = await _sandbox.Signer.XmlCallback(new { out_trade_no = "N1" }).SendAsync(new Uri(receiver.Urls.Single()));

        Assert.That(delivery.Problem, Does.Contain("return_code missing"));
    }

    [Test]
    public async Task SendAsync_WithoutAnAnswerInFiveSeconds_IsGivenUp()
    {
        _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new FakeTimeProvider();
        using var signer = new PlatformSigner(new PlatformSignerOptions { TimeProvider = clock });

        Task<CallbackDelivery> sending = signer.Callback("TRANSACTION.SUCCESS").SendAsync(Url("hold"));
        clock.Advance(TimeSpan.FromSeconds(5));
        CallbackDelivery delivery = await sending;
        _hold.SetResult();

        Assert.That((delivery.Status, delivery.IsAccepted, delivery.Elapsed), Is.EqualTo(((int?)null, false, TimeSpan.FromSeconds(5))));
        Assert.That(delivery.Problem, Is.EqualTo("no answer within 5 s"));
    }

    [Test]
    public void SendAsync_GivenUpByTheCaller_IsCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(async () => await _sandbox.NotifyAsync(Url("empty"), "TRANSACTION.SUCCESS", ct: cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("ftp://127.0.0.1/x")]
    [TestCase("notify")]
    public void NotifyAsync_ToNoUrl_IsRefused(string url) =>
        Assert.That(async () => await _sandbox.NotifyAsync(new Uri(url, UriKind.RelativeOrAbsolute), "TRANSACTION.SUCCESS"), Throws.ArgumentException.With.Message.Contains("Nothing was sent."));

    [Test]
    public void NotifyAsync_OfAnUndocumentedEvent_SuggestsOne() =>
        Assert.That(async () => await _sandbox.NotifyAsync(Url("notify"), "TRANSACTION.SUCCES"), Throws.ArgumentException.With.Message.Contains("TRANSACTION.SUCCESS"));

    private Uri Url(string path) => new($"{_receiver.Urls.Single()}/{path}");

    private async Task<IResult> NotifyAsync(HttpContext context)
    {
        try
        {
            _received.Add(_parser.Parse(context.Request.Headers, await BodyAsync(context)));
            return Results.Text(NotificationReply.Success(), "application/json");
        }
        catch (WeChatPayVerificationException)
        {
            return Results.Text(NotificationReply.Failure("not verified"), "application/json", statusCode: 401);
        }
    }

    private async Task<IResult> XmlAsync(HttpContext context)
    {
        try
        {
            _parser.ParseV2(await BodyAsync(context));
            return Results.Text(NotificationReply.SuccessXml(), "text/xml");
        }
        catch (WeChatPayVerificationException)
        {
            return Results.Text(NotificationReply.FailureXml("not verified"), "text/xml");
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
