using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Sandbox;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Testing;

/// <summary>A callback end to end: the sandbox signs and sends, a receiver on Kestrel verifies, decrypts and answers.</summary>
public sealed class DeliveryTests
{
    private SandboxServer _sandbox = null!;
    private CallbackReceiver _receiver = null!;
    private TaskCompletionSource _hold = null!;
    private string _body = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync();
        _receiver = await CallbackReceiver.StartAsync(_sandbox.Signer, server =>
        {
            server.MapPost("/empty", static () => Results.NoContent());
            server.MapPost("/elsewhere", static () => Results.Redirect("/empty"));
            server.MapPost("/created", static () => Results.StatusCode(201));
            server.MapPost("/hold", () => _hold.Task);
            server.MapPost("/raw", async (HttpRequest request) => _body = await new StreamReader(request.Body).ReadToEndAsync());
            server.MapPost("/echo", static (string body) => body);
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _receiver.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [SetUp]
    public void Forget() => _receiver.Received.Clear();

    [Test]
    public async Task NotifyAsync_OfAnEvent_IsAccepted()
    {
        var delivery = await _sandbox.NotifyAsync(
            Url("notify"), "HIRE_POWER_BANK.RECEIVE_INSURANCE", new { out_order_no = "实例值", amount = 1.10m });

        Assert.That((delivery.Status, delivery.Body, delivery.IsAccepted, delivery.Problem), Is.EqualTo((200, """{"code":"SUCCESS"}""", true, (string?)null)));
        Assert.That(delivery.ToString(), Does.Match(@"^accepted: 200 in \d+ ms$"));
        Assert.That(_receiver.Received.Single().EventType, Is.EqualTo("HIRE_POWER_BANK.RECEIVE_INSURANCE"));
        Assert.That(_receiver.Received.Single().Plaintext, Is.EqualTo("""{"out_order_no":"实例值","amount":1.10}"""));
    }

    [Test]
    public async Task NotifyAsync_OfAnXmlEvent_SendsXml()
    {
        var delivery = await _sandbox.NotifyAsync(Url("xml"), "refund-processed");

        Assert.That(delivery.IsAccepted, Is.True, delivery.ToString());
        Assert.That(delivery.Body, Does.Contain("SUCCESS"));
    }

    [TestCase("CHECK.SUCCESS")]
    [TestCase("CHECK.FAIL")]
    public async Task NotifyAsync_OfAnXmlEventWithACiphertext_EncryptsXml(string eventType)
    {
        await _sandbox.NotifyAsync(Url("raw"), eventType);

        var fields = Transformer.ToArray(_body);
        var plain = AesGcm.Decrypt(
            (string)fields["event_ciphertext"]!, _sandbox.ApiV3Key, (string)fields["event_nonce"]!, (string)fields["event_associated_data"]!);
        Assert.That(plain, Does.StartWith("<xml>").And.EndWith("</xml>"));
        Assert.That(Transformer.ToArray(plain), Is.Not.Empty);
    }

    [TestCase("combined-transactions-success")]
    [TestCase("transactions-risk-occurred")]
    [TestCase("transaction-success")]
    public async Task NotifyAsync_OfAnXmlEvent_IsSignedByTheTypeThatItNames(string eventType)
    {
        await _sandbox.NotifyAsync(Url("raw"), eventType);

        var fields = Transformer.ToArray(_body);
        var signed = fields.Where(static field => field.Key != "sign" && field.Value is string { Length: > 0 })
            .OrderBy(static field => field.Key, StringComparer.Ordinal);
        var text = string.Join('&', signed.Select(static field => $"{field.Key}={field.Value}"));
        var type = fields.GetValueOrDefault("sign_type") as string ?? "MD5";
        Assert.That(type, Is.EqualTo("MD5").Or.EqualTo("HMAC-SHA256"));
        Assert.That(fields["sign"], Is.EqualTo(Hash.Sign(type, text, _sandbox.ApiV2Key)));
    }

    [Test]
    public async Task NotifyAsync_AnsweredWithNoContent_IsAccepted() =>
        Assert.That((await _sandbox.NotifyAsync(Url("empty"), "TRANSACTION.SUCCESS")).IsAccepted, Is.True);

    [TestCase("elsewhere", 302, "redirects are not followed")]
    [TestCase("created", 201, "only 200 and 204")]
    [TestCase("nowhere", 404, "only 200 and 204")]
    public async Task NotifyAsync_AnsweredOtherwise_IsNotAccepted(string path, int status, string says)
    {
        var delivery = await _sandbox.NotifyAsync(Url(path), "TRANSACTION.SUCCESS");

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
        var delivery = await _sandbox.Signer.Callback("TRANSACTION.SUCCESS", flaw: flaw).SendAsync(Url("notify"));

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo((401, false)));
        Assert.That(_receiver.Received, Is.Empty);
    }

    [Test]
    public async Task SendAsync_OfAFlawedCallbackV2_IsRefusedByTheReceiver()
    {
        var delivery = await _sandbox.Signer.CallbackV2(new { out_trade_no = "N1" }, CallbackFlaw.WrongSignature).SendAsync(Url("xml"));

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo((200, false)));
        Assert.That(delivery.Problem, Does.Contain("return_code FAIL"));
    }

    [TestCase("")]
    [TestCase("<xml></xml>")]
    [TestCase("<!DOCTYPE xml [<!ENTITY a \"SUCCESS\">]><xml><return_code>&a;</return_code></xml>")]
    public async Task SendAsync_OfACallbackV2AnsweredWithoutSuccess_IsNotAccepted(string body)
    {
        var delivery = await _sandbox.Signer.CallbackV2(new { out_trade_no = "N1" }).SendAsync(Url("echo?body=" + Uri.EscapeDataString(body)));

        Assert.That(delivery.Problem, Does.Contain("return_code missing"));
    }

    [Test]
    public async Task SendAsync_WithoutAnAnswerInFiveSeconds_IsGivenUp()
    {
        _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new FakeTimeProvider();
        using var signer = new PlatformSigner(new PlatformSignerOptions { TimeProvider = clock });

        var sending = signer.Callback("TRANSACTION.SUCCESS").SendAsync(Url("hold"));
        clock.Advance(TimeSpan.FromSeconds(5));
        var delivery = await sending;
        _hold.SetResult();

        Assert.That((delivery.Status, delivery.IsAccepted, delivery.Elapsed), Is.EqualTo(((int?)null, false, TimeSpan.FromSeconds(5))));
        Assert.That(delivery.Problem, Is.EqualTo("no response within 5 s"));
    }

    [Test]
    public void SendAsync_GivenUpByTheCaller_IsCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(
            async () => await _sandbox.NotifyAsync(Url("empty"), "TRANSACTION.SUCCESS", cancellationToken: cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("ftp://127.0.0.1/x")]
    [TestCase("notify")]
    public void NotifyAsync_ToNoUrl_IsRefused(string url) =>
        Assert.That(
            async () => await _sandbox.NotifyAsync(new Uri(url, UriKind.RelativeOrAbsolute), "TRANSACTION.SUCCESS"),
            Throws.ArgumentException.With.Message.Contains("Nothing was sent."));

    [Test]
    public void NotifyAsync_OfAnUndocumentedEvent_SuggestsOne() =>
        Assert.That(
            async () => await _sandbox.NotifyAsync(Url("notify"), "TRANSACTION.SUCCES"),
            Throws.ArgumentException.With.Message.Contains("TRANSACTION.SUCCESS"));

    private Uri Url(string path) => _receiver.Url(path);
}
