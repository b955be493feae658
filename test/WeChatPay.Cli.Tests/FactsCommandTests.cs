using WeChatPay.Facts;

namespace WeChatPay.Cli.Tests;

/// <summary><c>wechatpay facts</c> writes the tool's table, and compares tables.</summary>
internal sealed class FactsCommandTests : SnippetFixture
{
    private string Table => Path.Combine(Folder.FullName, "table");

    [Test]
    public async Task Export_ThatIsChanged_DiffersInThatAlone()
    {
        var exported = await CommandLine.RunAsync("facts", "export", Table);
        var same = await CommandLine.RunAsync("facts", "diff", Table);
        var file = Path.Combine(Table, "v3", "bill.txt");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file))
            .Replace("GET v3/bill/fundflowbill 申请资金账单", "POST v3/bill/own 自己的\n\nGET v3/bill/fundflowbill 申请资金账单", StringComparison.Ordinal)
            .Replace("account_type string = BASIC|OPERATION|FEES\n", "account_type string = BASIC|OPERATION\n", StringComparison.Ordinal));
        var changed = await CommandLine.RunAsync("facts", "diff", Table);

        Assert.That((exported.Code, same.Code, changed.Code), Is.EqualTo((Tool.Done, Tool.Done, Tool.Done)), exported.Error + same.Error + changed.Error);
        Assert.That(same.Output, Is.EqualTo("Operations: 0 added, 0 removed, 0 changed. Callbacks: 0 added, 0 removed, 0 changed.\n"));
        Assert.That(changed.Output, Does.StartWith("Operations: 0 added, 1 removed, 1 changed.")
            .And.Contain("- POST v3/bill/own").And.Contain("~ GET v3/bill/fundflowbill\n    ~ query.account_type: value +FEES\n"));
    }

    [Test]
    public async Task Diff_OfTwoFiles_ComparesThem()
    {
        var (old, current) = (Path.Combine(Folder.FullName, "old.txt"), Path.Combine(Folder.FullName, "new.txt"));
        await File.WriteAllTextAsync(old, "GET v3/a 甲\n");
        await File.WriteAllTextAsync(current, "GET v3/a 甲\n\nGET v3/b 乙\n");

        var outcome = await CommandLine.RunAsync("facts", "diff", old, current);

        Assert.That(outcome.Output, Does.StartWith("Operations: 1 added, 0 removed, 0 changed.").And.Contain("+ GET v3/b"));
    }

    [TestCase("facts diff {0}/none", Tool.Misused, "OLD: ")]
    [TestCase("facts diff {0}/empty.txt", Tool.Misused, "has no operation of a table")]
    [TestCase("facts diff {0}/wrong.txt", Tool.Failed, "It is not a table of API facts: Line 1")]
    [TestCase("facts export {0}", Tool.Misused, "is not an empty folder. Nothing was written.")]
    [TestCase("facts export {0}/empty.txt", Tool.Misused, "is not an empty folder. Nothing was written.")]
    public async Task Facts_OfOtherThings_SaysSo(string line, int code, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "empty.txt"), "");
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "wrong.txt"), "hello\n");

        var outcome = await CommandLine.RunAsync([.. line.Split(' ').Select(word => word.Replace("{0}", Folder.FullName, StringComparison.Ordinal))]);

        Assert.That(outcome.Code, Is.EqualTo(code), outcome.Error);
        Assert.That(outcome.Error, Does.Contain(said).And.Contain(code == Tool.Failed ? "WCP2015" : "WCP2000"));
    }

    [Test]
    public async Task Version_OfTheTool_NamesTheMonthOfTheTable()
    {
        var outcome = await CommandLine.RunAsync("--version");

        Assert.That(OperationTable.Default.Month, Does.Match("^20[0-9]{2}-(0[1-9]|1[0-2])$"));
        Assert.That(outcome.Output, Does.Match($@"^\d+\.\d+\.\d+[^\n]*\nAPI facts of {OperationTable.Default.Month}: \d+ operations, \d+ callbacks\n$"));
    }
}
