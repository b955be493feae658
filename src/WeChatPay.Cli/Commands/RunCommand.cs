using System.CommandLine;
using System.Globalization;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay run</c>: runs PHP and C# snippets unchanged, against a sandbox unless a profile is named.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = SnippetArguments.CreateFiles(Message.Of("Files in PHP or C#, run in this order. None, or -, reads the standard input."));
        var dryRun = new Option<bool>("--dry-run") { Description = Message.Of("Prints each request as a line of JSON and sends nothing.") };
        var profile = SnippetArguments.CreateProfile();
        var language = new Option<string>("--language")
        {
            Description = Message.Of("The language: php or cs. Default: detected from the file name, then from the text."),
        };
        language.AcceptOnlyFromAmong([.. SnippetLanguages.ByName.Keys]);
        var timeout = new Option<double>("--timeout")
        {
            Description = Message.Of("The time limit for one file in seconds. After it the file is ended, and the next one runs. 0 means no limit."),
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => 60,
        };
        timeout.Validators.Add(static given =>
        {
            if (given.Tokens is not [{ Value: var text }] || !double.TryParse(text, CultureInfo.InvariantCulture, out var seconds))
                return;
            if (seconds is not (>= 0 and <= 86400))
                given.AddError(Message.Format(
                    $"--timeout {text} is out of range. Write seconds from 0 to 86400, such as --timeout 2.5; 0 means no limit. Nothing was sent."));
        });
        var memory = new Option<int>("--memory")
        {
            Description = Message.Of("The memory limit for one file in megabytes. A file that needs more fails. 0 means no limit."),
            HelpName = "MB",
            DefaultValueFactory = static _ => 1024,
        };
        memory.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var megabytes) && megabytes is not (0 or >= 64))
                given.AddError(Message.Format(
                    $"--memory {text} is too little. Write megabytes from 64, such as --memory 256; 0 means no limit. Nothing was sent."));
        });
        var empty = new Option<bool>("--allow-empty-path-values")
        {
            Description = Message.Of("Sends calls whose path variables are empty, as the PHP SDK does."),
        };
        var form = SnippetArguments.CreateOutput();
        var command = new Command("run", Message.Of("Runs snippets in PHP or C#, with `instance` ready."))
        {
            files, dryRun, profile, language, timeout, memory, empty, form,
        };
        command.SetAction(async (line, cancellationToken) =>
        {
            var error = line.InvocationConfiguration.Error;
            try
            {
                var chosen = line.GetValue(profile) is { } name ? ProfileStore.Load(name, error) : null;
                var limit = line.GetValue(timeout) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
                var limits = new SnippetLimits(limit, line.GetValue(memory), line.GetValue(empty));
                var run = new SnippetRun(line.InvocationConfiguration.Output, error, limits, SnippetArguments.OutputOf(line.GetValue(form)));
                SnippetLanguage? given = line.GetValue(language) is { } word ? SnippetLanguages.ByName[word] : null;
                return await run.RunAllAsync(line.GetValue(files)!, given, line.GetValue(dryRun), chosen, cancellationToken);
            }
            catch (ProfileException problem)
            {
                await error.WriteLineAsync(Message.Format($"{problem.Message} Nothing was sent."));
                return Tool.Misused;
            }
        });
        return command;
    }
}
