using System.CommandLine;
using WeChatPay.Cli.Bills;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay bill</c>: downloads the bill of a day, or reads a file, and writes its rows.</summary>
internal static class BillCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock; null for the system's clock.</param>
    public static Command Create(TimeProvider? time = null)
    {
        var given = new Argument<string>("DAY")
        {
            HelpName = "DAY|FILE",
            Description = Message.Of(
                "The day in China, such as 2026-01-31, or `yesterday`; or the file of a bill, plain or gzipped. A file named like a day is ./2026-01-31."),
        };
        given.CompletionSources.Add(BillArguments.Yesterday);
        var type = CreateChoice("--type", BillArguments.Types, Message.Of("Which rows the bill of trades has. Default: ALL."));
        var account = CreateChoice("--account", BillArguments.Accounts, Message.Of(
            "Downloads the bill of funds of this account instead of the bill of trades."));
        var subMchid = new Option<string>("--sub-mchid")
        {
            Description = Message.Of("The sub-merchant whose rows a service provider asks for."),
            HelpName = "MCHID",
        };
        var appid = new Option<string>("--v2") { Description = Message.Of("Downloads the bill by APIv2, which asks for an app."), HelpName = "APPID" };
        var csv = new Option<bool>("--csv") { Description = Message.Of("Writes all columns as CSV (RFC 4180), without backticks.") };
        var json = new Option<bool>("--json") { Description = Message.Of("Writes a JSON object for each row, one a line. All values are text.") };
        var xlsx = new Option<string>("--xlsx")
        {
            Description = Message.Of("Writes a workbook of Excel, with order numbers as text and amounts as numbers."),
            HelpName = "FILE",
        };
        var file = new Option<string>("--output", "-o")
        {
            Description = Message.Of("The file for --csv or --json. Default: the standard output."),
            HelpName = "FILE",
        };
        var sum = new Option<bool>("--sum") { Description = Message.Of("Prints counts and sums by kind of row, and the bill's line of totals.") };
        var profile = SnippetArguments.CreateProfile();
        var command = new Command("bill", Message.Of(
            "Downloads the bill of a day, or reads a file, and writes its rows. The bill is a sandbox's unless --profile names your merchant."))
        {
            given, type, account, subMchid, appid, csv, json, xlsx, file, sum, profile,
        };
        command.SetAction((line, cancellationToken) =>
        {
            var bill = new BillArguments(line.GetRequiredValue(given))
            {
                Type = line.GetValue(type),
                Account = line.GetValue(account),
                SubMchid = line.GetValue(subMchid),
                AppidV2 = line.GetValue(appid),
                Profile = line.GetValue(profile),
            };
            var error = line.InvocationConfiguration.Error;
            var output = new BillOutput(line.InvocationConfiguration.Output, error)
            {
                IsCsv = line.GetValue(csv),
                IsJson = line.GetValue(json),
                Xlsx = line.GetValue(xlsx),
                File = line.GetValue(file),
                HasSums = line.GetValue(sum),
            };
            return RunAsync(bill, output, error, time ?? TimeProvider.System, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(BillArguments bill, BillOutput output, TextWriter error, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            output.Check();
            if (bill.FindDay(time) is { } day)
                await DownloadAsync(bill, day, output, error, cancellationToken);
            else
                await ReadAsync(bill, output, cancellationToken);
            return Tool.Done;
        }
        catch (WeChatPayApiException refusal)
        {
            if (IsWithoutBill(refusal))
            {
                await error.WriteLineAsync(Message.Format($"WeChat Pay has no such bill of {bill.Given}. A day without trade has none, "
                    + $"and the bill of a day is ready on the next day, after 10 o'clock in China."));
            }
            await error.WriteLineAsync(LibraryMessage.Tell(refusal));
            if (refusal.Advice is { } advice)
                await error.WriteLineAsync(AdviceText.Describe(advice));
            return Tool.Failed;
        }
        catch (Exception problem) when (CallFailure.IsKnown(problem))
        {
            return await CallFailure.TellAsync(problem, error);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(Message.Format($"The bill cannot be read or written: {problem.Message}"));
            return Tool.Failed;
        }
    }

    private static async Task DownloadAsync(BillArguments bill, BillDay day, BillOutput output, TextWriter error, CancellationToken cancellationToken)
    {
        var profile = bill.Profile is null ? null : ProfileStore.Load(bill.Profile, error);
        await using ISnippetTarget target = profile is null ? await SandboxTarget.StartAsync(cancellationToken) : new ProfileTarget(profile);
        if (target.Announcement is { } announcement)
            await error.WriteLineAsync(announcement);
        using var client = target.CreateClient("bill");
        await output.WriteAsync(options => bill.Download(client.Bills, day, options, cancellationToken), cancellationToken);
    }

    private static async Task ReadAsync(BillArguments bill, BillOutput output, CancellationToken cancellationToken)
    {
        await using var file = bill.OpenFile();
        await output.WriteAsync(options => BillFile.RowsAsync(file, options, cancellationToken), cancellationToken);
    }

    // APIv2 has no code for it.
    private static bool IsWithoutBill(WeChatPayApiException refusal) => refusal.Code is "NO_STATEMENT_EXIST" || refusal.Description is "No Bill Exist";

    private static Option<string> CreateChoice(string name, IReadOnlyList<string> words, string description)
    {
        var choice = new Option<string>(name) { Description = description };
        choice.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. words]);
        return choice;
    }
}
