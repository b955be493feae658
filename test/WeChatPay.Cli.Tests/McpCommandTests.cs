using WeChatPay.Cli.Assistants;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>What the tool prints for those who set up an assistant.</summary>
internal sealed class McpCommandTests
{
    private static readonly string[] Editors = ["VS Code", "Visual Studio", "Cursor", "Claude Code", "Claude Desktop", "Codex CLI", "JetBrains"];

    [TestCase("en", "It needs no key.")]
    [TestCase("zh", "不需要密钥。")]
    public async Task Install_InEitherLanguage_NamesEveryEditor(string language, string said)
    {
        var printed = await CommandLine.RunAsync("mcp", "--install", "--lang", language);

        Assert.That((printed.Code, printed.Error), Is.EqualTo((Tool.Done, "")));
        Assert.That(printed.Output, Does.Contain(said));
        Assert.That(Editors.Where(printed.Output.Contains), Is.EqualTo(Editors));
        Assert.That(EditorSetup.All.Select(static one => one.Text.ReplaceLineEndings("\n")).Where(text => !printed.Output.Contains(text)), Is.Empty);
    }

    [Test]
    public void Install_ForTheGuide_IsWhatTheGuideSays()
    {
        var page = MarkdownFile.Read("docs/en/assistants.md");
        string[] setups = [.. EditorSetup.All.Select(static one => one.Text.ReplaceLineEndings("\n"))];

        Assert.That(page.Fences.Select(static fence => fence.Text).Where(setups.Contains), Is.EqualTo(setups));
        Assert.That(Editors.Where(editor => !Repository.Read("docs/en/assistants.md").Contains($"## {editor}\n", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Json_OfASetup_IsJson()
    {
        foreach (var (place, text) in EditorSetup.All.Where(static one => one.Text.StartsWith('{')))
            Assert.That(() => Newtonsoft.Json.Linq.JObject.Parse(text).SelectToken("$..wechatpay.args[0]")!.ToString(), Is.EqualTo("mcp"), place);
    }

    [Test]
    public async Task Skill_IsPrintedWithItsFrontMatter()
    {
        var printed = await CommandLine.RunAsync("skill");

        Assert.That((printed.Code, printed.Error), Is.EqualTo((Tool.Done, "")));
        Assert.That(printed.Output, Is.EqualTo(Repository.Read("src/WeChatPay.Cli/Assistants/SKILL.md")));
        Assert.That(printed.Output, Does.Match(@"\A---\nname: [a-z-]{3,64}\ndescription: [^\n]{50,1024}\n---\n\n# "));
    }
}
