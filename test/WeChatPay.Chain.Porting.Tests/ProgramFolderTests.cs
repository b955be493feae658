using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Programs in the manner of shops that use the SDK, in folders by subject: the ported C# prints and sends what PHP prints and sends, or the
/// program is refused with the code that the folder names.</summary>
[NonParallelizable]
public sealed class ProgramFolderTests
{
    private static IEnumerable<TestCaseData> Folders =>
        from folder in ProgramFolder.All select new TestCaseData(folder).SetArgDisplayNames(Path.GetFileName(folder));

    private static IEnumerable<TestCaseData> FoldersAndStyles =>
        from folder in ProgramFolder.All
        from style in (PortingStyle[])[PortingStyle.Dynamic, PortingStyle.Static]
        select new TestCaseData(folder, style).SetArgDisplayNames(Path.GetFileName(folder), style.ToString());

    [TestCaseSource(nameof(FoldersAndStyles))]
    public void Port_ProgramsOfASubject_PrintAndSendWhatPhpDoes(string path, PortingStyle style)
    {
        var folder = new ProgramFolder(path);
        var (refused, outputs, assembly) = (folder.Refused(), folder.Outputs(), new ProgramAssembly(style));
        var problems = new List<string>();
        foreach (var program in folder.Programs)
        {
            var result = PhpPorter.Port(folder.Read(program), new PortingOptions { Style = style, FileName = program + ".php" });
            if (refused.TryGetValue(program, out var code) != !result.Succeeded || code is not null && result.Diagnostics.All(found => found.Code != code))
                problems.Add($"{program} is {(result.Succeeded ? "not refused" : $"refused: {result}")}");
            if (result.Succeeded)
                assembly.Add(program, result.Code!);
        }
        problems.AddRange(assembly.Compile());
        foreach (var program in folder.Programs.Where(program => !refused.ContainsKey(program)))
        {
            if (assembly.Run(program) is { } printed && printed != outputs[program])
                problems.Add($"{program} differs\n--- PHP\n{outputs[program]}\n--- C#\n{printed}");
        }
        Assert.That(problems, Is.Empty, string.Join("\n", problems));
    }

    [TestCaseSource(nameof(Folders))]
    public void Php_ProgramsOfASubject_StillPrintTheRecordedOutput(string path)
    {
        if (PhpJudge.Obstacle is { } obstacle)
            Assert.Ignore(obstacle);
        var folder = new ProgramFolder(path);
        var printed = ProgramFolder.Write(folder.Programs.Select(program => (program, PhpJudge.Run(folder.FileOf(program)))));
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(folder.OutputsFile, printed);

        Assert.That(printed, Is.EqualTo(File.ReadAllText(folder.OutputsFile)), "Run with APPROVE=1 to record the output.");
    }

    /// <summary>At most one program in twenty may be refused.</summary>
    [Test]
    public void Refused_OfAllPrograms_AreFew()
    {
        var folders = ProgramFolder.All.Select(static path => new ProgramFolder(path)).ToList();
        var all = folders.Sum(static folder => folder.Programs.Count);

        Assert.That(all, Is.GreaterThanOrEqualTo(300));
        Assert.That(folders.Sum(static folder => folder.Refused().Count), Is.LessThanOrEqualTo(all / 20));
    }
}
