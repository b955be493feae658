using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>
/// Every C# block of README.md, docs/ and the skill for assistants is compiled; the Chinese pages have the same ones
/// (<see cref="TranslationTests"/>). A comment on the line above a block may say
/// <c>&lt;!-- sample: continues --&gt;</c> (it goes on from the C# blocks above it in that file, back to the last that stands alone), or
/// <c>&lt;!-- sample: CS1977 --&gt;</c> (it shows what the compiler refuses, with that error), or
/// <c>&lt;!-- sample: elsewhere --&gt;</c> (it is code for another library, in a guide for people who come from there: see <see cref="MigrationGuidesTests"/>).
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class SamplesTests
{
    private static IEnumerable<TestCaseData> Blocks =>
        from file in Repository.MarkdownFiles
        where file is "README.md" or "src/WeChatPay.Cli/Assistants/SKILL.md"
            || (file.StartsWith("docs/", StringComparison.Ordinal) && !file.StartsWith("docs/zh-CN/", StringComparison.Ordinal))
        let fences = SampleCompiler.ReadBlocks(file)
        from at in Enumerable.Range(0, fences.Length)
        select new TestCaseData((object)SampleCompiler.Program(fences, at)).SetArgDisplayNames($"{file}:{fences[at].Line}");

    [TestCaseSource(nameof(Blocks))]
    public void Block_InDocumentation_Compiles(object program)
    {
        var fences = (Fence[])program;
        var note = fences[^1].Note;
        var refusal = note.StartsWith("sample: CS", StringComparison.Ordinal) ? note["sample: ".Length..] : null;

        var found = SampleCompiler.Compile(fences);

        if (refusal is not null)
            Assert.That(found.Select(static diagnostic => diagnostic.Id), Is.Not.Empty.And.All.EqualTo(refusal), Describe(found));
        else
            Assert.That(found, Is.Empty, Describe(found));
    }

    [Test]
    public void Readme_ForAReader_ShowsCode() =>
        Assert.That(SampleCompiler.ReadBlocks("README.md"), Is.Not.Empty);

    [TestCase("int amount = \"1\";", "CS0029")]
    [TestCase("string? note = null;\nConsole.WriteLine(note.Length);", "CS8602")]
    [TestCase("using System.Text;\n\nConsole.WriteLine(new StringBuilder());\nawait Task.Delay(1, cancellationToken);", null)]
    [TestCase("var cancellationToken = CancellationToken.None;\nawait Task.Delay(1, cancellationToken);", null)]
    [TestCase("dynamic chain = new object();\nchain.then(response => 1);", "CS1977")]
    [TestCase("public sealed record Order(string OutTradeNo);", null)]
    public void Compile_Block_ReportsWhatTheCompilerSays(string text, string? expected)
    {
        var found = SampleCompiler.Compile(new Fence("guide.md", "csharp", text, 10, ""));

        Assert.That(found.Select(static diagnostic => diagnostic.Id), expected is null ? Is.Empty : Is.EqualTo((string[])[expected]), Describe(found));
    }

    [Test]
    public void Compile_BrokenLine_IsReportedAtItsLineInTheFile()
    {
        var found = SampleCompiler.Compile(new Fence("guide.md", "csharp", "using System.Text;\n\nConsole.WriteLine(1)\n", 10, ""));

        Assert.That(Describe(found), Does.StartWith("guide.md(12"));
    }

    [Test]
    public void Compile_Continuation_SeesTheBlocksBefore()
    {
        var first = new Fence("guide.md", "csharp", "using System.Text;\nvar order = new StringBuilder();", 10, "");
        var second = new Fence(
            "guide.md", "csharp", "using System.Globalization;\norder.Append(CultureInfo.InvariantCulture, $\"{1}\");", 20, "sample: continues");

        Assert.That(Describe(SampleCompiler.Compile(first, second)), Is.Empty);
    }

    private static string Describe(IEnumerable<Diagnostic> found) =>
        string.Join('\n', found.Select(static diagnostic => diagnostic.Location.GetMappedLineSpan() is var at
            ? $"{at.Path}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1}): {diagnostic.Id} {diagnostic.GetMessage(null)}"
            : ""));
}
