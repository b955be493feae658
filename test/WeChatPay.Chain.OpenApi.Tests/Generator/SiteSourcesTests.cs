using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Reference;
using WeChatPay.Generator.Site;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Generator;

/// <summary>What docfx makes the site from: every guide in both languages, with links between pages, and a navigation that names each of them.</summary>
internal sealed class SiteSourcesTests
{
    private static readonly OperationTable Things = OperationTable.Parse(
        """
        GET v3/things/{thing_id} 查询
          thing_id string!
        """);

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Sources = new(static () => SiteSources.Write(Repository.Root, Things));

    [Test]
    public void Write_Repository_HasEveryGuideInBothLanguages()
    {
        foreach (var file in Repository.MarkdownFiles.Where(static file => file.StartsWith("docs/en/", StringComparison.Ordinal)))
        {
            var name = file["docs/en/".Length..];
            Assert.That(Sources.Value, Contains.Key($"en/{name}").And.ContainKey($"zh-CN/{name}"));
            Assert.That(Sources.Value[$"en/{name}"], Does.Contain($"href=\"{PageLayout.Relative($"en/{name}", $"zh-CN/{name}")}\""));
        }
    }

    [Test]
    public void Filter_OfThePublicTypes_LeavesOutTheTypedChain()
    {
        var rules = Regex.Matches(Sources.Value["api-filter.yml"], "uidRegex: (.+)").Select(static rule => rule.Groups[1].Value).ToList();

        foreach (var root in OperationTable.Default.Operations.Select(static operation => operation.Path.Split('/')[0]).Distinct())
        {
            var type = $"WeChatPay.OpenApi.{ApiNames.TypeOf(root)}";
            Assert.That(new[] { type, $"{type}.Pay" }.Where(name => !rules.Exists(rule => Regex.IsMatch(name, rule))), Is.Empty);
        }
    }

    [Test]
    public void Link_OfAGuide_LeadsToAPageOfTheSite()
    {
        Assert.That(Sources.Value["en/index.md"], Does.Contain("](porting-from-php.md)").And.Contain("](options.md#dependency-injection)")
            .And.Contain("](changelog.md)").And.Contain("](files/samples/linqpad/index.md)").And.Contain("](files/LICENSE.md)"));
        Assert.That(Sources.Value["zh-CN/index.md"], Does.Contain("](porting-from-php.md)").And.Contain("](../en/changelog.md)")
            .And.Contain("](files/samples/insurance-orders.cs.md)"));
        Assert.That(Sources.Value["zh-CN/files/samples/insurance-orders.cs.md"], Does.Contain("\n```csharp\n"));
    }

    [TestCase("```text\n[a](../../gone.md)\n```", "[a](../../gone.md)")]
    [TestCase("Write `[a](gone.md)` or [b](https://example.com/c.md).", "`[a](gone.md)` or [b](https://example.com/c.md)")]
    [TestCase("[a](#b), [c](a%20b.md#d)\n\n[e]: sub/f.md", "[a](#b), [c](a b.md#d)\n\n[e]: sub/f.md")]
    public void Guide_WithLinksOfEveryForm_KeepsWhatIsNotALinkToAFile(string text, string expected)
    {
        using var repository = new SmallRepository().With("docs/en/a b.md", "# B\n").With("docs/en/sub/f.md", "# F\n").With("docs/en/x.md", $"# X\n\n{text}\n");

        Assert.That(SiteSources.Write(repository.Folder, Things)["en/x.md"], Does.Contain(expected));
    }

    [Test]
    public void Guide_WithALinkToNothing_IsRefused()
    {
        using var repository = new SmallRepository().With("docs/en/x.md", "# X\n\n[y](y.md)\n");

        Assert.That(
            () => SiteSources.Write(repository.Folder, Things),
            Throws.InvalidOperationException.With.Message.EqualTo("docs/en/x.md links to `y.md`, which is not in the repository."));
    }

    [Test]
    public void Page_ThatNoListNames_HasItsPlaceInTheNavigation()
    {
        using var repository = new SmallRepository().With("docs/en/new.md", "# New\n")
            .With("docs/en/errors/index.md", "# Errors\n").With("docs/en/errors/WCP1001.md", "# `WCP1001`\n");

        using var toc = JsonDocument.Parse(SiteSources.Write(repository.Folder, Things)["en/toc.yml"]);
        var entries = toc.RootElement.EnumerateArray().Select(static entry => entry.ToString()).ToList();

        Assert.That(entries, Has.Member("""{"name":"New","href":"new.md"}"""));
        Assert.That(entries, Has.Member("""{"name":"Errors","href":"errors/index.md","items":[{"name":"WCP1001","href":"errors/WCP1001.md"}]}"""));
    }

    [Test]
    public void List_ThatNamesAPageThatIsGone_IsRefused()
    {
        using var repository = new SmallRepository().With("docs/site/guides.txt", "Start\t开始\n  gone\n");

        Assert.That(() => SiteSources.Write(repository.Folder, Things), Throws.InvalidOperationException.With.Message.Contains("`gone`"));
    }

    [TestCase("en/a/b.md", "zh-CN/a/b.md", "../../zh-CN/a/b.md")]
    [TestCase("en/a.md", "en/b.md", "b.md")]
    [TestCase("en/a.md", "en/b/c.md", "b/c.md")]
    [TestCase("en/v3/a/get.md", "en/v3/get.md", "../get.md")]
    public void Relative_TwoPages_IsTheLinkBetweenThem(string from, string to, string expected) =>
        Assert.That(PageLayout.Relative(from, to), Is.EqualTo(expected));

    /// <summary>A repository with nothing but what a site needs.</summary>
    private sealed class SmallRepository : IDisposable
    {
        public SmallRepository()
        {
            foreach (var name in new[] { "README", "README.zh-CN", "CHANGELOG", "CONTRIBUTING", "ARCHITECTURE", "SECURITY", "CODE_OF_CONDUCT" })
                With($"{name}.md", "# Title\n");
            foreach (var file in new[] { "docfx.json", "api-filter.yml", "index.html", "guides.txt" })
                With($"docs/site/{file}", "");
            Directory.CreateDirectory(Path.Combine(Folder, "docs/en"));
            Directory.CreateDirectory(Path.Combine(Folder, "docs/zh-CN"));
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("wechatpay-site-").FullName;

        public SmallRepository With(string file, string text)
        {
            var path = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return this;
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
