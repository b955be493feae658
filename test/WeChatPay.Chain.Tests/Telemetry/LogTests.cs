using Microsoft.Extensions.Logging;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Retry;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Telemetry;

/// <summary>The lines of a client's log.</summary>
[NonParallelizable]
public sealed class LogTests
{
    private const string Path = "v3/pay/transactions/id/{transaction_id}";
    private static readonly object Order = new { transaction_id = "1217752501201407033233368018" };

    [Test]
    public void Call_ThatFails_IsOneWarning()
    {
        using var listener = new Listener(LogLevel.Warning);
        using var server = new ScriptedServer(static _ => Reply.Error(404, "ORDER_NOT_EXIST", "Request-ID: 08F78BB5-2\r\n"));
        using var client = ClientOf(server.Address, listener);

        Caught.By<WeChatPayApiException>(() => client[Path].Get(Order));

        var line = listener.Lines.Single();
        Assert.That((line.Level, line.Id), Is.EqualTo((LogLevel.Warning, 22)));
        Assert.That(line.Text, Does.Match(@"^GET /v3/pay/transactions/id/\{transaction_id\} failed: 404, outcome nothing_changed, code ORDER_NOT_EXIST, "
            + @"after 1 attempt\(s\) in \d+ ms\. Request-ID: 08F78BB5-2$"));
    }

    [TestCase(200)]
    [TestCase(404)]
    public void Call_WithALoggerThatThrows_EndsAsWithout(int status)
    {
        using var server = new ScriptedServer(_ => status == 200 ? Reply.Signed("{}") : Reply.Error(status, "ORDER_NOT_EXIST"));
        using var client = ClientOf(server.Address, new FullLog());

        if (status == 200)
            Assert.That(client[Path].Get(Order).StatusCode, Is.EqualTo(200));
        else
            Assert.That(Caught.By<WeChatPayApiException>(() => client[Path].Get(Order)).Outcome, Is.EqualTo(CallOutcome.NothingChanged));
    }

    [Test]
    public void Call_ThatSucceeds_IsOneLineForDebuggingAlone()
    {
        using var listener = new Listener(LogLevel.Debug);
        using var quiet = new Listener(LogLevel.Information);
        using var server = new ScriptedServer(static _ => Reply.Signed("{}"));
        using var client = ClientOf(server.Address, listener);
        using var other = ClientOf(server.Address, quiet);

        client[Path].Get(Order);
        other[Path].Get(Order);

        Assert.That((listener.Lines.Single().Level, listener.Lines.Single().Id), Is.EqualTo((LogLevel.Debug, 21)));
        Assert.That(listener.Lines.Single().Text, Does.StartWith("GET /v3/pay/transactions/id/{transaction_id} ended with 200 after 1 attempt(s) in "));
        Assert.That(quiet.Lines, Is.Empty);
    }

    [Test]
    public void Call_Repeated_IsALineForEachRepeatAndOneForItsEnd()
    {
        using var listener = new Listener(LogLevel.Information);
        using var server = new ScriptedServer(static _ => Reply.Error(503));
        using var client = ClientOf(server.Address, listener, new RetryOptions { Delay = TimeSpan.Zero });

        Caught.By<WeChatPayApiException>(() => client[Path].Get(Order));

        Assert.That(listener.Lines.Select(static line => line.Id), Is.EqualTo((int[])[24, 24, 22]));
        Assert.That(listener.Lines[0].Text, Is.EqualTo("GET /v3/pay/transactions/id/{transaction_id} is sent again: attempt 2, because of 503."));
        Assert.That(listener.Lines[2].Values["Attempts"], Is.EqualTo(3));
    }

    [Test]
    public void Call_MovedToTheStandbyHost_IsALineWithTheHost()
    {
        using var listener = new Listener(LogLevel.Information);
        using var server = new ScriptedServer(static _ => Reply.Signed("{}"));
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            BaseUri = ScriptedServer.ClosedAddress(),
            Standby = $"{server.Address}",
            Logger = listener,
        });

        client["v3/pay/transactions/native"].Post(new { json = new { a = 1 } });

        Assert.That(listener.Lines.Single().Text, Is.EqualTo("POST /v3/pay/transactions/native goes to 127.0.0.1: attempt 2, because of not_sent."));
        Assert.That(listener.Lines.Single().Id, Is.EqualTo(25));
    }

    [Test]
    public async Task Call_ThatTheUserCancels_IsNoWarning()
    {
        using var listener = new Listener(LogLevel.Information);
        using var client = ClientOf(ScriptedServer.ClosedAddress(), listener);

        await Assert.CatchAsync<WeChatPayCanceledException>(() => client[Path].GetAsync(Order, new CancellationToken(canceled: true)).AsTask());

        Assert.That((listener.Lines.Single().Level, listener.Lines.Single().Id), Is.EqualTo((LogLevel.Information, 23)));
    }

    private static WeChatPayClient ClientOf(Uri address, ILogger logger, RetryOptions? retry = null) =>
        new(TestKeys.Options with { BaseUri = address, Logger = logger, Retry = retry });

    /// <summary>A log whose disk is full.</summary>
    private sealed class FullLog : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new AggregateException("The disk is full.");
    }
}
