using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Whole programs in the manner of real code, and random ones: the ported C# prints and sends what PHP prints and sends.</summary>
public sealed class ProgramTests
{
    // A long run has longer files: the compiler costs more than the programs.
    private const int FunctionsPerFile = 20;
    private const int FunctionsPerLongFile = 100;

    private static IEnumerable<TestCaseData> Programs =>
        from file in Directory.EnumerateFiles(PhpJudge.Folder, "*.php").Order(StringComparer.Ordinal)
        where Path.GetFileName(file) is not ("stand-in.php" or "frameworks.php")
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

    /// <summary>20 functions for each seed, in one compilation. <c>DIFFERENTIAL_SEEDS</c> sets the number of seeds, <c>DIFFERENTIAL_FIRST</c> the first
    /// one; then a seed has 100 functions, and the run counts how often each rule of the grammar was used.</summary>
    [Test]
    [Category("Differential")]
    public void Port_RandomPrograms_PrintAndSendWhatPhpDoes()
    {
        if (PhpJudge.Obstacle is { } obstacle)
            Assert.Ignore(obstacle);
        var isLong = int.TryParse(Environment.GetEnvironmentVariable("DIFFERENTIAL_SEEDS"), out var cases);
        var (first, seeds) = (int.TryParse(Environment.GetEnvironmentVariable("DIFFERENTIAL_FIRST"), out var given) ? given : 0, isLong ? cases : 6);
        var uses = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var file = Path.Combine(Path.GetTempPath(), $"porter-{Guid.NewGuid():N}.php");
        try
        {
            for (var seed = first; seed < first + seeds; seed++)
            {
                var generator = new PhpGenerator(seed);
                var php = generator.File(isLong ? FunctionsPerLongFile : FunctionsPerFile);
                foreach (var (rule, count) in generator.Uses)
                    uses[rule] = uses.GetValueOrDefault(rule) + count;
                File.WriteAllText(file, php);
                var style = seed % 2 == 0 ? PortingStyle.Dynamic : PortingStyle.Static;

                Assert.That(Output(php, style), Is.EqualTo(PhpJudge.Run(file)), $"seed {seed}");
                if (isLong)
                    TestContext.Progress.WriteLine(
                        $"{(seed - first + 1) * FunctionsPerLongFile} programs; {string.Join(", ", uses.Select(static one => $"{one.Key} {one.Value}"))}");
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
