using System.Net;
using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Retry;

/// <summary>The option <c>retry</c>, loose and typed, of a client and of a call.</summary>
public sealed class RetryOptionsTests
{
    private const string Path = "v3/certificates";

    private static readonly object[] ThreeTimes =
    [
        new { retry = true }, new { retry = new RetryOptions() }, new { retry = new { writes = true } }, new { retry = new { max_attempts = 3, delay = 0 } },
        new RequestOptions { Retry = true }, new RequestOptions { Retry = new() { Delay = TimeSpan.FromMilliseconds(1) } },
        new Dictionary<string, object> { ["retry"] = new Dictionary<string, object> { ["max_delay"] = "0.001" } },
    ];

    private static readonly object[] Once =
    [
        new { retry = false }, new { retry = RetryOptions.Off }, new { retry = new { max_attempts = 1 } }, new RequestOptions { Retry = false },
    ];

    private static readonly object[] Wrong =
    [
        new { retry = 3 }, new { retry = "yes" }, new { retry = new { max_attempts = 0 } }, new { retry = new { max_attempts = 11 } },
        new { retry = new { max_attempts = "3" } }, new { retry = new { writes = 1 } },
        new { retry = new { delay = -1 } }, new { retry = new { delay = "soon" } },
        new { retry = new { max_delay = 601 } }, new { retry = new { attempts = 3 } }, new RequestOptions { Retry = new() { MaxAttempts = 0 } },
        new RequestOptions { Retry = new() { Delay = TimeSpan.FromSeconds(-1) } }, new RequestOptions { Retry = new() { MaxDelay = TimeSpan.MaxValue } },
    ];

    [TestCaseSource(nameof(ThreeTimes))]
    public void Retry_OnInACall_OverridesTheClient(object options) => Assert.That(CountOf(options, false), Is.EqualTo(3));

    [TestCaseSource(nameof(Once))]
    public void Retry_OffInACall_OverridesTheClient(object options) => Assert.That(CountOf(options, true), Is.EqualTo(1));

    [Test]
    public void Retry_OfTheClient_HoldsForItsCalls()
    {
        Assert.That(CountOf(null, new() { MaxAttempts = 5, Delay = TimeSpan.Zero }), Is.EqualTo(5));
        Assert.That(CountOf(null, false), Is.EqualTo(1));
        using var client = TestKeys.ClientWith("retry", new { max_attempts = 2, writes = true, delay = 0.5, max_delay = 2 });
        Assert.That(client.Options.Retry, Is.EqualTo(new RetryOptions
        {
            MaxAttempts = 2,
            Writes = true,
            Delay = TimeSpan.FromSeconds(0.5),
            MaxDelay = TimeSpan.FromSeconds(2),
        }));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Retry_WrongValue_IsRefusedBeforeAnythingIsSent(object options)
    {
        var requests = 0;
        using var client = ClientOf(() => requests++, null);

        var error = Caught.By<ArgumentException>(() => options is RequestOptions typed ? client[Path].Get(typed) : client[Path].Get(options));

        Assert.That(error.Message, Does.Contain("retry").And.EndsWith("Nothing was sent."));
        Assert.That(requests, Is.Zero);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Retry_WrongValueInAClient_IsRefused(object options)
    {
        if (options is RequestOptions { Retry: { } retry })
            Assert.That(() => new WeChatPayClient(TestKeys.Options with { Retry = retry }), Throws.ArgumentException.With.Message.Contains("retry"));
        else
            Assert.That(
                () => TestKeys.ClientWith("retry", options.GetType().GetProperty("retry")!.GetValue(options)!),
                Throws.ArgumentException.With.Message.Contains("retry"));
    }

    [Test]
    public void Retry_OptionsChangedLater_AreTheClientsNoMore()
    {
        var retry = new RetryOptions { MaxAttempts = 2, Delay = TimeSpan.Zero };
        var requests = 0;
        using var client = ClientOf(() => requests++, retry);
        retry.MaxAttempts = 9;

        Caught.By<WeChatPayApiException>(() => client[Path].Get());

        Assert.That(requests, Is.EqualTo(2));
    }

    [Test]
    public void Handler_OfTheUsersBehindRetry_RunsForEachAttempt()
    {
        using var client = ClientOf(static () => { }, new() { Delay = TimeSpan.Zero });
        var (before, behind) = (0, 0);
        client.Handlers.Unshift(next => (request, token) =>
        {
            before++;
            return next(request, token);
        });
        client.Handlers.After(HandlerNames.Retry, next => (request, token) =>
        {
            behind++;
            return next(request, token);
        });

        Caught.By<WeChatPayApiException>(() => client[Path].Get());

        Assert.That((before, behind), Is.EqualTo((1, 3)));
    }

    [TestCase(false, CallOutcome.NothingChanged)]
    [TestCase(true, CallOutcome.MayHaveTakenEffect)]
    public void Client_DisposedBetweenTwoAttempts_DoesNotForgetTheFirst(bool writes, CallOutcome outcome)
    {
        using var client = ClientOf(static () => { }, new() { Delay = TimeSpan.Zero, Writes = true });
        client.Handlers.After(HandlerNames.Retry, next => async (request, token) =>
        {
            try
            {
                return await next(request, token);
            }
            finally
            {
                client.Dispose();
            }
        });

        var error = Caught.By<WeChatPayTransportException>(() => writes ? client[Path].Post(new { json = new { } }) : client[Path].Get());

        Assert.That(error.Outcome, Is.EqualTo(outcome));
        Assert.That(error.Message, Does.Contain("The client was disposed of while").And.Not.Contain("Nothing was sent"));
    }

    [Test]
    public void Handler_RemovedRetry_RepeatsNothing()
    {
        var requests = 0;
        using var client = ClientOf(() => requests++, true);
        client.Handlers.Remove(HandlerNames.Retry);

        Caught.By<WeChatPayApiException>(() => client[Path].Get());

        Assert.That(requests, Is.EqualTo(1));
    }

    // The innermost handler of a test sends nothing, and its attempts count too.
    [Test]
    public void Client_OfTheModelFactory_IsRepeated()
    {
        var requests = 0;
        using var client = WeChatPay.Testing.WeChatPayModelFactory.Client(
            _ => new WeChatPayResponse(requests++ == 0 ? 502 : 400, "{\"code\":\"PARAM_ERROR\"}"));

        var error = Caught.By<WeChatPayApiException>(() => client["v3/pay/transactions/native"].Post(
            new { json = new { a = 1 }, retry = new { writes = true, delay = 0 } }));

        Assert.That((requests, error.Attempts, error.Outcome), Is.EqualTo((2, 2, CallOutcome.MayHaveTakenEffect)));
    }

    [Test]
    public void Call_UnderHttpTest_IsRepeatedOnlyOnRequest()
    {
        using var wire = new Wire();
        for (var i = 0; i < 3; i++)
            wire.Answer(SignedAnswer.Unsigned("{}", HttpStatusCode.ServiceUnavailable));
        using var client = new WeChatPayClient(TestKeys.Options);

        Caught.By<WeChatPayApiException>(() => client[Path].Get());
        Assert.That(wire.Requests, Has.Count.EqualTo(1));

        var error = Caught.By<WeChatPayApiException>(() => client[Path].Get(new { retry = new { max_attempts = 2, delay = 0 } }));
        Assert.That((wire.Requests.Count, error.Attempts), Is.EqualTo((3, 2)));
    }

    // An exception that is not the wire's would come again.
    [Test]
    public void Get_ForeignExceptionOfATransport_IsNotRepeated()
    {
        var requests = 0;
        using var client = ClientOf(() => throw new InvalidOperationException($"the circuit is open {requests++}"), true);

        Caught.By<WeChatPayTransportException>(() => client[Path].Get());

        Assert.That(requests, Is.EqualTo(1));
    }

    [Test]
    public void Get_ResponseBeyondTheLimit_IsNotRepeated()
    {
        var requests = 0;
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            MaxResponseBytes = 5,
            Transport = new FakeTransport(_ =>
            {
                requests++;
                return SignedAnswer.Of("{\"a\":1}");
            }),
        });

        Caught.By<WeChatPayTransportException>(() => client[Path].Get());

        Assert.That(requests, Is.EqualTo(1));
    }

    private static int CountOf(object? options, RetryOptions ofClient)
    {
        var requests = 0;
        using var client = ClientOf(() => requests++, ofClient);
        Caught.By<WeChatPayApiException>(() => options is RequestOptions typed ? client[Path].Get(typed) : client[Path].Get(options));
        return requests;
    }

    private static WeChatPayClient ClientOf(Action onRequest, RetryOptions? retry) => new(TestKeys.Options with
    {
        Retry = retry,
        Transport = new FakeTransport(_ =>
        {
            onRequest();
            var response = SignedAnswer.Unsigned("""{"code":"SYSTEM_ERROR","message":"no"}""", HttpStatusCode.InternalServerError);
            response.Headers.Add("Retry-After", "0");
            return response;
        }),
    });
}
