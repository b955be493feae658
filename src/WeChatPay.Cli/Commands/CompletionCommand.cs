using System.CommandLine;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Completion;
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
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay completion</c>: prints the script that makes a shell complete commands, options and paths.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.ByShell.Keys]);
        var command = new Command("completion", "Prints a script that makes a shell complete commands, options and paths: source <(wechatpay completion bash).")
        {
            shell,
        };
        command.SetAction(line => line.InvocationConfiguration.Output.Write(CompletionScripts.ByShell[line.GetRequiredValue(shell)]));
        return command;
    }
}
