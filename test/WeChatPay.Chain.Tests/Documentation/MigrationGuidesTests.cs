using System.Globalization;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>
/// The guides for people who come from another library have that library's code beside ours. Ours is run, block by block, against a sandbox of the page;
/// theirs is parsed.
/// </summary>
[NonParallelizable]
public sealed class MigrationGuidesTests
{
    /// <summary>What the blocks print that can run, in the order of the page.</summary>
    private static readonly Dictionary<string, (string Number, string[] Printed)> Expected = new()
    {
        ["docs/en/from-skit.md"] = ("jsapi-1", ["^wx", "\"paySign\"", "^SUCCESS\n", "^$", "^$", "^$", "^.+\n$", "^$"]),
        ["docs/en/from-senparc.md"] = ("native-1", ["^weixin://", "\"paySign\"", "^SUCCESS\n", "^$", "^$", "^$", "^.+\n$", "^$"]),
        ["docs/en/from-java.md"] = ("native-1", ["^weixin://", "\"paySign\"", "^True\n", "^$", "^$", "^$", "^.+\n$", "^$", @"^\d+\n$"]),
        ["docs/en/from-httpclient.md"] = ("native-1", ["^$", "^weixin://", "\"paySign\"", "^SUCCESS\n", "^$", "^$", "^$", "^.+\n$", "^$"]),
    };

    private static IEnumerable<string> Pages => Repository.MarkdownFiles.Where(static file => file.StartsWith("docs/en/from-", StringComparison.Ordinal));

    [TestCaseSource(nameof(Pages))]
    public async Task Blocks_OfAPage_RunAndPrint(string page)
    {
        var folder = Directory.CreateTempSubdirectory("wechatpay-guide-");
        File.WriteAllText(Path.Combine(folder.FullName, "image.jpg"), "not really an image");
        await using var sandbox = await SandboxServer.StartAsync();
        using var instance = Client(sandbox);
        var (number, printed) = Expected[page];
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var written = new List<string>();
        try
        {
            foreach (var block in SampleCompiler.ReadBlocks(page).Where(CanRun))
            {
                if (block.Text.Contains("trade_state", StringComparison.Ordinal))
                    sandbox.Pay(number);
                var text = block.Text.Replace("/path/to/", $"{folder.FullName}/", StringComparison.Ordinal)
                    .Replace("2026-11-22", yesterday, StringComparison.Ordinal)
                    .Replace("\"tradebill.csv\"", $"@\"{Path.Combine(folder.FullName, "tradebill.csv")}\"", StringComparison.Ordinal);
                written.Add(await SampleRunner.RunAsync([block with { Text = text }], instance));
            }

            Assert.That(written, Has.Count.EqualTo(printed.Length));
            using (Assert.EnterMultipleScope())
            {
                foreach (var (text, pattern) in written.Zip(printed))
                    Assert.That(text, Does.Match(pattern));
                Assert.That(new FileInfo(Path.Combine(folder.FullName, "tradebill.csv")), Has.Length.GreaterThan(0));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void Blocks_OfTheOtherLibrary_AreCSharp(string page)
    {
        var wrong =
            from block in SampleCompiler.ReadAllBlocks(page)
            where block.Note == SampleCompiler.Elsewhere
            from found in CSharpProject.Parse(Complete(block.Text)).GetDiagnostics()
            where found.Severity == DiagnosticSeverity.Error
            select $"{page}({block.Line}): {found}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void BlocksOfAnotherLibrary_OfTheGuides_AreInThesePagesAlone() =>
        Assert.That(
            Repository.MarkdownFiles.Where(static file => SampleCompiler.ReadAllBlocks(file).Any(static block => block.Note == SampleCompiler.Elsewhere)),
            Is.All.Match("^docs/(en|zh-CN)/from-"));

    // A block may be a method, or the end of one.
    private static string Complete(string text) => text switch
    {
        _ when text.StartsWith("public ", StringComparison.Ordinal) => $"class Page {{ {text} }}",
        _ when text.StartsWith("catch", StringComparison.Ordinal) => $"try {{ }} {text}",
        _ => text,
    };

    // A merchant's files are not there, and a receiver of callbacks waits for requests.
    private static bool CanRun(Fence block) =>
        !block.Text.Contains("/path/to/merchant", StringComparison.Ordinal) && !block.Text.Contains("WebApplication", StringComparison.Ordinal)
        && !block.Text.Contains("v3/some/new/operation", StringComparison.Ordinal);

    private static WeChatPayClient Client(SandboxServer sandbox) => new(new WeChatPayOptions
    {
        Mchid = sandbox.Mchid,
        Serial = sandbox.MerchantSerial,
        PrivateKey = sandbox.MerchantPrivateKeyPem,
        Certs = new Dictionary<string, KeySource> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
        ApiV3Key = sandbox.ApiV3Key,
        BaseUri = sandbox.BaseUri,
    });
}
