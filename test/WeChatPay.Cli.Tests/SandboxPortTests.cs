using System.Net;
using System.Net.Sockets;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class SandboxPortTests
{
    [TestCase("--port", "65536", "--port 65536 is not a TCP port")]
    [TestCase("--port", "-1", "--port -1 is not a TCP port")]
    [TestCase("--port", "http", "'http'")]
    [TestCase("--secure-port", "65536", "--secure-port 65536 is not a TCP port")]
    public async Task Sandbox_WrongPort_IsMisuse(string option, string port, string says)
    {
        var outcome = await CommandLine.RunAsync("sandbox", option, port);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain(says));
    }

    [TestCase("--port")]
    [TestCase("--secure-port")]
    public async Task Sandbox_TakenPort_FailsAndSaysSo(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var outcome = await CommandLine.RunAsync("sandbox", option, $"{port}");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Output, Does.Contain("The sandbox was not started: ").And.Contain($"{port}"));
    }
}
