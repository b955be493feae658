using System.CommandLine;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sandbox;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay sandbox</c>: a server for the user's own code, until Ctrl+C.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var port = Port("--port", "The TCP port on 127.0.0.1 for HTTP", 8080);
        var securePort = Port("--secure-port", "The TCP port on 127.0.0.1 for HTTPS, which the configuration to paste calls", 8443);
        var command = new Command("sandbox", "Runs a stand-in for WeChat Pay on this machine, for code in C# or PHP, until Ctrl+C.") { port, securePort };
        command.SetAction((line, cancellationToken) =>
            RunAsync(new SandboxScreen(Screen.On(line.InvocationConfiguration.Output)), line.GetValue(port), line.GetValue(securePort), cancellationToken));
        return command;
    }

    private static Option<int> Port(string name, string description, int example)
    {
        var port = new Option<int>(name) { Description = $"{description}, 1 to 65535. 0 takes any free one.", HelpName = "N" };
        port.Validators.Add(given =>
        {
            // What is no number at all has been refused by then.
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number is < 0 or > 65535)
                given.AddError($"{name} {text}: a TCP port is a number from 1 to 65535, for example {name} {example}; 0 takes any free one.");
        });
        return port;
    }

    private static async Task<int> RunAsync(SandboxScreen screen, int port, int securePort, CancellationToken cancellationToken)
    {
        try
        {
            await using SandboxServer sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = port, SecurePort = securePort, Watch = screen.Show }, cancellationToken);
            using var keys = new KeyFolder(sandbox);
            screen.Open(sandbox, keys);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Close();
            return Tool.Done;
        }
        catch (IOException error)
        {
            screen.Fail($"The sandbox was not started: {error.Message} Choose another port, or leave --port and --secure-port out for free ones.");
        }
        return Tool.Failed;
    }
}
