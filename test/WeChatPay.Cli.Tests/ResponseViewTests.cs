using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Repl;

namespace WeChatPay.Cli.Tests;

internal sealed class ResponseViewTests
{
    [TestCase("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkrLw==")]
    [TestCase("此商家的收款功能已被限制此商家的收款功能已被限制此商家的收款功能已被限制")]
    public void Show_ValueWithoutABlank_StaysInsideOfTheTerminal(string value)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 60;

        new ResponseView(console).Show(new JObject { ["ciphertext"] = value, ["id"] = "1" });

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.That(lines.Select(static line => line.Sum(static letter => letter >= 0x2E80 ? 2 : 1)), Has.All.LessThanOrEqualTo(60));
        Assert.That(string.Concat(lines.Where(static line => line.StartsWith('│')).Select(static line => line.Split('│')[2].Trim())), Does.Contain(value));
    }
}
