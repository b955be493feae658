using System.Net;
using System.Net.Sockets;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class SandboxPortTests
{
    [TestCase("65536", "65536: a TCP port is a number")]
    [TestCase("-1", "-1: a TCP port is a number")]
    [TestCase("http", "'http'")]
    public async Task Sandbox_WrongPort_IsMisuse(string port, string says)
    {
        var outcome = await CommandLine.RunAsync("sandbox", "--port", port);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain(says));
    }

    [Test]
    public async Task Sandbox_TakenPort_FailsAndSaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var outcome = await CommandLine.RunAsync("sandbox", "--port", $"{port}");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Output, Does.Contain("The sandbox was not started: ").And.Contain($"{port}"));
    }
}
