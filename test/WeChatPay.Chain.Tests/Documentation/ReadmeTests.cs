using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>README.zh-CN.md says in Chinese what README.md says in English: the same headings, the same code, the same commands.</summary>
public sealed class ReadmeTests
{
    /// <summary>build.cake runs the lines of the blocks that this comment stands above.</summary>
    private const string RunMark = "build: run";

    private static readonly MarkdownFile English = MarkdownFile.Read("README.md");
    private static readonly MarkdownFile Chinese = MarkdownFile.Read("README.zh-CN.md");

    [Test]
    public void Headings_OfBothLanguages_HaveTheSameLevels() => Assert.That(Chinese.Headings, Is.EqualTo(English.Headings));

    [Test]
    public void Blocks_OfBothLanguages_AreTheSame() =>
        Assert.That(
            Chinese.Fences.Select(static fence => (fence.Language, fence.Text)),
            Is.EqualTo(English.Fences.Select(static fence => (fence.Language, fence.Text))));

    [Test]
    public void Commands_OfBothLanguages_AreTheSame()
    {
        Assert.That(Commands(English), Has.Member("dotnet test"));
        Assert.That(Commands(Chinese), Is.EqualTo(Commands(English)));
    }

    [Test]
    public void FirstProgram_OfTheReadme_IsTheOneThatTheBuildRuns() =>
        Assert.That(Repository.Read("test/smoke/Program.cs"), Is.EqualTo(English.Fences.First(static fence => fence.Language == "csharp").Text + "\n"));

    private static string[] Commands(MarkdownFile file) =>
        [.. file.Fences.Where(static fence => fence is { Note: RunMark, Language: "sh" }).SelectMany(static fence => Regex.Split(fence.Text.Trim(), "\n+"))];
}
