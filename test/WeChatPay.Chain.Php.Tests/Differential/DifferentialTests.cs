using System.Globalization;
using System.Text;
using FsCheck.Fluent;

namespace WeChatPay.Php.Tests.Differential;

/// <summary>Holds each operator and function against PHP itself, with generated arguments.</summary>
[NonParallelizable]
public class DifferentialTests
{
    // 100,000 cases and more: DIFFERENTIAL_CASES=300 for each line of the list.
    private static int CasesForEach => int.TryParse(Environment.GetEnvironmentVariable("DIFFERENTIAL_CASES"), out var count) ? count : 40;

    private static string? Only => Environment.GetEnvironmentVariable("DIFFERENTIAL_ONLY");

    [Test]
    public void FunctionsAndOperators_GeneratedArguments_GiveWhatPhpGives()
    {
        if (PhpJudge.WhyMissing is { } why)
            Assert.Ignore(why);
        var cases = new List<Case>();
        foreach (var (name, pattern) in Patterns.All)
        {
            if (Only is { } only && !only.Split(',').Contains(name))
                continue;
            foreach (var arguments in Arguments.ForPattern(pattern).Sample(CasesForEach, 12))
                cases.Add(new(name, arguments));
        }
        var lines = cases.ConvertAll(static given => given.ToLine());
        var theirs = PhpJudge.Run(lines);
        if (Environment.GetEnvironmentVariable("DIFFERENTIAL_RECORD") is { } path)
            File.WriteAllLines(path, lines.Zip(theirs, static (line, result) => line + "\t" + result));
        var (differences, refused) = (new List<(string Name, string Text)>(), 0);
        for (var at = 0; at < cases.Count; at++)
        {
            string? ours;
            try
            {
                ours = Ours.Run(Case.FromLine(lines[at]));
            }
            catch (Exception error) when (error is not Error)
            {
                ours = "threw " + (error.InnerException ?? error).GetType().Name + ": " + (error.InnerException ?? error).Message;
            }
            if (ours is null)
                refused++;
            else if (ours != theirs[at])
                differences.Add((cases[at].Name, $"{lines[at]}\n    PHP {theirs[at]}\n    we  {ours}"));
        }
        TestContext.Out.WriteLine($"{cases.Count} cases, {differences.Count} differ, {refused} refused with a reason.");
        foreach (var group in differences.GroupBy(static difference => difference.Name))
            TestContext.Out.WriteLine($"{group.Key}: {group.Count()}");
        Assert.That(differences, Is.Empty, Describe(differences));
    }

    /// <summary>The same without PHP: what PHP 8.2 gave when these were recorded, by DIFFERENTIAL_RECORD=vectors.txt and DIFFERENTIAL_CASES=2.</summary>
    [Test]
    public void FunctionsAndOperators_RecordedArguments_GiveWhatPhpGave()
    {
        using var vectors = new StreamReader(typeof(DifferentialTests).Assembly.GetManifestResourceStream("vectors.txt")!);
        var count = 0;
        Assert.Multiple(() =>
        {
            while (vectors.ReadLine() is { } line)
            {
                var parts = line.Split('\t');
                count++;
                if (Ours.Run(Case.FromLine(parts[0])) is { } ours)
                    Assert.That(ours, Is.EqualTo(parts[1]), parts[0]);
            }
        });
        Assert.That(count, Is.GreaterThan(300));
    }

    private static string Describe(List<(string Name, string Text)> differences)
    {
        var text = new StringBuilder();
        foreach (var group in differences.GroupBy(static difference => difference.Name))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"== {group.Key}: {group.Count()}");
            foreach (var (_, difference) in group.OrderBy(static difference => difference.Text.Length).Take(5))
                text.AppendLine(difference);
        }
        return text.ToString();
    }
}
