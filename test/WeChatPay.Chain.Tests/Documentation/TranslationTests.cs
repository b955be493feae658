using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>A page in Chinese says what its page in English says: the same headings, blocks, tables, names and links.</summary>
public sealed partial class TranslationTests
{
    /// <summary>build.cake runs the lines of the blocks that this comment stands above.</summary>
    private const string RunMark = "build: run";

    private const string EnglishGuides = "docs/en/";
    private const string ChineseGuides = "docs/zh-CN/";
    private const string Readme = "README.md";
    private const string ChineseReadme = "README.zh-CN.md";

    private static IEnumerable<string> Pages =>
        Repository.MarkdownFiles.Where(static file => file.StartsWith(EnglishGuides, StringComparison.Ordinal)).Prepend(Readme);

    [TestCaseSource(nameof(Pages))]
    public void Page_InBothLanguages_HasTheSameParts(string page)
    {
        var (english, chinese) = (MarkdownFile.Read(page), MarkdownFile.Read(ToChinese(page)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chinese.Headings, Is.EqualTo(english.Headings), "the levels of the headings");
            Assert.That(chinese.Fences.Select(Describe), Is.EqualTo(english.Fences.Select(Describe)), "the blocks");
            Assert.That(chinese.Rows, Is.EqualTo(english.Rows), "the cells of the tables' rows");
            Assert.That(chinese.Code, Is.EquivalentTo(english.Code), "the names between backticks");
            Assert.That(chinese.Links.Select(static link => ToPath(link.Target)), Is.EquivalentTo(english.Links.Select(LinkInChinese)), "the links");
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void Page_InChinese_IsWrittenInChinese(string page)
    {
        var prose = Fence().Replace(Repository.Read(ToChinese(page)), "");

        Assert.That(HanCharacter().Count(prose), Is.GreaterThan(20 * prose.Split('\n').Count(static line => line.StartsWith('#'))), "characters");
        Assert.That(EnglishSentence().Matches(prose).Select(static match => match.Value), Is.Empty, "sentences that are left in English");
    }

    [Test]
    public void Pages_InChinese_AllHaveAPageInEnglish() =>
        Assert.That(
            Repository.MarkdownFiles.Where(static file => file.StartsWith(ChineseGuides, StringComparison.Ordinal)),
            Is.EquivalentTo(Pages.Skip(1).Select(ToChinese)));

    [Test]
    public void Commands_OfTheReadme_AreTheSameInBothLanguages()
    {
        var english = Commands(MarkdownFile.Read(Readme));

        Assert.That(english, Has.Member("dotnet test"));
        Assert.That(Commands(MarkdownFile.Read(ChineseReadme)), Is.EqualTo(english));
    }

    [Test]
    public void FirstProgram_OfTheReadme_IsTheOneThatTheBuildRuns() =>
        Assert.That(
            Repository.Read("test/smoke/Program.cs"),
            Is.EqualTo(MarkdownFile.Read(Readme).Fences.First(static fence => fence.Language == "csharp").Text + "\n"));

    private static string ToChinese(string page) => page == Readme ? ChineseReadme : ChineseGuides + page[EnglishGuides.Length..];

    private static string ToPath(string target) => target.Split('#')[0];

    // The line below the title leads to the other language.
    private static string LinkInChinese((string Target, int Line) link) => ToPath(link.Target) switch
    {
        ChineseReadme => Readme,
        var path when path.Contains("../zh-CN/", StringComparison.Ordinal) => path.Replace("../zh-CN/", "../en/", StringComparison.Ordinal),
        var path when path.StartsWith(EnglishGuides, StringComparison.Ordinal) => ToChinese(path),
        var path when path.EndsWith("/" + Readme, StringComparison.Ordinal) => path[..^Readme.Length] + ChineseReadme,
        var path => path,
    };

    private static (string Language, string Note, string Text) Describe(Fence fence) => (fence.Language, fence.Note, fence.Text);

    private static string[] Commands(MarkdownFile file) =>
        [.. file.Fences.Where(static fence => fence is { Note: RunMark, Language: "sh" }).SelectMany(static fence => Regex.Split(fence.Text.Trim(), "\n+"))];

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HanCharacter();

    [GeneratedRegex(@"(?<=^|[。；：）\s])(?:[A-Za-z]+[ ,]+){7,}[a-z]+\.(?=\s|$)", RegexOptions.Multiline)]
    private static partial Regex EnglishSentence();
}
