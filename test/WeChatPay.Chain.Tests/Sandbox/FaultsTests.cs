using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Sandbox;

namespace WeChatPay.Tests.Sandbox;

/// <summary>Every fault of the sandbox becomes the one exception that tells what to do.</summary>
public sealed class FaultsTests : Shop
{
    [Test]
    public void Faults_OfTheSandbox_HaveATestEach()
    {
        SandboxFault[] tested =
        [
            SandboxFault.None, SandboxFault.WrongSignature, SandboxFault.StaleTimestamp, SandboxFault.MissingHeaders, SandboxFault.UnknownSerial,
            SandboxFault.RateLimit, SandboxFault.ServerError, SandboxFault.ServerErrorHtml, SandboxFault.Slow, SandboxFault.CutOff, SandboxFault.NotJson,
        ];

        Assert.That(tested, Is.EquivalentTo(Enum.GetValues<SandboxFault>()), "A new fault needs a test of what the client makes of it.");
    }

    [Test]
    public void Post_WithoutAFault_IsAnOrder() => Assert.That(Place().StatusCode, Is.EqualTo(200));

    [TestCase(SandboxFault.WrongSignature, VerificationCheck.Signature)]
    [TestCase(SandboxFault.StaleTimestamp, VerificationCheck.Clock)]
    [TestCase(SandboxFault.MissingHeaders, VerificationCheck.Headers)]
    [TestCase(SandboxFault.UnknownSerial, VerificationCheck.Serial)]
    public void Post_WithAFaultOfTheSignature_IsAVerificationException(SandboxFault fault, VerificationCheck check)
    {
        Server.Faults.Next = fault;

        var error = Assert.Throws<WeChatPayVerificationException>(() => Place())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Check, Is.EqualTo(check));
            Assert.That(error.Call, Is.EqualTo($"POST {Orders}"));
            Assert.That(error.RequestId, Is.Not.Null.And.Not.Empty);
            Assert.That(error.ConfiguredSerials, Is.EquivalentTo((string[])[Server.PlatformKeyId, Server.PlatformSerial]));
            Assert.That(error.Message, Does.EndWith("it may have taken effect.").And.Contain("`GET v3/hire-power-bank/insurance-orders/{out_order_no}`"));
        }
    }

    [TestCase(SandboxFault.RateLimit, 429, "RATELIMIT_EXCEEDED")]
    [TestCase(SandboxFault.ServerError, 500, "SYSTEM_ERROR")]
    public void Post_WithAFaultThatHasACode_IsAnApiException(SandboxFault fault, int status, string code)
    {
        Server.Faults.Next = fault;

        Assert.That(() => Place(), Throws.InstanceOf<WeChatPayApiException>()
            .With.Property("StatusCode").EqualTo(status).And.Property("Code").EqualTo(code).And.Message.Contains($"{status}").And.Message.Contains(code));
    }

    [Test]
    public void Post_WithAnErrorPageInHtml_IsAnApiExceptionWithoutCode()
    {
        Server.Faults.Next = SandboxFault.ServerErrorHtml;

        var error = Assert.Throws<WeChatPayApiException>(() => Place())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.EqualTo(502));
            Assert.That((error.Code, error.Description, error.Detail), Is.EqualTo(((string?)null, (string?)null, (Newtonsoft.Json.Linq.JToken?)null)));
            Assert.That(error.Message, Does.Contain("was answered 502 Bad Gateway").And.Contain("text/html").And.Not.Contain("<h1>"));
            Assert.That(error.Response.Text, Does.Contain("<h1>"));
        }
    }

    [Test]
    public async Task Slow_BeyondTheTimeout_IsATimeoutAndTheOrderWasPlaced()
    {
        Server.Faults.Next = SandboxFault.Slow;
        var no = NewNumber();

        var error = (await Assert.ThrowsAsync<WeChatPayTimeoutException>(async () => await Client[Orders].PostAsync(new { json = Order(no), timeout = 0.3 })))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Limit, Is.EqualTo(TimeSpan.FromSeconds(0.3)));
            Assert.That(
                error.Message,
                Is.EqualTo(
                    $"POST {Orders} had no complete response within 0.3 s (option `timeout`). "
                    + $"Query the order by `GET v3/hire-power-bank/insurance-orders/{{out_order_no}}` before trying again: it may have taken effect."));
            Assert.That((string?)(await Client[OneOrder].GetAsync(new { out_order_no = no }))["out_order_no"], Is.EqualTo(no), "It had taken effect.");
        }
    }

    [Test]
    public async Task Slow_BeyondTheTimeoutOfAnotherClock_IsATimeout()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var client = new WeChatPayClient(Options with { TimeProvider = time, Timeout = TimeSpan.FromSeconds(4) });
        Server.Faults.Next = SandboxFault.Slow;
        var before = Server.Requests.Count;

        var promise = client[Orders].PostAsync(new { json = Order(NewNumber()) });
        await ArrivedAsync(before);
        time.Advance(TimeSpan.FromSeconds(4));

        await Assert.ThatAsync(() => promise.AsTask(), Throws.InstanceOf<WeChatPayTimeoutException>().With.Property("Limit").EqualTo(TimeSpan.FromSeconds(4)));
    }

    [Test]
    public async Task Slow_Cancelled_IsACancellationThatSaysToQuery()
    {
        using var cancel = new CancellationTokenSource();
        Server.Faults.Next = SandboxFault.Slow;
        var before = Server.Requests.Count;

        var promise = Client[Orders].PostAsync(new { json = Order(NewNumber()) }, cancel.Token);
        await ArrivedAsync(before);
        await cancel.CancelAsync();

        var error = (await Assert.CatchAsync<OperationCanceledException>(async () => await promise))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.CancellationToken, Is.EqualTo(cancel.Token));
            Assert.That(error.Message, Does.StartWith($"POST {Orders} was cancelled in flight").And.Contain("Query the order"));
            Assert.That(promise.AsTask().IsCanceled);
        }
    }

    [Test]
    public void Post_WithAResponseCutOff_IsATransportException()
    {
        Server.Faults.Next = SandboxFault.CutOff;

        Assert.That(() => Place(), Throws.InstanceOf<WeChatPayTransportException>()
            .With.Message.Contains($"had no complete response from `{Server.BaseUri.Authority}`")
            .And.Message.Contains("Query the order").And.InnerException.Not.Null);
    }

    [Test]
    public void CutOff_WithASink_LeavesNothingBehind()
    {
        using var sink = new Support.TemporarySink();
        var no = NewNumber();
        Client[Orders].Post(new { json = Order(no) });
        Server.Faults.Next = SandboxFault.CutOff;

        Assert.That(() => Client[OneOrder].Get(new { out_order_no = no, sink = sink.Path, retry = false }), Throws.InstanceOf<WeChatPayTransportException>());
        Assert.That(sink.Files, Is.Empty);
    }

    [Test]
    public void Post_WithAResponseThatIsNotJson_KeepsItsText()
    {
        Server.Faults.Next = SandboxFault.NotJson;

        var answer = Place();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(200));
            Assert.That(answer.Text, Does.StartWith("<html>"));
            Assert.That(
                () => answer.Json,
                Throws.InstanceOf<FormatException>().With.Message.Contains("text/html").And.Message.Contains("`Text`").And.Message.Not.Contains("<html>"));
            Assert.That(() => answer["order_id"], Throws.InstanceOf<FormatException>());
            Assert.That(() => ((dynamic)answer).order_id, Throws.InstanceOf<FormatException>());
        }
    }

    [Test]
    public void AnyFault_NextCall_WorksAgain()
    {
        foreach (var fault in Enum.GetValues<SandboxFault>().Where(fault => fault is not (SandboxFault.None or SandboxFault.Slow or SandboxFault.NotJson)))
        {
            Server.Faults.Next = fault;
            Assert.That(() => Place(), Throws.InstanceOf<WeChatPayException>(), $"{fault}");
            Assert.That(Place().StatusCode, Is.EqualTo(200), $"after {fault}");
        }
    }

    // A repeat would hide the fault.
    private WeChatPayResponse Place() => Client[Orders].Post(new { json = Order(NewNumber()), retry = false });

    // Without this a cancellation could come before the request had left.
    private async Task ArrivedAsync(int before)
    {
        for (var i = 0; Server.Requests.Count == before && i < 500; i++)
            await Task.Delay(10);
        Assert.That(Server.Requests, Has.Count.GreaterThan(before));
    }
}
