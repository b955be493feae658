using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Whole programs in the manner of real code, and random ones: the ported C# prints and sends what PHP prints and sends.</summary>
public sealed class ProgramTests
{
    private const int FunctionsPerFile = 20;

    private static IEnumerable<TestCaseData> Programs =>
        from file in Directory.EnumerateFiles(PhpJudge.Folder, "*.php").Order(StringComparer.Ordinal)
        where Path.GetFileName(file) != "stand-in.php"
        from style in (PortingStyle[])[PortingStyle.Dynamic, PortingStyle.Static]
        select new TestCaseData(file, style).SetArgDisplayNames(Path.GetFileName(file), style.ToString());

    [TestCaseSource(nameof(Programs))]
    public void Port_AProgram_PrintsAndSendsWhatPhpDoes(string file, PortingStyle style)
    {
        var expected = File.ReadAllText(Path.ChangeExtension(file, ".out.txt"));

        Assert.That(Output(File.ReadAllText(file), style), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Programs))]
    public void Php_AProgram_StillPrintsTheRecordedOutput(string file, PortingStyle style)
    {
        if (PhpJudge.Obstacle is { } obstacle)
            Assert.Ignore(obstacle);

        Assert.That(PhpJudge.Run(file), Is.EqualTo(File.ReadAllText(Path.ChangeExtension(file, ".out.txt"))), $"{style}");
    }

    /// <summary>20 functions for each seed, in one compilation. <c>FUZZ_CASES</c> sets the number of seeds.</summary>
    [Test]
    [Category("Differential")]
    public void Port_RandomPrograms_PrintAndSendWhatPhpDoes()
    {
        if (PhpJudge.Obstacle is { } obstacle)
            Assert.Ignore(obstacle);
        var seeds = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_CASES"), out var cases) ? cases : 6;
        var file = Path.Combine(Path.GetTempPath(), $"porter-{Guid.NewGuid():N}.php");
        try
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                var php = new PhpGenerator(seed).File(FunctionsPerFile);
                File.WriteAllText(file, php);
                var style = seed % 2 == 0 ? PortingStyle.Dynamic : PortingStyle.Static;

                Assert.That(Output(php, style), Is.EqualTo(PhpJudge.Run(file)), $"seed {seed}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Output(string php, PortingStyle style)
    {
        var ported = PhpPorter.Port(php, new PortingOptions { Style = style });
        Assert.That(ported.Succeeded, $"{ported}");
        return PortedProgram.Run(ported.Code!, style);
    }
}
