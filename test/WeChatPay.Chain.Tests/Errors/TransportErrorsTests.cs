using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>Without a complete response the message says what failed, and whether the request can have taken effect.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TransportErrorsTests
{
    private const string Path = "v3/marketing/favor/users/{openid}/coupons";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Test]
    public async Task Connection_Refused_NamesTheHostAndTheCause()
    {
        var address = $"http://127.0.0.1:{ClosedPort()}/";
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = new Uri(address) });

        var error = await Caught.ByAsync<WeChatPayTransportException>(async () => await Post(client));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Does.StartWith($"POST {Path} found no connection to `{new Uri(address).Authority}`: ").And.EndWith("Nothing was sent."));
            Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingSent));
            Assert.That(error.InnerException, Is.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<SocketException>());
            Assert.That(error.ToString(), Does.Contain("SocketException"));
        }
    }

    [Test]
    public void Connection_RefusedSynchronously_IsTheSameError()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = new Uri($"http://127.0.0.1:{ClosedPort()}/") });

        Caught.By<WeChatPayTransportException>(() => client[Path].Post(new { openid = Caught.Openid, json = Caught.Person }));
    }

    [Test]
    public async Task Answer_NotInTime_NamesTheLimit()
    {
        using var silence = new Silence();
        using var client = Slow(silence);

        var promise = Post(client);
        await silence.Asked;
        _time.Advance(TimeSpan.FromSeconds(29.9));
        var early = promise.getState();
        _time.Advance(TimeSpan.FromSeconds(0.1));

        var error = await Caught.ByAsync<WeChatPayTimeoutException>(async () => await promise);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Is.EqualTo("pending"));
            Assert.That(error.Limit, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(
                error.Message,
                Is.EqualTo(
                    $"POST {Path} had no complete response within 30 s (option `timeout`). Query the order before trying again: it may have taken effect."));
        }
    }

    [Test]
    public async Task Answer_NotInTheTimeOfTheCall_NamesThat()
    {
        using var silence = new Silence();
        using var client = Slow(silence);

        var promise = client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person, timeout = 2.5 });
        await silence.Asked;
        _time.Advance(TimeSpan.FromSeconds(2.5));

        Assert.That((await Caught.ByAsync<WeChatPayTimeoutException>(async () => await promise)).Message, Does.Contain("within 2.5 s"));
    }

    [Test]
    public async Task Answer_WithoutLimit_IsWaitedForUntilCancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var silence = new Silence();
        using var client = Slow(silence);

        var promise = client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person, timeout = 0 }, cancel.Token);
        await silence.Asked;
        _time.Advance(TimeSpan.FromDays(1));
        Assert.That(promise.getState(), Is.EqualTo("pending"));
        await cancel.CancelAsync();

        await Caught.ByAsync<OperationCanceledException>(async () => await promise);
    }

    [Test]
    public async Task Transport_WithALimitOfItsOwn_IsATimeoutThatDoesNotInventANumber()
    {
        using var impatient = new Failing(
            new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException()));
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = impatient });

        var error = await Caught.ByAsync<WeChatPayTimeoutException>(async () => await Post(client));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Is.EqualTo(
                    $"POST {Path} had no complete response within the transport's own limit. Query the order before trying again: it may have taken effect."));
            Assert.That(error.Limit, Is.EqualTo(Timeout.InfiniteTimeSpan));
        }
    }

    [Test]
    public async Task Call_CancelledBefore_IsNotSent()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire();

        var errors = new[]
        {
            await Caught.ByAsync<WeChatPayCanceledException>(
                async () => await client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person }, new CancellationToken(canceled: true))),
            Caught.By<WeChatPayCanceledException>(
                () => client[Path].Post(new { openid = Caught.Openid, json = Caught.Person }, new CancellationToken(canceled: true))),
        };

        Assert.That(wire.Requests, Is.Empty);
        Assert.That(errors.Select(static error => error.Message), Has.All.EqualTo($"POST {Path} was cancelled. Nothing was sent."));
        Assert.That(errors.Select(static error => (error.Outcome, error.QueryWith)), Has.All.EqualTo((CallOutcome.NothingSent, (string?)null)));
        Assert.That(errors.Select(static error => error.CancellationToken.IsCancellationRequested), Has.All.True);
    }

    [Test]
    public async Task Call_CancelledInFlight_SaysToQuery()
    {
        using var cancel = new CancellationTokenSource();
        using var silence = new Silence();
        using var client = Slow(silence);

        var promise = client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person }, cancel.Token);
        await silence.Asked;
        await cancel.CancelAsync();

        var error = await Caught.ByAsync<WeChatPayCanceledException>(async () => await promise);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.Outcome, error.Call), Is.EqualTo((CallOutcome.MayHaveTakenEffect, $"POST {Path}")));
            Assert.That(error.Message, Is.EqualTo($"POST {Path} was cancelled in flight. Query the order before trying again: it may have taken effect."));
            Assert.That(error.CancellationToken, Is.EqualTo(cancel.Token));
        }
    }

    [TestCase("POST", "v3/pay/transactions/native", CallOutcome.MayHaveTakenEffect, "GET v3/pay/transactions/out-trade-no/{out_trade_no}")]
    [TestCase("GET", "v3/pay/transactions/id/1", CallOutcome.NothingChanged, null)]
    public async Task Call_CancelledInFlight_HasTheOutcomeOfATimeOut(string method, string path, CallOutcome outcome, string? query)
    {
        using var cancel = new CancellationTokenSource();
        using var silence = new Silence();
        using var client = Slow(silence);

        var sending = client[path].SendAsync(method, cancellationToken: cancel.Token).then(static response => response.StatusCode);
        await silence.Asked;
        await cancel.CancelAsync();

        var error = await Caught.ByAsync<WeChatPayCanceledException>(async () => await sending.AsTask());
        Assert.That((error.Outcome, error.QueryWith, error.CancellationToken), Is.EqualTo((outcome, query, cancel.Token)));
    }

    [Test]
    public async Task Body_StreamThatFailsOnTheWay_IsNotTakenForTheNetwork()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire();
        using var broken = Broken();

        var error = await Caught.ByAsync<WeChatPayTransportException>(async () => await client[Path].PostAsync(new { openid = Caught.Openid, body = broken }));

        Assert.That(error.Message, Is.EqualTo($"The body of POST {Path} could not be read: the disk is gone. Nothing was sent."));
        Assert.That(error.InnerException, Is.InstanceOf<IOException>());
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Sink_ThatFailsOnTheWay_SaysThatTheAnswerCame()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire().Answer();
        using var full = Broken();

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person, sink = full }));

        Assert.That(error.Message, Does.StartWith($"The response to POST {Path} came, but the whole body could not be written to the `sink`: "));
    }

    private static ResponsePromise Post(WeChatPayClient client) =>
        client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person, query = new { name = Caught.Name } });

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private WeChatPayClient Slow(Silence silence) => new(TestKeys.Options with { Transport = silence, TimeProvider = _time });

    /// <summary>Takes a request and never answers.</summary>
    private sealed class Silence : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    private sealed class Failing(Exception error) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(error);
    }

    private static TestStream Broken() => new(
        static _ => throw new IOException("the disk is gone"),
        static _ => throw new IOException("the disk is full"));
}
