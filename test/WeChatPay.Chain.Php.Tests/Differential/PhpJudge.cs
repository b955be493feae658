using System.Diagnostics;
using System.Text;

namespace WeChatPay.Php.Tests.Differential;

/// <summary>PHP, one process for many cases.</summary>
internal static class PhpJudge
{
    /// <summary>Gets why there is no PHP to ask; null where there is one.</summary>
    public static string? WhyMissing { get; } = Find();

    /// <summary>Runs the cases in PHP.</summary>
    /// <returns>A line for each case.</returns>
    public static IReadOnlyList<string> Run(IReadOnlyList<string> cases)
    {
        var folder = Directory.CreateTempSubdirectory("php-judge").FullName;
        try
        {
            var script = Path.Combine(folder, "judge.php");
            var input = Path.Combine(folder, "cases.txt");
            File.WriteAllLines(input, cases);
            using (var source = typeof(PhpJudge).Assembly.GetManifestResourceStream("judge.php")!)
            using (var target = File.Create(script))
                source.CopyTo(target);
            using var process = Process.Start(new ProcessStartInfo("php", ["-d", "memory_limit=1G", script, input])
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = new UTF8Encoding(false),
            })!;
            var lines = new List<string>(cases.Count);
            while (process.StandardOutput.ReadLine() is { } line)
                lines.Add(line);
            process.WaitForExit();
            Assert.That(lines, Has.Count.EqualTo(cases.Count), "PHP stopped before the last case: " + cases[Math.Min(lines.Count, cases.Count - 1)]);
            return lines;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Find()
    {
        const string advice = "`php` with bcmath and mbstring is not installed: `dotnet cake --target=Php` installs it.";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("php",
                ["-r", "echo PHP_MAJOR_VERSION, PHP_MINOR_VERSION, function_exists('bcadd'), function_exists('mb_substr');"])
            {
                RedirectStandardOutput = true,
            })!;
            var says = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return says == "8211" ? null : advice + $" PHP 8.2 is the reference; this one says {says}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return advice;
        }
    }
}
