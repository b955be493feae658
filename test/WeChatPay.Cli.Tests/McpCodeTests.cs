using System.Diagnostics;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Tests;

/// <summary>The code of an assistant: it is run apart, and checked.</summary>
[NonParallelizable]
internal sealed class McpCodeTests : McpFixture
{
    [Test]
    public async Task DryRun_OfBothLanguages_ShowsTheRequest()
    {
        var csharp = await DryRunAsync("await instance[\"v3/certificates\"].GetAsync();\nConsole.Write(\"done\");");
        var php = await DryRunAsync("$instance->v3->certificates->get();");

        foreach (var run in (Answer[])[csharp, php])
        {
            Assert.That(run.IsError, Is.False, run.Text);
            Assert.That((string?)JObject.Parse(run.Text.Split('\n')[0])["url"], Is.EqualTo("https://api.mch.weixin.qq.com/v3/certificates"));
        }
        Assert.That(csharp.Text, Does.Contain("\ndone"));
    }

    [TestCase("new System.Net.Http.HttpClient().GetStringAsync(\"http://127.0.0.1/\").Wait();", "System.Net.Http.HttpClient")]
    [TestCase("System.Net.Dns.GetHostName();", "System.Net.Dns")]
    [TestCase("File.WriteAllText(\"x\", \"y\");", "System.IO.File")]
    [TestCase("System.Diagnostics.Process.Start(\"sh\");", "System.Diagnostics.Process")]
    [TestCase("typeof(object).Assembly.GetTypes();", "System.Reflection.Assembly")]
    [TestCase("dynamic one = \"x\"; var two = one.GetType();", "GetType")]
    [TestCase("System.Runtime.InteropServices.Marshal.AllocHGlobal(1);", "System.Runtime.InteropServices.Marshal")]
    [TestCase("[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid(); getpid();", "DllImport")]
    [TestCase("<?php file_get_contents('x');", "file_get_contents")]
    [TestCase("<?php unlink('x');", "unlink")]
    [TestCase("new WeChatPay.Testing.PlatformSigner();", "WeChatPay.Testing.PlatformSigner")]
    public async Task DryRun_CodeThatReachesOut_IsNotRun(string code, string what)
    {
        var run = await DryRunAsync(code + "\n");

        Assert.That(run.IsError, Is.True, run.Text);
        Assert.That(run.Text, Does.Contain($"error: the code uses {what}, and runs here without files, network and other processes. Nothing was run."));
    }

    [Test]
    public async Task DryRun_HasNoInputAndNoProfile()
    {
        var run = await DryRunAsync("""
            var line = Console.ReadLine() ?? "none";
            var secret = Environment.GetEnvironmentVariable("WECHATPAY_SECRET") ?? "none";
            instance["v3/certificates"].get(new { query = new { line, secret, proxy = Environment.GetEnvironmentVariable("https_proxy") } });
            """);

        Assert.That(run.Text, Does.Contain("?line=none&secret=none&proxy=http%3A%2F%2F127.0.0.1%3A9"));
        Assert.That((await DryRunAsync("instance[\"v3/certificates\"].get();")).IsError, Is.False, "The protocol's input is whole.");
    }

    [Test]
    public async Task DryRun_OutputWithoutEnd_IsKeptShort()
    {
        var run = await DryRunAsync("for (var at = 0; at < 2_000_000; at++)\n    Console.WriteLine(at);\ninstance[\"v3/certificates\"].get();");

        Assert.That(run.Text, Does.StartWith("{\"file\":").And.Length.LessThan(Assistants.ToolAnswer.Longest + 300));
    }

    [TestCase("while (true) { }", "TimeoutException: The code ran longer than 2 s and was ended.")]
    [TestCase("var all = new List<byte[]>();\nwhile (true)\n    all.Add(new byte[10_000_000]);", "OutOfMemoryException")]
    [TestCase("int F(int n) => F(n + 1) + 1;\nConsole.Write(F(0));", "endless recursion")]
    public async Task Run_BeyondItsLimits_IsEnded(string code, string said)
    {
        using var error = new StringWriter();
        var run = new SnippetRun(TextWriter.Null, error, new SnippetLimits(TimeSpan.FromSeconds(2), 128, IsIsolated: true));

        var ended = await run.RunAllAsync([new SnippetSource("snippet.cs", code, null)], SnippetLanguage.CSharp, isDry: true, profile: null, default);

        Assert.That(ended, Is.EqualTo(Tool.Failed));
        Assert.That($"{error}", Does.Contain(said).And.Not.Contain("--timeout"));
    }

    [TestCase("instance[\"v3/pay/transactions/natve\"].Post(new { });", "code.cs(1,", "WCP001", "did you mean `POST v3/pay/transactions/native`")]
    [TestCase("instance.v3.certificates.post(new { });", "code.cs(1,", "WCP002", "v3/certificates")]
    [TestCase("instance.v3.pay.transactions.natve.post(new { });", "code.cs(1,", "WCP001", "native")]
    [TestCase("var order = await instance[\"v3/certificates\"].GetAsync();\nConsole.WriteLine(order[\"dta\"]);", "code.cs(2,", "WCP008", "`data`")]
    [TestCase("Console.WriteLine(Builder.Factory(new { secret = \"k7Qm2XzR9pL4vB8nT6wY1cF3hJ5dG0sA\" }));", "code.cs(1,", "WCP012", "vault")]
    [TestCase("var pay = instance.ClientSignature.Jsapi(\"wx8888888888888888\", \"prepay_id=wx2014\");", "code.cs(1,", "WCP015", "prepay_id=")]
    [TestCase("int amount = \"1\";", "code.cs(1,", "CS0029", "int")]
    [TestCase("public sealed record Order(string Number) { public int Bad => Nowhere; }", "code.cs(1,", "CS0103", "Nowhere")]
    public async Task Check_CodeWithAMistake_NamesPlaceAndRule(string code, string place, string rule, string said)
    {
        var found = await CallAsync("check_code", new JObject { ["code"] = code }.ToString());

        Assert.That(found.IsError, Is.False);
        Assert.That(found.Text, Does.StartWith(place).And.Contain(rule).And.Contain(said));
        Assert.That(found.Text.Contains($"wechatpay://docs/en/analyzers/{rule}", StringComparison.Ordinal), Is.EqualTo(rule[0] == 'W'));
    }

    private static IEnumerable<TestCaseData> TooDeep() =>
    [
        new TestCaseData($"var x = {new string('(', 9000)}1{new string(')', 9000)};").SetArgDisplayNames("parentheses"),
        new TestCaseData($"{string.Concat(Enumerable.Repeat("List<", 8000))}int{new string('>', 8000)} x;").SetArgDisplayNames("types"),
        new TestCaseData($"Func<int> f = {string.Concat(Enumerable.Repeat("() => ", 5000))}1;").SetArgDisplayNames("lambdas"),
        new TestCaseData($"var x = {new string('!', 40_000)}true;").SetArgDisplayNames("operators"),
        new TestCaseData($"instance{string.Concat(Enumerable.Repeat(".a", 30_000))}.get();").SetArgDisplayNames("members"),
    ];

    [TestCaseSource(nameof(TooDeep))]
    public async Task Check_CodeThatNestsTooDeep_IsRefusedAndTheServerGoesOn(string code)
    {
        var found = await CallAsync("check_code", new JObject { ["code"] = code }.ToString());

        Assert.That(
            found.Text,
            Does.StartWith("code: The compiler cannot take this code: it nests too deep.").Or.Contain("error CS").Or.StartWith("The C# compiles"));
        Assert.That(
            (await CallAsync("check_code", new JObject { ["code"] = "instance[\"v3/certificates\"].Get();" }.ToString())).Text,
            Does.StartWith("The C# compiles"));
    }

    [TestCase("await instance[\"v3/certificates\"].GetAsync();")]
    [TestCase("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using WeChatPay.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddWeChatPay(builder.Configuration.GetSection("WeChatPay"));
        builder.Build().MapWeChatPayCallbacks("/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", callback => Task.CompletedTask));
        """)]
    [TestCase("using WeChatPay.OpenApi;\n\nvar list = await instance.Typed().v3.certificates.GetAsync();\nConsole.WriteLine(list);")]
    public async Task Check_CodeThatIsRight_HasNothingToSay(string code) =>
        Assert.That(
            (await CallAsync("check_code", new JObject { ["code"] = code }.ToString())).Text,
            Does.StartWith("The C# compiles, and no rule has anything to say."));

    [Test]
    public async Task Output_OfTheProcess_IsTheProtocolAlone()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Tool).Assembly.Location, "mcp"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        string[] lines =
        [
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":"""
            + """{"name":"test","version":"1"}}}""",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            "this is not JSON",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"call_sandbox","arguments":{"method":"GET","path":"v3/certificates"}}}""",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"no_such_tool","arguments":{}}}""",
        ];
        foreach (var line in lines)
            await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();

        var answers = new List<JObject>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (answers.Count < 3)
            answers.Add(JObject.Parse((await process.StandardOutput.ReadLineAsync(limit.Token))!));
        process.StandardInput.Close();
        var rest = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);

        Assert.That(answers.Select(static one => (string?)one["jsonrpc"]), Has.All.EqualTo("2.0"));
        Assert.That(answers.Select(static one => (int)one["id"]!), Is.EquivalentTo((int[])[1, 2, 3]));
        Assert.That(answers.Single(static one => (int)one["id"]! == 3)["error"], Is.Not.Null);
        Assert.That((rest, process.ExitCode), Is.EqualTo(("", Tool.Done)));
    }

    private Task<Answer> DryRunAsync(string code) => CallAsync("dry_run", new JObject { ["code"] = code }.ToString());
}
