using System.Globalization;
using NUnit.Framework;
using WeChatPay.Tests.Documentation;
using WeChatPay.Tests.Support;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>The code that the repository shows is right for every rule: samples, guides and sources.</summary>
public sealed class RepositoryTests
{
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

    private static IEnumerable<string> Sources() => Repository.Files.Where(static file =>
        file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Generated/", StringComparison.Ordinal)
        && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("docs/samples/", StringComparison.Ordinal))
        && Repository.Read(file).Contains("dynamic ", StringComparison.Ordinal));

    private static IEnumerable<string> Pages() => Repository.Files.Where(static file =>
        file.EndsWith(".md", StringComparison.Ordinal) && !file.Contains(RulePageTests.Folder, StringComparison.Ordinal)
        && (file.StartsWith("docs/", StringComparison.Ordinal) || file.StartsWith("README", StringComparison.Ordinal)));
}
