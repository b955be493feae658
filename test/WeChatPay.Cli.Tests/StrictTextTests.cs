using System.Text;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Tests;

/// <summary>Text of the user is UTF-8, or it is refused: a replaced character would go over the wire.</summary>
[NonParallelizable]
internal sealed class StrictTextTests : SnippetFixture
{
    // `echo "你好";` in GBK.
    private static readonly byte[] Gbk = [.. "<?php\n$a = 1;\necho \""u8, 0xC4, 0xE3, 0xBA, 0xC3, .. "\";\n"u8];

    [TestCase("run")]
    [TestCase("port")]
    [TestCase("run", "--dry-run")]
    public async Task Snippet_InGbk_IsRefusedWithItsLineAndTheCommand(params string[] command)
    {
        var file = Path.Combine(Folder.FullName, "gbk.php");
        await File.WriteAllBytesAsync(file, Gbk);

        var outcome = await CommandLine.RunAsync([.. command, file]);

        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((Tool.Failed, "")));
        Assert.That(outcome.Error, Does.StartWith($"{file}: error: ").And.Contain("look at line 3").And.Contain($"iconv -f GB18030 -t UTF-8 '{file}'"));
    }

    [Test]
    public async Task Call_BodyFileInGbk_IsRefusedBeforeSending()
    {
        var file = Path.Combine(Folder.FullName, "order.json");
        await File.WriteAllBytesAsync(file, [.. "{\"description\":\""u8, 0xC4, 0xE3, .. "\"}"u8]);

        var outcome = await CommandLine.RunAsync("call", "POST", "v3/pay/transactions/native", "--json", $"@{file}");

        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((Tool.Misused, "")));
        Assert.That(outcome.Error, Does.Contain("is not UTF-8: look at line 1").And.Match("Nothing was sent\\.\n(WCP2000: .+\n)?$"));
    }

    [Test]
    public void StrictReader_Lines_AreThoseOfTheText()
    {
        using var reader = new StrictReader(new MemoryStream([0xEF, 0xBB, 0xBF, .. "一\r\n\n三"u8]));

        Assert.That(new[] { reader.ReadLine(), reader.ReadLine(), reader.ReadToEnd() }, Is.EqualTo(new[] { "一", "", "三" }));
        Assert.That(reader.ReadLine(), Is.Null);
    }

    [Test]
    public void StrictReader_BytesThatAreNotUtf8_AreRefusedWithTheirLine()
    {
        using var reader = new StrictReader(new MemoryStream(Gbk));

        Assert.That(() => reader.ReadToEnd(), Throws.TypeOf<MisuseException>().With.Message.Contains("The standard input is not UTF-8: look at line 3"));
    }

    [Test]
    public void Decode_TextsOfEditors_AreRead([Values("utf-8", "utf-16", "utf-16BE")] string encoding)
    {
        var of = Encoding.GetEncoding(encoding);

        Assert.That(StrictText.Decode([.. of.GetPreamble(), .. of.GetBytes("实例值\n")], "x"), Is.EqualTo("实例值\n"));
    }
}
