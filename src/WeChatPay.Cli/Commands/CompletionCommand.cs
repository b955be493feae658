using System.CommandLine;
using WeChatPay.Cli.Completion;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay completion</c>: prints the script that makes a shell complete commands, options and paths.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = Message.Of("bash, zsh, fish or pwsh.") };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.ByShell.Keys]);
        var command = new Command("completion", Message.Of(
            "Prints a script that makes a shell complete commands, options and paths: source <(wechatpay completion bash)."))
        {
            shell,
        };
        command.SetAction(line => line.InvocationConfiguration.Output.Write(CompletionScripts.ByShell[line.GetRequiredValue(shell)]));
        return command;
    }
}
