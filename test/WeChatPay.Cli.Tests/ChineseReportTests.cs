namespace WeChatPay.Cli.Tests;

/// <summary>What the tool reports in Chinese about PHP and about errors of WeChat Pay.</summary>
[NonParallelizable]
internal sealed class ChineseReportTests : SnippetFixture
{
    // Message and hint of the place; the hint of the rule; a value within; words of PHP's parser within; a hint within a hint; a choice of two.
    [TestCase("return 1;", "(1,1): error WCP3019: 代码片段自身返回的值，没有任何代码接收。 `return` 提示：删除该值，或删除 `return`。")]
    [TestCase("goto end; end: echo 1;", "(1,1): error WCP3011: `goto` 不移植。 `goto` 提示：使用循环，或提前返回的函数。")]
    [TestCase("echo $x;", "(1,6): warning WCP3092: 变量在此处没有值，须由外围代码声明。 `$x` 提示：在粘贴代码的位置声明它。")]
    [TestCase("class A { function f() { return $this->g(); } }", "(1,33): error WCP3035: 该类没有方法 `g`。 `$this` 提示：调用该类的方法。")]
    [TestCase("strlen();", "(1,1): error WCP3031: `strlen` 只有带 1 个参数时才移植。 `strlen` 提示：按诊断信息列出的参数书写。")]
    [TestCase("array_change_key_case();", "error WCP3031: `array_change_key_case` 只有带 1 至 2 个参数时才移植。")]
    [TestCase("echo 1 $x;", "(1,8): error WCP3001: 语法错误：意外出现变量，此处应为\";\"。 `$x` 提示：先修正 PHP：`php -l file.php` 会报告同一位置。")]
    [TestCase("echo new Nowhere();", "error WCP3033: `new Nowhere` 不移植。 `new` 提示：`Nowhere` 在此处没有对应的写法。将它的文件与此文件一并移植，或用 C# 编写该类。")]
    [TestCase("echo WeChatPay\\Formatter::nothing();", "提示：可用的方法有 nonce、timestamp、")]
    public async Task Port_RefusedPhp_IsReportedInChineseInTheFormatOfCompilers(string php, string report)
    {
        var file = Folder.File("bad.php", "<?php\n" + php);

        var outcome = await CommandLine.RunAsync("port", file, "--lang", "zh");

        Assert.That(outcome.Error, Does.Contain(report.StartsWith('(') ? file + "(2" + report[2..] : report));
    }

    [Test]
    public async Task Port_IdiomaticRefusal_JoinsItsTwoHintsInChinese()
    {
        var file = Folder.File("bad.php", "<?php $values = [1, 'a' => 2];");

        var outcome = await CommandLine.RunAsync("port", file, "--output", "idiomatic", "--lang", "zh");

        Assert.That(outcome.Error, Does.Match("error WCP3070: .*没有地道的 C# 写法。 .* 提示：.+。也可以用 `--output verbatim` 移植。"));
    }

    [Test]
    public async Task Port_NameThatMayBeAKey_IsHiddenInChinese()
    {
        var file = Folder.File("bad.php", "<?php echo new Key13800138000(); $x = 1; $x->tel13800138000;");

        var outcome = await CommandLine.RunAsync("port", file, "--lang", "zh");

        Assert.That(outcome.Error, Does.Contain("`new …` 不移植。").And.Contain("该值没有成员 `…`。").And.Not.Contain("13800138000"));
    }

    [Test]
    public async Task Port_FolderWithRefusedPhp_IsReportedInChinese()
    {
        Folder.File("src/bad.php", "<?php goto end; end: echo 1;");
        var target = Path.Combine(Folder.FullName, "cs");

        await CommandLine.RunAsync("port", Path.Combine(Folder.FullName, "src"), "--out", target, "--lang", "zh");

        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(target, "PORTING.md")),
            Does.Contain("| 1 | WCP3011 | goto | `goto` 不移植。使用循环，或提前返回的函数。 |"));
    }

    [TestCase("SIGN_ERROR", @"\ASIGN_ERROR\n  含义：签名与请求不符，.*。\n  处理办法：.*。\n  能否重试：不能。同样的请求会再次被拒绝。\n\z")]
    [TestCase("08F7-268501013", @"\A子错误码 268501013（JSAPI支付必须传openid）\n  含义：JSAPI 支付需要用户的 `openid`。\n  处理办法：发送 `payer.openid`，")]
    [TestCase("PARAM_ERROR", @"\Av3：PARAM_ERROR\n  含义：[^a-z]*\n.*`detail`.*\n.*\nv2：PARAM_ERROR\n  含义：[^a-z]*\n")]
    [TestCase("USERPAYING", @"\n  能否重试：不能。请改为每 5 秒查询一次，持续 30 秒。\n\z")]
    [TestCase("429", @"\A官方文档中没有此错误码；根据状态码说明如下：\n  含义：")]
    public async Task Explain_Error_IsChinese(string error, string says)
    {
        var outcome = await CommandLine.RunAsync("explain", error, "--lang", "zh");

        Assert.That(outcome.Output, Does.Match(says));
    }

    [Test]
    public async Task Explain_ErrorAndSubCode_ListsThemInChinese()
    {
        var outcome = await CommandLine.RunWithInputAsync("NO_AUTH: 无权限\nRequest-ID: 08F7-268448010\n", "explain", "-", "--lang", "zh");

        Assert.That(outcome.Output, Does.StartWith("NO_AUTH、子错误码 268448010（此商家的收款功能已被限制）\n"));
    }

    [Test]
    public async Task Call_ErrorResponse_BringsItsAdviceInChinese()
    {
        var call = await CommandLine.RunAsync(
            "call", "GET", "v3/pay/transactions/out-trade-no/{out_trade_no}", "--var", "out_trade_no=N12345678", "--query", "mchid=1900000109", "--lang", "zh");

        Assert.That(call.Error, Does.Contain("\n  含义：路径所指的资源不存在。").And.Contain("\n  能否重试：不能。"));
    }
}
