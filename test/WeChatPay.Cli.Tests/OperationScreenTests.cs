using Spectre.Console;
using WeChatPay.Cli.Operations;
using WeChatPay.Facts;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Tests;

/// <summary>A narrow terminal: paths and names stay whole.</summary>
internal sealed class OperationScreenTests
{
    private const int Width = 80;

    [Test]
    public void Show_MatchesTooWideForTheTerminal_PutsTheNameBelowTheWholePath()
    {
        var lines = Write(screen => screen.Show(OperationSearch.Default.Find(["complaints-v2", "退款"]).Hits));

        Assert.That(lines, Has.Some.EqualTo("POST v3/merchant-service/complaints-v2/{complaint_id}/update-refund-progress"));
        Assert.That(lines, Has.Some.EqualTo("     更新退款审批结果"));
    }

    [Test]
    public void Show_EveryOperation_BreaksNoWordAndFitsWhereItCan()
    {
        foreach (var operation in OperationTable.Default.Operations.Where(static (_, at) => at % 10 == 0))
        {
            var lines = Write(screen => screen.Show(operation));

            Assert.That(lines, Has.Some.EqualTo($"{operation.Method} {operation.Path}"));
            foreach (var name in operation.Request.Concat(operation.Response).SelectMany(static field => field.Fields).Select(static field => field.Name))
                Assert.That(lines, Has.Some.Contains($" {name}"), operation.Path);
            // A line that is too wide has one word alone beside its place.
            foreach (var line in lines.Where(static line => TextColumns.Count(line) > Width))
                Assert.That(line.TrimStart('│', ' ', '├', '└').Split(' ', StringSplitOptions.RemoveEmptyEntries), Has.Length.LessThanOrEqualTo(2), line);
        }
    }

    [TestCase("一二三 abc", 6, "一二三", "abc")]
    [TestCase("abc def ghi", 7, "abc def", "ghi")]
    [TestCase("abcdefgh ij", 4, "abcdefgh", "ij")]
    public void Wrap_Text_BreaksAtBlanksAlone(string text, int columns, params string[] lines) =>
        Assert.That(TextColumns.Wrap(text, columns), Is.EqualTo(lines));

    [TestCase("一二三四", 4, "一二", "三四")]
    [TestCase("一二。三四", 4, "一", "二。", "三四")]
    [TestCase("一（二）", 4, "一", "（二）")]
    [TestCase("吉𠮷𠮷吉", 4, "吉𠮷", "𠮷吉")]
    public void Wrap_WideText_BreaksBetweenCharacters(string text, int columns, params string[] lines) =>
        Assert.That(TextColumns.Wrap(text, columns, breaksWide: true), Is.EqualTo(lines));

    private static string[] Write(Action<OperationScreen> show)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width;
        show(new OperationScreen(console));
        return output.ToString().ReplaceLineEndings("\n").Split('\n');
    }
}
