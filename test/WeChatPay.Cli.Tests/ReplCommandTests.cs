namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class ReplCommandTests
{
    private const string Create = """
        instance.chain("v3/hire-power-bank/insurance-orders").post(new
        {
            json = new { out_order_no = "6e83", openid = "232", notify_url = "https://api.test.com", service_id = "实例值" },
        })
        """;

    [Test]
    public async Task Repl_Pipe_KeepsVariablesFromLineToLine()
    {
        var repl = await CommandLine.RunWithInputAsync("""
            var n = 40;
            int Add(int by) => n + by;
            using System.Text;
            new StringBuilder().Append(Add(2)).ToString()
            n
            """, "repl");

        Assert.That(repl, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "\"42\"\n40\n", "")));
    }

    [Test]
    public async Task Repl_Response_IsATableOfItsFields()
    {
        var repl = await CommandLine.RunWithInputAsync(Create, "repl");

        Assert.That(repl.Code, Is.EqualTo(Tool.Done), repl.Error);
        Assert.That(repl.Output, Does.StartWith("200 OK (").And.Match(@"│ out_order_no +│ 6e83 +│").And.Not.Contain('{'));
    }

    [Test]
    public async Task Repl_ResponseAsJson_IsIndented()
    {
        var repl = await CommandLine.RunWithInputAsync($":json\n{Create}\n:table\n:quit\nnot reached", "repl");

        Assert.That(repl.Code, Is.EqualTo(Tool.Done), repl.Error);
        Assert.That(repl.Output, Does.Contain("\n  \"out_order_no\": \"6e83\",\n").And.EndWith("}\n"));
    }

    [Test]
    public async Task Repl_ChainOnLinesOfItsOwn_IsOneInputWhosePromiseIsWaitedFor()
    {
        var repl = await CommandLine.RunWithInputAsync("""
            client["v3/hire-power-bank/insurance-orders/7"]
                .GetAsync(new { http_errors = false })
                .then(static response => response.StatusCode)
            """, "repl");

        Assert.That(repl, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "404\n", "")));
    }

    [Test]
    public async Task Repl_ErrorResponse_ShowsTheError()
    {
        var repl = await CommandLine.RunWithInputAsync("instance.v3.no.such.path.get()", "repl");

        Assert.That(repl.Code, Is.EqualTo(Tool.Failed));
        Assert.That(repl.Error, Does.StartWith("WeChatPayApiException: GET v3/no/such/path was answered 404"));
    }

    [TestCase("exit")]
    [TestCase("exit;")]
    [TestCase("exit()")]
    [TestCase("quit")]
    [TestCase(":exit")]
    public async Task Repl_WordThatLeaves_Leaves(string word)
    {
        var repl = await CommandLine.RunWithInputAsync($"{word}\nnot reached", "repl");

        Assert.That(repl, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "", "")));
    }

    [Test]
    public async Task Repl_MisspeltPath_IsNotedWithTheNearest() =>
        Assert.That((await CommandLine.RunWithInputAsync("instance.v3.pay.transactons.native.get()", "repl")).Error, Does.StartWith(
            "note: no documented operation has the path v3/pay/transactons/native. The nearest is POST v3/pay/transactions/native Native下单.\n"));

    [TestCase("nope()", "(1,1): error CS0103: ")]
    [TestCase("throw new InvalidOperationException(\"no luck\");", "InvalidOperationException: no luck")]
    [TestCase("await Task.FromException(new InvalidOperationException(\"no luck\"))", "InvalidOperationException: no luck")]
    [TestCase("Task.FromException(new InvalidOperationException(\"no luck\"))", "InvalidOperationException: no luck")]
    [TestCase(":nope", ":nope is not a command. The commands are :help")]
    public async Task Repl_LineThatFails_IsReportedAndTheNextRuns(string line, string says)
    {
        var repl = await CommandLine.RunWithInputAsync($"var n = 1;\n{line}\nn", "repl");

        Assert.That(repl.Code, Is.EqualTo(Tool.Failed));
        Assert.That(repl.Error, Does.StartWith(says));
        Assert.That(repl.Output, Is.EqualTo("1\n"));
    }

    [TestCase("new { a = 1, b = new[] { 2 }, c = new { } }", "│ b[0]  │ 2     │\n│ c     │ {}    │")]
    [TestCase("json_decode(\"{\\\"a\\\":{\\\"b\\\":1.50}}\", true)", "│ a.b   │ 1.5   │")]
    [TestCase("new string[0]", "[]")]
    [TestCase("1.5m", "1.5")]
    [TestCase("instance", "WeChat Pay client")]
    [TestCase("Task.Delay(1)", "")]
    [TestCase("null", "")]
    public async Task Repl_Value_IsShown(string expression, string shown)
    {
        var repl = await CommandLine.RunWithInputAsync(expression, "repl");

        Assert.That(repl.Code, Is.EqualTo(Tool.Done), repl.Error);
        Assert.That(repl.Output, shown.Length > 0 ? Does.Contain(shown) : Is.Empty);
    }

    [Test]
    public async Task Repl_Help_NamesTheCommands()
    {
        var repl = await CommandLine.RunWithInputAsync(":help", "repl");

        Assert.That(repl.Output, Does.Contain(":table").And.Contain(":json").And.Contain(":quit").And.Contain("Ctrl+C"));
    }
}
