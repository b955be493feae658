using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>Every C# block of the sandbox's guide is run: it starts a sandbox of its own.</summary>
[NonParallelizable]
public sealed class SandboxGuideTests
{
    private const string Guide = "docs/sandbox.md";

    // What each block prints, in the order of the guide. Nobody listens for the callback of the third.
    private static readonly string[] Printed = ["signature", "^SUCCESS\n$", "no complete response", @"^50300\d{23}\n$"];

    private static IEnumerable<TestCaseData> Blocks => MarkdownFile.Read(Guide).Fences.Where(static fence => fence.Language == "csharp")
        .Select(static (fence, at) => new TestCaseData(fence, at).SetArgDisplayNames($"{Guide}:{fence.Line}"));

    [TestCaseSource(nameof(Blocks))]
    public async Task Block_OfTheGuide_RunsAndPrints(object block, int at)
    {
        using var instance = new WeChatPayClient(TestKeys.Options);

        var written = await SampleRunner.RunAsync((Fence)block, instance);

        Assert.That(written, Does.Match(Printed[at]));
    }

    [Test]
    public void Blocks_OfTheGuide_AreAllExpected() => Assert.That(Blocks.Count(), Is.EqualTo(Printed.Length));
}
