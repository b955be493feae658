using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>A transport of the user's follows no redirect by itself, and keeps no cookie.</summary>
public sealed class GivenTransportTests
{
    private static IEnumerable<TestCaseData> Transports() =>
    [
        new TestCaseData((Func<HttpMessageHandler>)(static () => new HttpClientHandler())).SetArgDisplayNames("HttpClientHandler"),
        new TestCaseData((Func<HttpMessageHandler>)(static () => new SocketsHttpHandler())).SetArgDisplayNames("SocketsHttpHandler"),
        new TestCaseData((Func<HttpMessageHandler>)(static () => new Passing { InnerHandler = new Passing { InnerHandler = new HttpClientHandler() } }))
            .SetArgDisplayNames("within handlers"),
    ];

    [TestCaseSource(nameof(Transports))]
    public async Task Post_RedirectedByTheServer_DoesNotCarryTheSignatureThere(Func<HttpMessageHandler> create)
    {
        var reached = 0;
        using var elsewhere = new RawServer(connection =>
        {
            Interlocked.Increment(ref reached);
            return RawServer.AnswerAsync(connection, "Content-Length: 0", []);
        });
        using var server = new RawServer(async connection =>
        {
            await connection.ReceiveAsync(new byte[65536]);
            await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(
                $"HTTP/1.1 307 Go\r\nLocation: {elsewhere.Http}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        });
        using var transport = create();
        using var client = new WeChatPayClient(new() { Mchid = "1900000109", ApiV2Key = XmlAnswer.ApiV2Key, BaseUri = server.Http, Transport = transport });
        object options = new { xml = new { mch_id = "1900000109" } };

        var later = (await Assert.CatchAsync<WeChatPayTransportException>(async () => await client["v2/pay/micropay"].PostAsync(options)))!;
        var now = Assert.Catch<WeChatPayTransportException>(() => client["v2/pay/micropay"].Post(options))!;

        Assert.That((string[])[later.Message, now.Message], Has.All.Contains("redirect"));

        Assert.That(reached, Is.Zero);
    }

    [Test]
    public void Client_WithATransport_SwitchesRedirectsAndCookiesOff()
    {
        using var transport = new SocketsHttpHandler();
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = transport });

        Assert.That((transport.AllowAutoRedirect, transport.UseCookies), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Client_WithATransportThatWasUsed_IsRefusedUnlessBothAreOff()
    {
        using var server = new RawServer(static connection => RawServer.AnswerAsync(connection, "Content-Length: 0", []));
        using var used = new SocketsHttpHandler();
        using var usedWell = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        foreach (var transport in new[] { used, usedWell })
        {
            using var http = new HttpClient(transport, disposeHandler: false);
            await http.GetAsync(server.Http);
        }

        Assert.That(
            () => new WeChatPayClient(TestKeys.Options with { Transport = used }),
            Throws.ArgumentException.With.Message.Contains("`transport` is a SocketsHttpHandler whose `AllowAutoRedirect` is true"));
        Assert.That(() => new WeChatPayClient(TestKeys.Options with { Transport = usedWell }).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Client_WithAHandlerWithoutAnEnd_IsRefused()
    {
        using var loose = new Passing();

        Assert.That(
            () => new WeChatPayClient(TestKeys.Options with { Transport = loose }),
            Throws.ArgumentException.With.Message.Contains("`transport` has a Passing without `InnerHandler`"));
    }

    private sealed class Passing : DelegatingHandler;
}
