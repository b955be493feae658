using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Retry;

/// <summary>The pauses between attempts, by a clock that the test sets.</summary>
public sealed class RetryDelayTests
{
    private const string Path = "v3/certificates";

    private Clock _time = null!;
    private int _requests;

    [SetUp]
    public void Begin()
    {
        _time = new();
        _requests = 0;
    }

    [Test]
    public async Task Get_RetryAfter_IsWaitedFor()
    {
        using var client = ClientOf("3");

        var call = client[Path].GetAsync().AsTask();
        await PauseAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(_requests, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await PauseAsync(2);
        _time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThatAsync(() => call, Throws.InstanceOf<WeChatPayApiException>().With.Property("Attempts").EqualTo(3));
    }

    [Test]
    public async Task Get_RetryAfterAsADate_IsWaitedFor()
    {
        using var client = ClientOf((_time.GetUtcNow() + TimeSpan.FromSeconds(4)).ToString("r", CultureInfo.InvariantCulture));

        var call = client[Path].GetAsync().AsTask();
        await PauseAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(_requests, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(1.1));
        // The date is past: no pause is left.
        await Assert.ThatAsync(() => call, Throws.InstanceOf<WeChatPayApiException>());
        Assert.That(_requests, Is.EqualTo(3));
    }

    [Test]
    public async Task Get_RetryAfterBeyondTheLongestPause_IsCapped()
    {
        using var client = ClientOf("86400", new RetryOptions { MaxAttempts = 2, MaxDelay = TimeSpan.FromSeconds(7) });

        var call = client[Path].GetAsync().AsTask();
        await PauseAsync(1);
        _time.Advance(TimeSpan.FromSeconds(7));

        await Assert.ThatAsync(() => call, Throws.InstanceOf<WeChatPayApiException>());
        Assert.That(_requests, Is.EqualTo(2));
    }

    [TestCase("soon")]
    [TestCase("-5")]
    [TestCase(null)]
    public async Task Get_NoPauseAskedFor_WaitsTheOrdinaryOne(string? asked)
    {
        using var client = ClientOf(asked, new RetryOptions { MaxAttempts = 2 });

        var call = client[Path].GetAsync().AsTask();
        await PauseAsync(1);
        Assert.That(call.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThatAsync(() => call, Throws.InstanceOf<WeChatPayApiException>());
        Assert.That(_requests, Is.EqualTo(2));
    }

    [Test]
    public async Task Get_CancelledInAPause_EndsAtOnce()
    {
        using var client = ClientOf("5");
        using var cancel = new CancellationTokenSource();

        var call = client[Path].GetAsync(cancel.Token).AsTask();
        await PauseAsync(1);
        await cancel.CancelAsync();

        var error = (await Assert.CatchAsync<WeChatPayCanceledException>(() => call))!;
        Assert.That((_requests, error.Outcome), Is.EqualTo((1, CallOutcome.NothingChanged)));
    }

    [Test]
    public async Task Get_TimeLimitReachedInAPause_IsATimeout()
    {
        using var client = ClientOf("5");

        var call = client[Path].GetAsync(new { timeout = 4 }).AsTask();
        await PauseAsync(1);
        _time.Advance(TimeSpan.FromSeconds(4));

        await Assert.ThatAsync(() => call, Throws.InstanceOf<WeChatPayTimeoutException>());
        Assert.That(_requests, Is.EqualTo(1));
    }

    [Test]
    public void Get_OnTheCallersThread_RepeatsThere()
    {
        var threads = new HashSet<int>();
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            Transport = new FakeTransport(_ =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                return SignedAnswer.Unsigned("{}", HttpStatusCode.ServiceUnavailable);
            }),
            Retry = new RetryOptions { Delay = TimeSpan.Zero },
        });

        Caught.By<WeChatPayApiException>(() => client[Path].Get());

        Assert.That(threads, Is.EqualTo((int[])[Environment.CurrentManagedThreadId]));
    }

    private WeChatPayClient ClientOf(string? retryAfter, RetryOptions? retry = null) => new(TestKeys.Options with
    {
        TimeProvider = _time,
        Retry = retry,
        Timeout = TimeSpan.FromMinutes(5),
        Transport = new FakeTransport(_ =>
        {
            Interlocked.Increment(ref _requests);
            var response = SignedAnswer.Unsigned("""{"code":"SERVICE_UNAVAILABLE","message":"no"}""", HttpStatusCode.ServiceUnavailable);
            if (retryAfter is not null)
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        }),
    });

    // The call may run on the pool. It is in its pause when it has made a timer for it, beside that of its time limit.
    private async Task PauseAsync(int number)
    {
        for (var i = 0; _time.Timers < number + 1 && i < 1000; i++)
            await Task.Delay(10);
        Assert.That((_requests, _time.Timers), Is.EqualTo((number, number + 1)));
    }

    /// <summary>A clock that counts its timers.</summary>
    private sealed class Clock() : FakeTimeProvider(System.GetUtcNow())
    {
        private int _timers;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);
            return timer;
        }
    }
}
