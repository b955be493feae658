using WeChatPay.Cli.Errors;

namespace WeChatPay.Cli.Tests;

/// <summary>Every error has a code, and the tool explains each code.</summary>
internal sealed class ErrorGuideTests
{
    private static IEnumerable<string> OwnCodes => HelpCode.OfCommands.Values.Distinct().Prepend(HelpCode.CommandLine);

    [Test]
    public void Codes_OfTheTool_AreThoseOfTheGuide() =>
        Assert.That(ErrorGuide.Codes.Where(static code => code.StartsWith("WCP2", StringComparison.Ordinal)), Is.EqualTo(OwnCodes));

    // Every command but `completion` and `skill`, whose only mistake is a wrong command line.
    [Test]
    public void Commands_ThatCanFail_HaveACode() => Assert.That(
        HelpCode.OfCommands.Keys.Concat(["completion", "skill"]),
        Is.EquivalentTo(Tool.Create().Subcommands.Where(static command => !command.Hidden).Select(static command => command.Name)));

    [TestCaseSource(nameof(OwnCodes))]
    [TestCase("WCP1003")]
    [TestCase("wcp1012")]
    [TestCase("WCP3011")]
    [TestCase("urn:wechatpay-chain:wcp1003")]
    [TestCase("https://pay.example/docs/en/errors.html#wcp1024")]
    public async Task Explain_ACode_PrintsItsSection(string code)
    {
        var english = await CommandLine.RunAsync("explain", code);
        var chinese = await CommandLine.RunAsync("explain", code, "--lang", "zh");

        Assert.That((english.Code, chinese.Code), Is.EqualTo((Tool.Done, Tool.Done)));
        Assert.That(english.Output, Does.StartWith(code[^7..].ToUpperInvariant()).And.Length.GreaterThan(60).And.Not.Contains("**").And.Not.Contains(".md"));
        Assert.That(chinese.Output, Does.StartWith(code[^7..].ToUpperInvariant()).And.Match("[\u4e00-\u9fff]{5}"));
    }

    [TestCase("WCP9999")]
    [TestCase("XWCP1003")]
    [TestCase("WCP10031")]
    public async Task Explain_NoCode_SaysSo(string text) => Assert.That((await CommandLine.RunAsync("explain", text)).Code, Is.EqualTo(Tool.Failed));

    [TestCase("WCP2008", "search", "nowhere_to_be_found")]
    [TestCase("WCP2009", "show", "v3/nowhere/at/all")]
    [TestCase("WCP2005", "port", "missing.php")]
    [TestCase("WCP2006", "run", "missing.php")]
    [TestCase("WCP2011", "explain", "nonsense")]
    [TestCase("WCP2013", "bill", "2020-01-01", "--v2", "wx8888888888888888")]
    [TestCase("WCP2000", "serach")]
    [TestCase("WCP2000", "search")]
    [TestCase("WCP2000", "call", "GET", "v3/certificates", "--profile", "missing")]
    public async Task Command_ThatFails_NamesItsCodeLast(string code, params string[] line)
    {
        var english = await CommandLine.RunAsync(line);
        var chinese = await CommandLine.RunAsync([.. line, "--lang", "zh"]);

        Assert.That(english.Error, Does.EndWith($"\n{CommandLine.More(code)}"));
        Assert.That(chinese.Error, Does.EndWith($"\n{code}：`wechatpay explain {code}` 有更多说明。\n"));
    }

    [Test]
    public async Task Command_ThatSucceeds_NamesNone() =>
        Assert.That((await CommandLine.RunAsync("search", "保险", "订单")).Error, Does.Not.Contain("WCP"));
}
