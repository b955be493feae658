using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Retry;

/// <summary>The option <c>standby</c>: another host takes the calls while the first one cannot be reached.</summary>
public sealed class StandbyTests
{
    private const string Main = "api.mch.weixin.qq.com";
    private const string Second = "api2.mch.weixin.qq.com";
    private const string HongKong = "apihk.mch.weixin.qq.com";
    private const string Order = "v3/pay/transactions/native";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly List<string> _hosts = [];
    private readonly Dictionary<string, Func<HttpResponseMessage>> _broken = [];

    [SetUp]
    public void Clear()
    {
        _hosts.Clear();
        _broken.Clear();
    }

    [TestCase("https://api.mch.weixin.qq.com/", Order, Main, Second)]
    [TestCase("https://api.mch.weixin.qq.com/", "v3/global/transactions/native", Main, HongKong)]
    [TestCase("https://api.mch.weixin.qq.com/hk/", "v3/certificates", Main, HongKong)]
    [TestCase("https://apihk.mch.weixin.qq.com/", "v3/global/transactions/native", HongKong, Main)]
    [TestCase("https://api2.mch.weixin.qq.com/", Order, Second, Main)]
    public void Post_HostCannotBeReached_GoesToItsPartner(string address, string path, string first, string second)
    {
        using var client = ClientOf(true, address);
        _broken[first] = NoConnection;

        client[path].Post(new { json = new { a = 1 } });

        Assert.That(_hosts, Is.EqualTo((string[])[first, second]));
    }

    [TestCase(HttpRequestError.NameResolutionError)]
    [TestCase(HttpRequestError.ConnectionError)]
    [TestCase(HttpRequestError.SecureConnectionError)]
    public void Post_BadHost_IsLeftFor180SecondsThenTriedByOneCall(HttpRequestError why)
    {
        using var client = ClientOf(true);
        _broken[Main] = () => throw Unreachable(why);

        Post(client);
        Post(client);
        _time.Advance(TimeSpan.FromSeconds(179));
        Post(client);
        Assert.That(_hosts, Is.EqualTo((string[])[Main, Second, Second, Second]));

        _hosts.Clear();
        _time.Advance(TimeSpan.FromSeconds(1));
        Post(client);
        Post(client);
        Assert.That(_hosts, Is.EqualTo((string[])[Main, Second, Second]), "One call tries the host, and the next ones do not.");

        _hosts.Clear();
        _broken.Clear();
        _time.Advance(TimeSpan.FromSeconds(180));
        Post(client);
        Post(client);
        Assert.That(_hosts, Is.EqualTo((string[])[Main, Main]));
    }

    [Test]
    public void Get_LaterFailure_Moves()
    {
        using var client = ClientOf(true);
        _broken[Main] = static () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");

        Get(client);

        Assert.That(_hosts, Is.EqualTo((string[])[Main, Second]));
    }

    [Test]
    public void Post_LaterFailure_DoesNotMove()
    {
        using var client = ClientOf(true);
        _broken[Main] = static () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");

        var error = Caught.By<WeChatPayTransportException>(() => Post(client));

        Assert.That(_hosts, Is.EqualTo((string[])[Main]));
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.MayHaveTakenEffect));
    }

    [TestCase(HttpStatusCode.BadGateway)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    public void Post_StatusOfABadHost_DoesNotMoveAndLeavesTheHost(HttpStatusCode status)
    {
        using var client = ClientOf(true);
        _broken[Main] = () => SignedAnswer.Unsigned("{}", status);

        Caught.By<WeChatPayApiException>(() => Post(client));
        Post(client);

        Assert.That(_hosts, Is.EqualTo((string[])[Main, Second]), "The first call stays where it may have taken effect, and the next one goes elsewhere.");
    }

    [TestCase(HttpStatusCode.BadGateway, true)]
    [TestCase(HttpStatusCode.ServiceUnavailable, true)]
    [TestCase(HttpStatusCode.InternalServerError, false)]
    [TestCase(HttpStatusCode.NotFound, false)]
    public void Get_StatusOfTheHost_MovesWhenTheHostIsTheReason(HttpStatusCode status, bool moves)
    {
        using var client = ClientOf(true, retry: false);
        _broken[Main] = () => SignedAnswer.Unsigned("{}", status);

        if (moves)
            Get(client);
        else
            Caught.By<WeChatPayApiException>(() => Get(client));

        Assert.That(_hosts, Is.EqualTo(moves ? [Main, Second] : (string[])[Main]));
    }

    [Test]
    public void Post_BothHostsCannotBeReached_IsTriedThreeTimesInAll()
    {
        using var client = ClientOf(true, retry: new() { Delay = TimeSpan.Zero });
        _broken[Main] = _broken[Second] = NoConnection;

        var error = Caught.By<WeChatPayTransportException>(() => Post(client));

        Assert.That(_hosts, Has.Count.EqualTo(3));
        Assert.That((error.Attempts, error.Outcome), Is.EqualTo((3, CallOutcome.NothingSent)));
    }

    [Test]
    public void Post_WithoutRetry_MovesAllTheSame()
    {
        using var client = ClientOf(true, retry: false);
        _broken[Main] = NoConnection;

        Post(client);

        Assert.That(_hosts, Is.EqualTo((string[])[Main, Second]));
    }

    [TestCase(false, "https://api.mch.weixin.qq.com/")]
    [TestCase(true, "http://127.0.0.1:9/")]
    [TestCase(true, "https://api.mch.weixin.qq.com:8443/")]
    public void Post_WithoutAStandby_FailsOnItsHost(bool standby, string address)
    {
        using var client = ClientOf(standby, address, false);
        _broken[new Uri(address).Host] = NoConnection;

        Caught.By<WeChatPayTransportException>(() => Post(client));

        Assert.That(_hosts, Has.Count.EqualTo(1));
    }

    [TestCase("https://api.mch.weixin.qq.com/v3/billdownload/file?token=t")]
    public void Download_HostCannotBeReached_KeepsTheHostOfItsAddress(string url)
    {
        using var client = ClientOf(true, retry: false);
        _broken[Main] = NoConnection;

        Caught.By<WeChatPayTransportException>(() => client.Download(url, new MemoryStream()));
        Caught.By<WeChatPayTransportException>(() => client["{+download_url}"].Get(new { download_url = url }));

        Assert.That(_hosts, Is.EqualTo((string[])[Main, Main]));
    }

    // Real connections, and the address of the standby has a path.
    [Test]
    public void Post_StandbyThatWasGiven_GetsTheCallSignedForIt()
    {
        using var server = new ScriptedServer(static _ => Reply.Signed("{}"));
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            BaseUri = ScriptedServer.ClosedAddress(),
            Standby = $"{server.Address}other/",
        });

        client[Order].Post(new { json = new { a = 1 } });

        Assert.That(server.Requests.Single().Line, Is.EqualTo($"POST /other/{Order} HTTP/1.1"));
    }

    [TestCase("https://203.205.219.128/")]
    [TestCase("https://[2001:db8::1]/")]
    [TestCase("ftp://api2.mch.weixin.qq.com/")]
    [TestCase("api2.mch.weixin.qq.com")]
    [TestCase("https://user:secret@example.com/")]
    [TestCase(7)]
    public void Standby_WrongAddress_IsRefused(object standby) =>
        Assert.That(
            () => TestKeys.ClientWith("standby", standby),
            Throws.ArgumentException.With.Message.Contains("standby").And.Message.Not.Contains("secret"));

    [TestCase(true, "sink → retry → verifier → http_errors → standby → allow_redirects → signer")]
    [TestCase(false, "sink → retry → verifier → http_errors → allow_redirects → signer")]
    public void Handlers_OfAClient_HaveStandbyOnRequest(bool standby, string names)
    {
        using var client = TestKeys.ClientWith("standby", standby);
        Assert.That($"{client.Handlers}", Does.Contain(names));
    }

    private static HttpResponseMessage NoConnection() => throw Unreachable(HttpRequestError.ConnectionError);

    // The libraries for .NET Standard tell the reason by the exception inside.
    private static HttpRequestException Unreachable(HttpRequestError why) => new(why, "no", why switch
    {
        HttpRequestError.NameResolutionError => new SocketException((int)SocketError.HostNotFound),
        HttpRequestError.SecureConnectionError => new AuthenticationException("no"),
        _ => new SocketException((int)SocketError.ConnectionRefused),
    });

    private static WeChatPayResponse Post(WeChatPayClient client) => client[Order].Post(new { json = new { a = 1 } });

    private static WeChatPayResponse Get(WeChatPayClient client) => client["v3/certificates"].Get();

    private WeChatPayClient ClientOf(StandbyHost? standby, string address = "https://api.mch.weixin.qq.com/", RetryOptions? retry = null) => new(
        TestKeys.Options with
        {
            BaseUri = new Uri(address),
            Standby = standby,
            Retry = retry,
            TimeProvider = _time,
            Transport = new FakeTransport(request =>
            {
                var host = request.RequestUri!.Host;
                _hosts.Add(host);
                return _broken.TryGetValue(host, out var fail) ? fail() : SignedAnswer.Of("{}"u8.ToArray(), at: _time.GetUtcNow());
            }),
        });
}
