using System.Net;
using System.Net.Sockets;
using System.Text;
using WeChatPay.Sandbox.Docs;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Targets on the wire, byte by byte: no client of .NET sends them so.</summary>
internal sealed class TryTargetTests : SandboxFixture
{
    [TestCase("/abc@127.0.0.1:{0}/../try/v3/pay/transactions/native")]
    [TestCase("/abc@127.0.0.1:{0}/../try/pay/unifiedorder")]
    [TestCase("/x/../try/v3/certificates")]
    [TestCase("/./try/v3/certificates")]
    [TestCase("/%74ry@127.0.0.1:{0}/../try/v3/certificates")]
    public async Task TryCall_WhoseTargetIsNotItsPath_SendsNothingAnywhere(string target)
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;

        var response = await SendRawAsync("POST", string.Format(System.Globalization.CultureInfo.InvariantCulture, target, port));

        Assert.That(response, Does.StartWith("HTTP/1.1 400 "));
        Assert.That(stranger.Pending(), Is.False);
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("CONNECT", "127.0.0.1:443", "127.0.0.1:443")]
    [TestCase("GET", "http://127.0.0.1/v3/certificates", "127.0.0.1")]
    [TestCase("POST", "http://example.com/try/v3/pay/transactions/native", "example.com")]
    [TestCase("GET", "http://example.com/", "example.com")]
    [TestCase("OPTIONS", "*", "127.0.0.1")]
    public async Task Request_WhoseTargetIsNotAPath_IsABadRequest(string method, string target, string host)
    {
        var response = await SendRawAsync(method, target, host);

        Assert.That(response, Does.StartWith("HTTP/1.1 400 ").And.Contains("PARAM_ERROR").And.Contains("Nothing was done."));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("@example.com/v3/certificates")]
    [TestCase("example.com")]
    [TestCase("")]
    [TestCase(":1@example.com/")]
    public void Build_OfATargetThatIsNotAPath_IsRefused(string target) =>
        Assert.That(() => OwnAddress.Build(Server.BaseUri, target), Throws.ArgumentException.With.Message.Contains("Nothing was sent"));

    [TestCase("//example.com/v3/certificates")]
    [TestCase("/v3/a%2Fb/../c?d=e")]
    [TestCase("/\\example.com")]
    public void Build_OfAPath_StaysAtThisServer(string target)
    {
        var address = OwnAddress.Build(Server.BaseUri, target);

        Assert.That((address.Host, address.Port), Is.EqualTo((Server.BaseUri.Host, Server.BaseUri.Port)));
    }

    [Test]
    public async Task Bill_AskedForUnderAnotherName_IsAtThisServer()
    {
        var draft = Get("/v3/bill/tradebill?bill_date=2023-11-01").ToMessage();
        draft.Headers.Host = "example.com";

        var reply = await SendAsync(draft);

        Assert.That((string?)reply.Json["download_url"], Does.StartWith($"http://127.0.0.1:{Server.BaseUri.Port}/v3/billdownload/file?token="), reply.Text);
    }

    private async Task<string> SendRawAsync(string method, string target, string? host = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Server.BaseUri.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: {host ?? Server.BaseUri.Authority}\r\nSandbox-Try: page\r\n"
            + "Connection: close\r\nContent-Length: 0\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
