using System.CommandLine;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay sandbox</c>: runs a server for the user's own code, until Ctrl+C.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var port = CreatePort("--port", Message.Of("The TCP port on 127.0.0.1 for HTTP"), 8080);
        var securePort = CreatePort("--secure-port", Message.Of("The TCP port on 127.0.0.1 for HTTPS, which the printed configuration uses"), 8443);
        var algorithm = AlgorithmOption.Create(Message.Of("The keys of the printed configuration. The sandbox itself knows both kinds."));
        var brand = new Option<bool>("--brand") { Description = Message.Of("Prints the keys of the sandbox's brand too, for paths that begin with brand/.") };
        var command = new Command("sandbox", Message.Of("Runs a local stand-in for WeChat Pay for your C# or PHP, until Ctrl+C."))
        {
            port, securePort, algorithm, brand,
        };
        command.SetAction((line, cancellationToken) =>
        {
            var screen = new SandboxScreen(Screen.Create(line.InvocationConfiguration.Output));
            var options = new SandboxOptions { Port = line.GetValue(port), SecurePort = line.GetValue(securePort), Watch = screen.Show };
            return RunAsync(screen, options, new(AlgorithmOption.IsSm2(line, algorithm), line.GetValue(brand)), cancellationToken);
        });
        return command;
    }

    private static Option<int> CreatePort(string name, string description, int example)
    {
        var port = new Option<int>(name) { Description = Message.Format($"{description}, 1 to 65535. Default: 0, any free port."), HelpName = "N" };
        port.Validators.Add(given =>
        {
            // The parser has refused text that is not a number.
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number is < 0 or > 65535)
                given.AddError(Message.Format(
                    $"{name} {text} is not a TCP port. Write a number from 1 to 65535, for example {name} {example}; 0 takes any free port."));
        });
        return port;
    }

    private static async Task<int> RunAsync(SandboxScreen screen, SandboxOptions options, ShownKeys shown, CancellationToken cancellationToken)
    {
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(options, cancellationToken);
            using var keys = new KeyFolder(sandbox, shown);
            using var platform = new PlatformKeyFolder(sandbox);
            using var running = RunningSandbox.Announce(sandbox.BaseUri, platform.FullName);
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
            screen.Fail(Message.Format(
                $"The sandbox was not started: {error.Message} Choose another port, or leave out --port and --secure-port for free ports."));
        }
        return Tool.Failed;
    }
}
