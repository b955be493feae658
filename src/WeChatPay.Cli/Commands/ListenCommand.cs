using System.CommandLine;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay listen</c>: receives callbacks, keeps them as files and passes them on.</summary>
internal static class ListenCommand
{
    public static Command Create()
    {
        var port = PortOption.Create("--port", Message.Of("The TCP port on 127.0.0.1 for callbacks"), 8085);
        var forward = new Option<string>("--forward")
        {
            HelpName = "URL",
            Description = Message.Of("Passes each callback on, byte for byte, and gives the response back. Default: each is accepted here."),
        };
        var save = new Option<string>("--save")
        {
            HelpName = "FOLDER",
            Description = Message.Of("Keeps each callback as a file, which only you can read, for `wechatpay replay`."),
        };
        var command = new Command("listen", Message.Of("Receives callbacks on this machine until Ctrl+C, keeps them and passes them on."))
        {
            port, forward, save,
        };
        command.SetAction(async (line, cancellationToken) =>
        {
            var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
            try
            {
                var target = line.GetValue(forward) is { } url ? ReceiverUrl.Parse("--forward", url) : null;
                var folder = line.GetValue(save) is { } name ? KeptCallbacks.Open("--save", name) : null;
                var language = Message.Language;
                await using var listener = await CallbackListener.StartAsync(
                    line.GetValue(port), target, folder, one => Tell(output, one, language), cancellationToken);
                if (target is { IsLoopback: true } && target.Port == listener.Address.Port)
                {
                    throw new MisuseException(Message.Format(
                        $"--forward: port {target.Port} is the one that listens here. Give your receiver's. Nothing is received."));
                }
                await output.WriteLineAsync(Message.Format($"Callbacks to {listener.Address}notify or any path are received. Ctrl+C ends it."));
                await output.FlushAsync(cancellationToken);
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Tool.Done;
            }
            catch (OperationCanceledException)
            {
                return Tool.Done;
            }
            catch (MisuseException problem)
            {
                await error.WriteLineAsync(problem.Message);
                return Tool.Misused;
            }
            catch (IOException problem)
            {
                await error.WriteLineAsync(Message.Format($"--port {line.GetValue(port)}: {problem.Message} Nothing is received."));
                return Tool.Failed;
            }
        });
        return command;
    }

    private static void Tell(TextWriter output, ReceivedCallback one, ToolLanguage language)
    {
        // The threads of the server have no language of their own.
        Message.Language = language;
        var kept = one.File is null ? "" : $"  {one.File}";
        var problem = one.Problem is null ? "" : "  " + TerminalText.Escape(one.Problem);
        // Callbacks may come at once.
        lock (output)
        {
            output.WriteLine($"{LibraryMessage.Translate(one.Callback.ToString())} → {one.Status}{kept}{problem}");
            output.Flush();
        }
    }
}
