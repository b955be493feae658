using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>Whatever the transport or a body throws, the caller gets an exception of the library, without address, query and headers.</summary>
public sealed class ForeignExceptionTests
{
    private const string Token = "6XIv5TUPsecretToken";
    private const string Path = "v3/marketing/favor/users/{openid}/coupons";

    private static IEnumerable<TestCaseData> Failures() =>
    [
        Failure("TimeoutException", static _ => new TimeoutException("late")),
        Failure("SocketException", static _ => new SocketException((int)SocketError.ConnectionReset)),
        Failure("an open circuit", static _ => new OpenCircuitException()),
        Failure("the address in the message", static request => new InvalidOperationException($"{request.Method} {request.RequestUri} failed")),
        Failure("path and query in the message", static request => new IOException($"cannot send {request.RequestUri!.PathAndQuery}")),
        Failure("a value of the query", static request => new IOException($"bad token {Token}")),
        Failure("the header in the message", static request => new HttpRequestException($"bad {request.Headers.Authorization}")),
        Failure("the request itself", static request => new RequestException(request)),
        Failure("the request within", static request => new HttpRequestException("failed", new RequestException(request))),
        Failure("several", static request => new AggregateException(new IOException("one"), new RequestException(request))),
        Failure("data of the request", static request => new IOException("failed") { Data = { ["address"] = request.RequestUri!.ToString() } }),
        Failure("a wrong argument", static request => new ArgumentException($"wrong: {request.RequestUri}")),
        Failure("a cancellation of its own", static request => new OperationCanceledException($"{request.RequestUri}")),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task Call_TransportThatThrows_IsAnExceptionOfOursWithoutTheRequest(Func<HttpRequestMessage, Exception> fail)
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(request => throw fail(request)) });
        object options = new { openid = Caught.Openid, json = Caught.Person, query = new { token = Token, name = Caught.Name } };

        AssertHoldsNothing(await Caught.ByAsync<WeChatPayException>(async () => await client[Path].PostAsync(options)));
        AssertHoldsNothing(Caught.By<WeChatPayException>(() => client[Path].Post(options)));
    }

    [Test]
    public void Call_TransportThatThrowsPlainly_KeepsTheCause()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(static _ => throw new TimeoutException("late")) });

        var error = Caught.By<WeChatPayTransportException>(() => client[Path].Post(new { openid = Caught.Openid }));

        Assert.That(error.InnerException, Is.InstanceOf<TimeoutException>());
        Assert.That(error.Message, Does.Contain("had no complete response from `api.mch.weixin.qq.com`: late. Query"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Call_BodyThatBreaksWhileItIsSent_IsAnExceptionOfOurs(bool isSynchronous)
    {
        using var server = new RawServer(static async connection =>
        {
            while (await connection.ReceiveAsync(new byte[65536]) > 0)
            {
            }
        });
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });
        using var broken = TestStream.Once(new byte[100_000], new TimeoutException("the disk sleeps"));
        object options = new
        {
            openid = Caught.Openid,
            multipart = new object[] { new { name = "meta", contents = "{}" }, new { name = "file", contents = broken, filename = "a.jpg" } },
        };

        var error = isSynchronous
            ? Caught.By<WeChatPayTransportException>(() => client[Path].Post(options))
            : await Caught.ByAsync<WeChatPayTransportException>(async () => await client[Path].PostAsync(options));

        AssertHoldsNothing(error);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Stream_OfAResponseThatBreaksOff_IsAnExceptionOfOurs(bool isSynchronous)
    {
        using var server = new RawServer(static connection => RawServer.AnswerAsync(connection, "Content-Length: 1000", new byte[10]));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });
        object options = new { stream = true, query = new { token = Token } };
        var body = (isSynchronous ? client["v3/billdownload/file"].Get(options) : await client["v3/billdownload/file"].GetAsync(options)).Body;

        var error = isSynchronous
            ? Caught.By<WeChatPayTransportException>(body.ReadToEnd)
            : await Caught.ByAsync<WeChatPayTransportException>(async () => await body.AsStream().CopyToAsync(Stream.Null));

        Assert.That(error.Message, Does.StartWith("The response to GET v3/billdownload/file broke off after 10 bytes: "));
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingChanged));
        AssertHoldsNothing(error);
    }

    [Test]
    public void Sink_OfAResponseThatBreaksOffStrangely_IsAnExceptionOfOurs()
    {
        var answer = SignedAnswer.Unsigned("");
        answer.Content = new StreamContent(TestStream.Once(new byte[10], new TimeoutException($"https://host/?token={Token}")));
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(_ => answer) });
        using var sink = new TemporarySink();

        object options = new { sink = sink.Path, query = new { token = Token } };

        AssertHoldsNothing(Caught.By<WeChatPayTransportException>(() => client["v3/billdownload/file"].Get(options)));
        Assert.That(sink.Files, Is.Empty);
    }

    [Test]
    public async Task Call_ClientDisposedMeanwhile_SaysSo()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async connection =>
        {
            while (await connection.ReceiveAsync(new byte[65536]) > 0)
                arrived.TrySetResult();
        });
        var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });
        var call = client[Path].PostAsync(new { openid = Caught.Openid });
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));

        client.Dispose();

        var error = await Caught.ByAsync<WeChatPayTransportException>(async () => await call);
        Assert.That(error.Message, Does.StartWith($"The client was disposed of while POST {Path} was under way."));
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.MayHaveTakenEffect));
    }

    private static void AssertHoldsNothing(WeChatPayException error)
    {
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            var text = $"{one} {one.Message} {string.Join(' ', one.Data.Values.Cast<object>())}";
            using (Assert.EnterMultipleScope())
            {
                Assert.That(one.GetType().Assembly.GetName().Name, Does.Not.StartWith("Flurl").And.Not.Contain("Tests"));
                Assert.That(text, Does.Not.Contain("FlurlHttpException").And.Not.Contain("://").And.Not.Contain(Token).And.Not.Contain("WECHATPAY2"));
                Assert.That(text, Does.Not.Contain(Caught.Openid));
            }
        }
    }

    private static TestCaseData Failure(string name, Func<HttpRequestMessage, Exception> fail) => new TestCaseData(fail).SetArgDisplayNames(name);

    private sealed class OpenCircuitException() : Exception("The circuit is open and takes no calls.");

    private sealed class RequestException(HttpRequestMessage request) : Exception("failed")
    {
        public HttpRequestMessage Request { get; } = request;

        public HttpStatusCode? Status => null;
    }
}
