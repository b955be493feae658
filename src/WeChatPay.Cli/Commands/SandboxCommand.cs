using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay sandbox</c>: runs a server for the user's own code, until Ctrl+C.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var port = PortOption.Create("--port", Message.Of("The TCP port on 127.0.0.1 for HTTP"), 8080);
        var securePort = PortOption.Create("--secure-port", Message.Of("The TCP port on 127.0.0.1 for HTTPS, which the printed configuration uses"), 8443);
        var algorithm = AlgorithmOption.Create(Message.Of("The keys of the printed configuration. The sandbox itself knows both kinds."));
        var brand = new Option<bool>("--brand") { Description = Message.Of("Prints the keys of the sandbox's brand too, for paths that begin with brand/.") };
        var data = new Option<string>("--data")
        {
            Description = Message.Of("Keeps keys and orders in a folder for the next start. Default: nothing is kept."),
            HelpName = "FOLDER",
        };
        var command = new Command("sandbox", Message.Of("Runs a local stand-in for WeChat Pay for your C# or PHP, until Ctrl+C."))
        {
            port, securePort, algorithm, brand, data,
        };
        command.SetAction((line, cancellationToken) =>
        {
            var screen = new SandboxScreen(Screen.Create(line.InvocationConfiguration.Output));
            var options = new SandboxOptions
            {
                Port = line.GetValue(port),
                SecurePort = line.GetValue(securePort),
                DataFolder = line.GetValue(data),
                Watch = screen.Show,
            };
            var shown = new ShownKeys(AlgorithmOption.IsSm2(line, algorithm), line.GetValue(brand));
            return RunAsync(screen, line.InvocationConfiguration.Error, options, shown, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SandboxScreen screen, TextWriter errors, SandboxOptions options, ShownKeys shown, CancellationToken cancellationToken)
    {
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(options, cancellationToken);
            using var keys = new KeyFolder(sandbox, shown, options.DataFolder);
            using var platform = new PlatformKeyFolder(sandbox);
            using var running = RunningSandbox.Announce(sandbox.BaseUri, platform.FullName);
            screen.Open(sandbox, keys, options.DataFolder);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Close(options.DataFolder is not null);
            return Tool.Done;
        }
        catch (ArgumentException error) when (error.ParamName == nameof(SandboxOptions.DataFolder))
        {
            var problem = LibraryMessage.Tell(error).Replace($"{nameof(SandboxOptions)}.{nameof(SandboxOptions.DataFolder)}: ", "", StringComparison.Ordinal);
            await errors.WriteLineAsync($"--data: {problem}");
            return Tool.Misused;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            screen.Fail(Message.Format(
                $"The sandbox was not started: {error.Message} Choose another port, or leave out --port and --secure-port for free ports."));
        }
        // The folders of the keys: in --data, or where the system keeps what is of a moment.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            screen.Fail(Message.Format($"The sandbox was not started: {error.Message}"));
        }
        return Tool.Failed;
    }
}
