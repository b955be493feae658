using System.Text.RegularExpressions;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The commands of docs/en/tool.md that need no merchant, no receiver and no other shell are run as they stand.</summary>
[NonParallelizable]
internal sealed partial class ToolGuideTests : SnippetFixture
{
    private const string Guide = "docs/en/tool.md";

    private const string Order = """{"out_order_no":"N1","openid":"o","notify_url":"https://api.test.com","service_id":"1"}""";

    // A placeholder, a command that runs until Ctrl+C, a prompt, a merchant's profile, and what belongs to a shell.
    private static readonly string[] CannotRun =
        ["…", "EVENT", "wechatpay sandbox", "wechatpay repl", "wechatpay listen", "wechatpay pay", "wechatpay doctor",
         "--profile", "source ", "Out-String", " > "];

    // The sandbox of one command has no order yet.
    private static readonly string[] Fails = ["v2/pay/orderquery"];

    private static string[] Commands =>
    [
        .. MarkdownFile.Read(Guide).Fences.First().Text.Split('\n').Select(static line => Gap().Split(line)[0]).Where(CanRun),
        .. MarkdownFile.Read(Guide).Fences.Where(static fence => fence.Language == "sh")
            .SelectMany(static fence => fence.Text.Trim().Split('\n')).Where(CanRun),
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task Command_OfTheGuide_Runs(string command)
    {
        var files = new Dictionary<string, string>
        {
            ["snippet.php"] = Folder.File("snippet.php", "print_r($instance->v3->certificates->get()->getStatusCode());"),
            ["order.json"] = Folder.File("order.json", Order),
            ["image.jpg"] = Folder.File("image.jpg", "an image"),
            ["FOLDER"] = Path.Combine(Folder.FullName, "export"),
        };
        var outcome = new CommandLine.Outcome(Tool.Done, "", "");
        foreach (var part in Pipe().Split(command))
        {
            var words = Word().Matches(part).Select(static word => word.Groups[1].Success ? word.Groups[1].Value : word.Value).ToArray();
            words = [.. words.Select(word => files.Aggregate(word, static (text, file) => text.Replace(file.Key, file.Value, StringComparison.Ordinal)))];
            outcome = words[0] == "echo"
                ? new(Tool.Done, words[1] + "\n", "")
                : await CommandLine.RunWithInputAsync(outcome.Output, words[1..]);
        }

        Assert.That(outcome.Code, Is.EqualTo(Fails.Any(command.Contains) ? Tool.Failed : Tool.Done), outcome.Error);
        Assert.That(outcome.Output, Is.Not.Empty);
    }

    [Test]
    public void Commands_OfTheGuide_AreFound() => Assert.That(Commands, Has.Length.GreaterThanOrEqualTo(12));

    // `wechatpay mcp` alone runs to the end of its input; with an option it prints.
    private static bool CanRun(string line) =>
        line.Contains("wechatpay ", StringComparison.Ordinal) && line != "wechatpay mcp" && !CannotRun.Any(line.Contains);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@" \| ")]
    private static partial Regex Pipe();

    [GeneratedRegex(@"'([^']*)'|\S+")]
    private static partial Regex Word();
}
