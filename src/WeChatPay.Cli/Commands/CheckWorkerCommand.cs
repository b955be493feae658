using System.CommandLine;
using System.Text;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Commands;

/// <summary>The process of the checks of code, which <c>mcp</c> starts. It is hidden: a user has no lines for it.</summary>
internal static class CheckWorkerCommand
{
    public const string Name = "check-in-process";

    public static Command Create()
    {
        var command = new Command(Name, Message.Of("Checks C# that another process sends, line by line.")) { Hidden = true };
        command.SetAction(static async (_, cancellationToken) =>
        {
            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
            while (await input.ReadLineAsync(cancellationToken) is { } line)
                await output.WriteLineAsync(await CheckedCode.AnswerAsync(line, cancellationToken));
            return Tool.Done;
        });
        return command;
    }
}
