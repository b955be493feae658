using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

public sealed class LinksTests
{
    private static IEnumerable<string> Files => Repository.MarkdownFiles;

    [TestCaseSource(nameof(Files))]
    public void RelativeLink_InMarkdown_LeadsToAFileOfTheRepository(string file) =>
        Assert.That(MarkdownFile.Read(file).Links.Where(link => !Resolves(file, link.Target)).Select(link => $"{file}({link.Line}): {link.Target}"), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Anchor_InMarkdown_IsAHeadingOfItsPage(string file) =>
        Assert.That(
            MarkdownFile.Read(file).Links.Where(link => !HasHeading(file, link.Target)).Select(link => $"{file}({link.Line}): {link.Target}"), Is.Empty);

    [TestCase("#what-it-does-not-do", false)]
    [TestCase("docs/en/options.md#dependency-injection", true)]
    [TestCase("docs/zh-CN/options.md#依赖注入", true)]
    [TestCase("docs/zh-CN/options.md#dependency-injection", false)]
    public void HasHeading_Target_TellsWhetherItIsThere(string target, bool expected) =>
        Assert.That(HasHeading("README.md", target), Is.EqualTo(expected));

    [TestCase("LICENSE", true)]
    [TestCase("./test#naming", true)]
    [TestCase("#naming", true)]
    [TestCase("https://example.com/gone", true)]
    [TestCase("docs/no-such-file.md", false)]
    [TestCase("../", false)]
    public void Resolves_Target_TellsWhetherItIsThere(string target, bool expected) => Assert.That(Resolves("README.md", target), Is.EqualTo(expected));

    [Test]
    public void Parse_LinksOfEveryForm_AreFound()
    {
        var file = MarkdownFile.Parse("x.md", "[a](b.md) ![c](d.png \"t\") `[no](code.md)`\n\n[e]: f.md\n<img src=\"g.svg\">\n```\n[no](fence.md)\n```\n");

        Assert.That(file.Links.Select(static link => link.Target), Is.EqualTo((string[])["b.md", "d.png", "f.md", "g.svg"]));
    }

    private static bool HasHeading(string file, string target)
    {
        if (target.Split('#') is not [var path, { Length: > 0 } anchor] || path.Contains(':', StringComparison.Ordinal))
            return true;
        var page = path.Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, path));
        return !page.EndsWith(".md", StringComparison.Ordinal) || MarkdownFile.Read(page).Anchors.Contains(Uri.UnescapeDataString(anchor));
    }

    private static bool Resolves(string file, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('#', '?')[0]);
        if (path.Length == 0 || path.Contains(':', StringComparison.Ordinal))
            return true;
        // From the repository's root, as a forge reads a leading slash; and never out of it: what lies beside a clone is not published.
        var full = Path.GetFullPath(path[0] == '/' ? path[1..] : Path.Combine(Path.GetDirectoryName(file)!, path), Repository.Root);
        return full.StartsWith(Repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.Exists(full);
    }
}
