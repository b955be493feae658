using System.CommandLine;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Snippets;
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

/// <summary><c>wechatpay run</c>: runs snippets in PHP and C# as they are, against a sandbox unless told otherwise.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = SnippetArguments.Files("Files in PHP or C#, run in this order; - or none for the standard input.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints each request as a line of JSON in place of sending it." };
        var profile = SnippetArguments.Profile();
        var language = new Option<string>("--language") { Description = "The language, where name and text do not tell it: php or cs." };
        language.AcceptOnlyFromAmong([.. SnippetLanguages.ByName.Keys]);
        var timeout = new Option<double>("--timeout")
        {
            Description = "How long one file may take before it is left behind, in seconds; 0 for no limit.",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => 60,
        };
        timeout.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var text }] && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is not (>= 0 and <= 86400))
                given.AddError($"--timeout {text}: give seconds from 0 to 86400, for example --timeout 2.5; 0 for no limit.");
        });
        var command = new Command("run", "Runs snippets in PHP or C#, with `instance` ready.") { files, dryRun, profile, language, timeout };
        command.SetAction(async (line, cancellationToken) =>
        {
            var error = line.InvocationConfiguration.Error;
            try
            {
                var chosen = line.GetValue(profile) is { } name ? ProfileStore.Load(name) : null;
                var limit = line.GetValue(timeout) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
                var run = new SnippetRun(line.InvocationConfiguration.Output, error, limit);
                SnippetLanguage? given = line.GetValue(language) is { } word ? SnippetLanguages.ByName[word] : null;
                return await run.AllAsync(line.GetValue(files)!, given, line.GetValue(dryRun), chosen, cancellationToken) ? Tool.Done : Tool.Failed;
            }
            catch (ProfileException problem)
            {
                await error.WriteLineAsync($"{problem.Message} Nothing was sent.");
                return Tool.Failed;
            }
        });
        return command;
    }
}
