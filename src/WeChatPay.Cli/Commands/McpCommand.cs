using System.CommandLine;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using WeChatPay.Cli.Assistants;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay mcp</c>: serves assistants by the Model Context Protocol, over the standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var install = new Option<bool>("--install") { Description = Message.Of("Prints how editors and assistants are told of the server, and starts none.") };
        var command = new Command("mcp", Message.Of(
            "Serves assistants by the Model Context Protocol: facts, checks, a sandbox, the guides. Needs no merchant and no key."))
        {
            install,
        };
        command.SetAction((line, cancellationToken) => line.GetValue(install)
            ? PrintAsync(line.InvocationConfiguration.Output)
            : ServeAsync(line.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> PrintAsync(TextWriter output)
    {
        await output.WriteAsync(EditorSetup.Describe());
        return Tool.Done;
    }

    private static async Task<int> ServeAsync(TextWriter error, CancellationToken cancellationToken)
    {
        using var logs = LoggerFactory.Create(static logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole(
            static console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await using var transport = new StdioServerTransport(AssistantServer.Name, logs);
        // The transport has the standard output for itself: a line of anything else would break the protocol.
        Console.SetOut(Console.Error);
        try
        {
            await AssistantServer.RunAsync(transport, logs, cancellationToken);
            return Tool.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Tool.Done;
        }
        catch (IOException problem)
        {
            await error.WriteLineAsync(Message.Format($"The server for assistants ended: {problem.Message}"));
            return Tool.Failed;
        }
    }
}
