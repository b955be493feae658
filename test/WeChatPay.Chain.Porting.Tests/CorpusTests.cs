using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Each <c>Corpus/*.php</c> comes out as the <c>.approved.txt</c> beside it, and compiles for both receivers.</summary>
public sealed class CorpusTests
{
    private static string Folder => Path.Combine(Repository.Root, "test", "WeChatPay.Chain.Porting.Tests", "Corpus");

    private static IEnumerable<TestCaseData> Files => Directory.EnumerateFiles(Folder, "*.php").Order(StringComparer.Ordinal)
        .Select(static file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file)));

    [TestCaseSource(nameof(Files))]
    public void Port_OfTheCorpus_ReadsAsApproved(string file)
    {
        var result = PhpPorter.Port(File.ReadAllText(file), new PortingOptions { FileName = Path.GetFileName(file) });
        var approved = Path.ChangeExtension(file, ".approved.txt");
        var text = result.ToString() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(approved, text);

        Assert.That(text, Is.EqualTo(File.ReadAllText(approved)), "Run with APPROVE=1 to accept, and read the difference.");
    }

    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfTheCorpus_Compiles(PortingStyle style)
    {
        var compiler = new SnippetCompiler();
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(Folder, "*.php").Order(StringComparer.Ordinal))
        {
            var result = PhpPorter.Port(File.ReadAllText(file), new PortingOptions { FileName = Path.GetFileName(file), Style = style });
            Assert.That(result.Succeeded, $"{result}");
            compiler.Add(Path.GetFileName(file), result.Code!, style);
            count++;
        }
        Assert.That(compiler.Compile(), Is.Empty);
        Assert.That(count, Is.GreaterThanOrEqualTo(150));
    }
}
