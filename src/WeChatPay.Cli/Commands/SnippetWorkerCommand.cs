using System.CommandLine;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Commands;

/// <summary>The process of one file, which <c>run</c> starts. It is hidden: a user has no pipes for it.</summary>
internal static class SnippetWorkerCommand
{
    public const string Name = "run-in-process";

    public static Command Create()
    {
        var jobs = new Argument<string>("JOBS");
        var reports = new Argument<string>("REPORTS");
        var command = new Command(Name, Message.Of("Runs one file that another process has prepared.")) { jobs, reports };
        command.Hidden = true;
        command.SetAction(async line =>
        {
            var code = await SnippetWorker.RunAsync(line.GetRequiredValue(jobs), line.GetRequiredValue(reports));
            // Threads that the file left behind would keep the process.
            Environment.Exit(code);
        });
        return command;
    }
}
