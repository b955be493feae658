using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Documentation;
using WeChatPay.Tests.Support;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>The code that the repository shows is right for every rule: samples, guides and sources.</summary>
public sealed partial class RepositoryTests
{
    // It shows what the rules report.
    private const string OwnPage = "/analyzers.md";

    // The guides call it where they say that the chain reaches operations newer than the facts.
    private const string Unknown = "v3/some/new/operation";

    // Blocks show what their section is about: they leave other fields out, and are sent by a client of another block, which encrypts.
    private static readonly string[] OfBlocks = ["WCP004", "WCP006"];

    // Blocks with a bare lambda have a static receiver.
    private const string Lambda = "WCP014";

    private static readonly string[] Receivers = ["dynamic", "WeChatPay.WeChatPayClient"];

    [TestCaseSource(nameof(Sources))]
    public async Task Source_ForTheRules_IsRight(string file) =>
        Assert.That(await Analysis.RunAsync(Analysis.Compile(Repository.Read(file), file)), Is.Empty);

    [TestCaseSource(nameof(Pages))]
    public async Task Blocks_OfAPage_AreRight(string file)
    {
        var blocks = SampleCompiler.ReadBlocks(file);
        for (var at = 0; at < blocks.Length; at++)
        {
            foreach (var receiver in Receivers)
            {
                var program = SampleCompiler.Build([("instance", $"{receiver} instance = null!;")], SampleCompiler.Program(blocks, at));
                var found = (await Analysis.RunAsync(program)).Where(one =>
                    !OfBlocks.Contains(one.Id) && (one.Id != Lambda || receiver != "dynamic")
                    && !one.GetMessage(CultureInfo.InvariantCulture).Contains(Unknown, StringComparison.Ordinal));
                Assert.That(found, Is.Empty, receiver);
            }
        }
    }

    [TestCase("docs/en/analyzers.md")]
    [TestCase("docs/zh-CN/analyzers.md")]
    public async Task Block_OfARule_ShowsTheMistakeFirstAndThenTheMending(string file)
    {
        var text = Repository.Read(file);
        foreach (var block in SampleCompiler.ReadBlocks(file).Skip(1))
        {
            var rule = Heading().Matches(string.Join('\n', text.Split('\n').Take(block.Line))).Last().Groups["rule"].Value;
            var found = await Analysis.RunAsync(SampleCompiler.Build([("instance", "WeChatPay.WeChatPayClient instance = null!;")], block));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(found.Select(static one => one.Id), Is.Not.Empty.And.All.EqualTo(rule));
                Assert.That(
                    found.Select(static one => one.Location.GetMappedLineSpan().StartLinePosition.Line + 1),
                    Is.All.LessThan(block.Line + block.Text.TrimEnd().Split('\n').Length - 1),
                    rule);
            }
        }
    }

    [Test]
    public void Page_OfTheRules_HasASectionForEach()
    {
        var rules = Analysis.Rules.Select(static rule => rule.Id).Distinct().ToArray();
        Assert.That(Heading().Matches(Repository.Read("docs/en/analyzers.md")).Select(static match => match.Groups["rule"].Value), Is.EquivalentTo(rules));
    }

    [GeneratedRegex("^## (?<rule>WCP0[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    private static IEnumerable<string> Sources() => Repository.Files.Where(static file =>
        file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Generated/", StringComparison.Ordinal)
        && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("docs/samples/", StringComparison.Ordinal))
        && Repository.Read(file).Contains("dynamic ", StringComparison.Ordinal));

    private static IEnumerable<string> Pages() => Repository.Files.Where(static file =>
        file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(OwnPage, StringComparison.Ordinal)
        && (file.StartsWith("docs/", StringComparison.Ordinal) || file.StartsWith("README", StringComparison.Ordinal)));
}
