using System.Text.RegularExpressions;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The table of exit codes in docs/en/tool.md: each example gives the code of its row.</summary>
[NonParallelizable]
internal sealed partial class ExitCodeTests : SnippetFixture
{
    private EnvironmentScope _environment = null!;
    private string _before = null!;

    [SetUp]
    public void Prepare()
    {
        _environment = new EnvironmentScope { ["XDG_CONFIG_HOME"] = Folder.FullName, ["WECHATPAY_API_V3_KEY"] = "0123456789abcdef0123456789abcdef" };
        Folder.File("good.php", "<?php echo 'good';");
        Folder.File("bad.php", "<?php echo $instance->v3->nowhere->get();");
        Folder.File("exit3.php", "<?php exit(3);");
        _before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Folder.FullName;
    }

    [TearDown]
    public void CleanUp()
    {
        Environment.CurrentDirectory = _before;
        _environment.Dispose();
    }

    [TestCaseSource(nameof(Rows))]
    public async Task Example_OfTheTable_GivesTheCodeOfItsRow(string example, int code)
    {
        var outcome = await CommandLine.RunAsync([.. example.Split(' ').Skip(1)]);

        Assert.That(outcome.Code, Is.EqualTo(code), outcome.Output + outcome.Error);
    }

    [Test]
    public void Rows_OfTheTable_HaveEveryCode() => Assert.That(Rows().Select(static row => (int)row[1]).Distinct().Order(), Is.EqualTo(new[] { 0, 1, 2, 3 }));

    private static IEnumerable<object[]> Rows() => Row().Matches(Repository.Read("docs/en/tool.md"))
        .SelectMany(static row => Example().Matches(row.Groups["examples"].Value)
            .Select(example => new object[] { example.Groups["line"].Value, int.Parse(row.Groups["code"].Value, null) }));

    // `| 2 | what it means | `wechatpay …`, `wechatpay …` |`
    [GeneratedRegex(@"^\| (?<code>[0-9]) \|[^|]+\| (?<examples>`wechatpay [^|]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<line>wechatpay [^`]+)`")]
    private static partial Regex Example();
}
