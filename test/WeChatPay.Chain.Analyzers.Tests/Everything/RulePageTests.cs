using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NUnit.Framework;
using WeChatPay.CodeFixes;
using WeChatPay.Tests.Documentation;
using WeChatPay.Tests.Support;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>Each rule has a page, in both languages, whose first block it reports and whose second block it does not.</summary>
public sealed class RulePageTests
{
    /// <summary>The part of a page's path that says that it is about the rules. Those pages show what the rules report.</summary>
    public const string Folder = "/analyzers/";

    // With it, the configuration may have the option that WCP006 asks for.
    private const string AspNetCore = "WeChatPay.Chain.AspNetCore.dll";

    private static IEnumerable<string> Rules => Analysis.Rules.Select(static rule => rule.Id).Distinct();

    [Test]
    public async Task Page_OfARule_ShowsTheMistakeFirstAndThenTheMending(
        [ValueSource(nameof(Rules))] string rule, [Values("en", "zh-CN")] string language)
    {
        var blocks = SampleCompiler.ReadBlocks(PageOf(rule, language));
        Assert.That(blocks, Has.Length.EqualTo(2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FindAsync(blocks[0]), Is.Not.Empty.And.All.EqualTo(rule));
            Assert.That(await FindAsync(blocks[1]), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Page_OfARule_HasItsTitle(string rule)
    {
        var title = Analysis.Rules.First(one => one.Id == rule).Title.ToString();

        Assert.That(Repository.Read(PageOf(rule, "en")).Split('\n')[0], Is.EqualTo($"# {rule}: {char.ToLowerInvariant(title[0])}{title[1..]}"));
    }

    [TestCase("en", "| yes |")]
    [TestCase("zh-CN", "| 有 |")]
    public void Table_OfTheRules_SaysWhichHaveACodeFix(string language, string mark)
    {
        var rows = Repository.Read($"docs/{language}{Folder}index.md").Split('\n')
            .Where(static line => line.StartsWith("| [WCP", StringComparison.Ordinal))
            .ToDictionary(static line => line["| [".Length..line.IndexOf(']', StringComparison.Ordinal)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Keys, Is.EquivalentTo(Rules));
            Assert.That(rows.Where(row => row.Value.EndsWith(mark, StringComparison.Ordinal)).Select(static row => row.Key), Is.EquivalentTo(Mended()));
        }
    }

    private static IEnumerable<string> Mended() => typeof(ReplacementFix).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .Where(static id => id.StartsWith("WCP", StringComparison.Ordinal)).Distinct();

    private static string PageOf(string rule, string language) => $"docs/{language}{Folder}{rule}.md";

    private static async Task<IEnumerable<string>> FindAsync(Fence block)
    {
        var program = SampleCompiler.Build([("instance", "WeChatPay.WeChatPayClient instance = null!;")], block);
        var shop = program.RemoveReferences(program.References.Where(static one => one.Display?.EndsWith(AspNetCore, StringComparison.Ordinal) == true));
        return (await Analysis.RunAsync(shop)).Select(static one => one.Id);
    }
}
