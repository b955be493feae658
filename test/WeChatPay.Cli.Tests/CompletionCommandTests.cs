using System.Diagnostics;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class CompletionCommandTests : SnippetFixture
{
    private const string PressTab = """

        COMP_LINE="$1"
        COMP_POINT=${#1}
        read -ra COMP_WORDS <<< "$1"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _wechatpay
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [TestCase("wechatpay se", "search")]
    [TestCase("wechatpay show v3/hire-power-bank/i", "v3/hire-power-bank/insurance-orders", "v3/hire-power-bank/insurance-orders/{out_order_no}")]
    [TestCase("wechatpay call GET v3/hire-power-bank/i", "v3/hire-power-bank/insurance-orders/{out_order_no}")]
    [TestCase("wechatpay call P", "PATCH", "POST", "PUT")]
    [TestCase("wechatpay show v3/certificates --st", "--style")]
    [TestCase("wechatpay show --style pure", "pure", "pure-async")]
    [TestCase("wechatpay bill y", "yesterday")]
    [TestCase("wechatpay bill 2026-01-31 --account O", "OPERATION")]
    public async Task Bash_Tab_Completes(string line, params string[] expected)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no bash.");

        Assert.That(await TabAsync(line), Is.EqualTo(expected));
    }

    [TestCase("bash", "complete -F _wechatpay wechatpay")]
    [TestCase("zsh", "compdef _wechatpay wechatpay")]
    [TestCase("fish", "complete -c wechatpay")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName wechatpay")]
    public async Task Completion_Shell_PrintsItsScript(string shell, string expected)
    {
        var completion = await CommandLine.RunAsync("completion", shell);

        Assert.That(completion.Code, Is.EqualTo(Tool.Done));
        Assert.That(completion.Output, Does.Contain(expected).And.Contain("[suggest:"));
    }

    [Test]
    public async Task Completion_UnknownShell_IsMisuse() => Assert.That((await CommandLine.RunAsync("completion", "tcsh")).Code, Is.EqualTo(Tool.Misused));

    [TestCase("wechatpay call v3/hire")]
    [TestCase("wechatpay call ")]
    [TestCase("wechatpay call P")]
    public async Task Suggest_PathBeforeAMethod_IsNone(string line)
    {
        var suggest = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);

        Assert.That(suggest.Code, Is.EqualTo(Tool.Done), suggest.Error);
        Assert.That(suggest.Output, Does.Not.Contain("v3/"));
    }

    // Does what bash does: sets the line, and calls the function that the script registered.
    private async Task<string[]> TabAsync(string line)
    {
        var script = (await CommandLine.RunAsync("completion", "bash")).Output;
        var tool = Folder.File("wechatpay", $"#!/bin/sh\nexec dotnet '{typeof(Tool).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", ["--norc", "-c", script + PressTab, "bash", line])
        {
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{Folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}" },
        };
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
