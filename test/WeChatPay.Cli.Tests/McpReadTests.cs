using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using WeChatPay.Cli.Assistants;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>What an assistant reads: tools and their answers, guides, prompts.</summary>
[NonParallelizable]
internal sealed class McpReadTests : McpFixture
{
    private static readonly string[] Changing = ["call_sandbox", "pay_order", "send_callback"];

    [Test]
    public async Task Tools_AreDescribedWithTheirLimits()
    {
        var tools = (await Client.ListToolsAsync()).Select(static one => one.ProtocolTool).ToList();

        Assert.That(tools.Select(static one => one.Name), Is.EquivalentTo((string[])
            ["search_operations", "show_operation", "show_callback", "validate_request", "explain_error", "port_php", "dry_run", "check_code", .. Changing]));
        using (Assert.EnterMultipleScope())
        {
            foreach (var tool in tools)
            {
                Assert.That(tool.Description, Has.Length.InRange(60, 400), tool.Name);
                Assert.That(tool.InputSchema.GetProperty("additionalProperties").GetBoolean(), Is.False, tool.Name);
                foreach (var argument in tool.InputSchema.GetProperty("properties").EnumerateObject())
                    Assert.That(argument.Value.GetProperty("description").GetString(), Is.Not.Empty, $"{tool.Name} {argument.Name}");
                Assert.That(tool.Annotations?.OpenWorldHint, Is.False, tool.Name);
                Assert.That(tool.Annotations?.ReadOnlyHint, Is.EqualTo(!Changing.Contains(tool.Name)), tool.Name);
            }
        }
        Assert.That(Client.ServerInfo?.Name, Is.EqualTo("wechatpay"));
        Assert.That(Client.ServerInstructions, Does.Contain("No merchant and no key is needed."));
    }

    [Test]
    public async Task Tools_OfAServerInChinese_AreDescribedInChinese()
    {
        await using var client = await StartAsync("--lang", "zh");

        var tools = await client.ListToolsAsync();
        var found = await client.CallToolAsync("show_operation", new Dictionary<string, object?> { ["path"] = "v3/certificates" });

        Assert.That(tools.Select(static one => one.Description), Has.All.Match("[\u4e00-\u9fff]{5}"));
        Assert.That(((TextContentBlock)found.Content.Single()).Text, Does.Contain("应答"));
    }

    [Test]
    public async Task Search_Words_FindsTheOperationFirst()
    {
        var found = await CallAsync("search_operations", """{"words":"JSAPI order","limit":3}""");

        Assert.That(found.IsError, Is.False);
        Assert.That(found.Text, Does.StartWith("POST v3/pay/transactions/jsapi ").And.Match(@"\n\d+ more: raise limit").And.Contain("show_operation"));
        Assert.That(found.Text.Split('\n').Count(static line => line.Contains("v3/", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [TestCase("""{"words":"小程序支付"}""", "show_operation 给出")]
    [TestCase("""{"words":"小程序支付","language":"en"}""", "show_operation has")]
    [TestCase("""{"words":"refund","language":"zh"}""", "show_operation 给出")]
    [TestCase("""{"words":"refund"}""", "show_operation has")]
    public async Task Answer_IsInTheLanguageOfTheQuestion(string arguments, string said) =>
        Assert.That((await CallAsync("search_operations", arguments)).Text, Does.Contain(said));

    [Test]
    public async Task Show_Operation_HasFieldsAndCodeOfThreeKinds()
    {
        var shown = await CallAsync("show_operation", """{"path":"/v3/pay/transactions/jsapi","method":"POST"}""");
        var command = await CommandLine.RunAsync("show", "v3/pay/transactions/jsapi");

        Assert.That(shown.IsError, Is.False);
        Assert.That(shown.Text, Does.StartWith(command.Output.TrimEnd()));
        Assert.That(shown.Text, Does.Contain("openid").And.Contain("required").And.Contain("C#, typed").And.Contain("PHP: $instance")
            .And.EndWith("More: wechatpay://docs/en/typed-chain wechatpay://docs/en/chain"));
    }

    [TestCase("fields", "Request", "C#, typed")]
    [TestCase("code", "C#, typed", "Request\n")]
    public async Task Show_Part_LeavesOutTheOther(string part, string has, string lacks) =>
        Assert.That(
            (await CallAsync("show_operation", $$"""{"path":"v3/pay/transactions/jsapi","part":"{{part}}"}""")).Text,
            Does.Contain(has).And.Not.Contain(lacks));

    [Test]
    public async Task Show_LongAnswer_IsCutAndSaysSo()
    {
        var shown = await CallAsync("show_operation", """{"path":"v3/applyment4sub/applyment/","all_fields":true}""");

        Assert.That(shown.Text, Has.Length.InRange(ToolAnswer.Longest / 2, ToolAnswer.Longest + 300));
        Assert.That(shown.Text, Does.Match(@"\n… \d+ more characters are left out: ask for less\."));
    }

    [Test]
    public async Task Show_Callback_HasItsFields()
    {
        var shown = await CallAsync("show_callback", """{"event":"transaction.success"}""");

        Assert.That(shown.Text, Does.Contain("callback TRANSACTION.SUCCESS (v3)").And.Contain("out_trade_no").And.Contain("wechatpay://docs/en/callbacks"));
    }

    [TestCase("SIGN_ERROR", "SIGN_ERROR")]
    [TestCase("08F78BD9A5061085F4D0D80610-268501013", "openid")]
    [TestCase("WCP1003", "WCP1003")]
    [TestCase("{\\\"code\\\":\\\"RESOURCE_NOT_EXISTS\\\",\\\"message\\\":\\\"x\\\"}", "RESOURCE_NOT_EXISTS")]
    public async Task Explain_Error_SaysWhatToDo(string error, string said)
    {
        var explained = await CallAsync("explain_error", $$"""{"error":"{{error}}"}""");

        Assert.That(explained.IsError, Is.False);
        Assert.That(explained.Text, Does.Contain(said));
    }

    [Test]
    public async Task Explain_NameOfAFile_ReadsNoFile()
    {
        using var folder = new SnippetFolder();
        var file = folder.File("error.json", """{"code":"SIGN_ERROR"}""");

        var explained = await CallAsync("explain_error", JsonSerializer.Serialize(new { error = file }));

        Assert.That(explained.IsError, Is.True);
    }

    [Test]
    public async Task Port_Php_HasBothOutputs()
    {
        var ported = await CallAsync("port_php", """{"php":"<?php\n$r = $instance->v3->certificates->get();\necho $r->getStatusCode();"}""");
        var idiomatic = await CallAsync("port_php", """{"php":"$instance->v3->certificates->get();","output":"idiomatic"}""");

        Assert.That(ported.IsError, Is.False, ported.Text);
        Assert.That(ported.Text, Does.StartWith("// verbatim\n").And.Contain("instance.v3.certificates.get()").And.Contain("\n// idiomatic\n")
            .And.Contain("await ").And.Contain("the C# compiles, on a dynamic receiver."));
        Assert.That(idiomatic.Text, Does.StartWith("// idiomatic\n").And.Not.Contain("verbatim"));
    }

    [Test]
    public async Task Validate_Request_SaysWhatIsWrong()
    {
        const string Path = "\"method\":\"POST\",\"path\":\"v3/hire-power-bank/insurance-orders\"";
        var right = await CallAsync(
            "validate_request", "{" + Path + ""","json":{"out_order_no":"1","openid":"o","notify_url":"https://api.test.com","service_id":"1"}}""");
        var wrong = await CallAsync("validate_request", "{" + Path + ""","json":{"out_order_nr":"1","openid":"o","notify_url":"https://api.test.com"}}""");

        Assert.That(right.IsError, Is.False, right.Text);
        Assert.That(right.Text, Does.Contain("The request is as documented.")
            .And.Contain("\"url\":\"https://api.mch.weixin.qq.com/v3/hire-power-bank/insurance-orders\""));
        Assert.That(wrong.IsError, Is.True);
        Assert.That(wrong.Text, Does.StartWith("`json.out_order_nr` of POST v3/hire-power-bank/insurance-orders is not documented: `out_order_no` is."));
    }

    [Test]
    public async Task Validate_ObjectsAsText_AreRead()
    {
        var read = await CallAsync(
            "validate_request",
            """
            {"method":"GET","path":"v3/pay/transactions/out-trade-no/{out_trade_no}","variables":"{\"out_trade_no\":\"N20260001\"}",
            "query":{"mchid":1900000109}}
            """);

        Assert.That(read.IsError, Is.False, read.Text);
        Assert.That(read.Text, Does.Contain("/v3/pay/transactions/out-trade-no/N20260001?mchid=1900000109"));
    }

    [TestCaseSource(nameof(BadInputs))]
    public async Task BadInput_NamesTheArgumentFirst(string tool, string arguments, string said)
    {
        var answer = await CallAsync(tool, arguments);

        Assert.That(answer.IsError, Is.True, answer.Text);
        Assert.That(answer.Text, Does.StartWith(said));
    }

    [Test]
    public async Task Guides_OfBothLanguages_AreResources()
    {
        var files = Repository.MarkdownFiles.Where(static file => file.StartsWith("docs/en/", StringComparison.Ordinal)
            || file.StartsWith("docs/zh-CN/", StringComparison.Ordinal)).ToList();

        var listed = (await Client.ListResourcesAsync()).Where(static one => one.Uri.StartsWith("wechatpay://docs/", StringComparison.Ordinal)).ToList();
        var read = await Client.ReadResourceAsync("wechatpay://docs/zh-CN/callbacks");

        Assert.That(listed.Select(static one => $"{one.Uri["wechatpay://".Length..]}.md"), Is.EquivalentTo(files));
        Assert.That(listed.Single(static one => one.Uri.EndsWith("en/callbacks", StringComparison.Ordinal)).Title, Is.EqualTo("Callbacks"));
        Assert.That(((TextResourceContents)read.Contents.Single()).Text.ReplaceLineEndings("\n"), Is.EqualTo(Repository.Read("docs/zh-CN/callbacks.md")));
    }

    [Test]
    public void Resource_ThatIsUnknown_IsRefused() =>
        Assert.That(async () => await Client.ReadResourceAsync("wechatpay://docs/en/../../../etc/passwd"), Throws.InstanceOf<McpException>());

    [TestCase("take_payments", """{"product":"JSAPI"}""", "1. Read wechatpay://skill")]
    [TestCase("take_payments", """{"product":"小程序"}""", "wechatpay://docs/zh-CN/callbacks")]
    [TestCase("port_this_php", """{"php":"$instance->v3->certificates->get();"}""", "```php\n$instance->v3")]
    [TestCase("why_does_my_signature_fail", """{"error":"签名错误 SIGN_ERROR"}""", "wechatpay://docs/zh-CN/client-signatures")]
    public async Task Prompt_NamesToolsAndGuides(string name, string arguments, string said)
    {
        var prompt = await Client.GetPromptAsync(name, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));
        var text = ((TextContentBlock)prompt.Messages.Single().Content).Text;

        Assert.That(text, Does.Contain(said));
        var tools = (await Client.ListToolsAsync()).Select(static one => one.Name).ToList();
        Assert.That(tools.Where(text.Contains), Has.Exactly(name == "take_payments" ? 7 : 3).Items.Or.Exactly(4).Items);
    }

    [Test]
    public async Task Prompts_AreListedWithTheirArguments()
    {
        var prompts = await Client.ListPromptsAsync();

        Assert.That(prompts.Select(static one => one.Name), Is.EquivalentTo((string[])["take_payments", "port_this_php", "why_does_my_signature_fail"]));
        Assert.That(prompts.Select(static one => one.ProtocolPrompt.Arguments!.Count), Has.All.EqualTo(2));
    }

    [Test]
    public void Prompt_WithoutItsArgument_IsRefusedByName() =>
        Assert.That(async () => await Client.GetPromptAsync("port_this_php"), Throws.InstanceOf<McpException>().With.Message.Contains("php is missing"));
    private static IEnumerable<TestCaseData> BadInputs()
    {
        foreach (var (tool, arguments, said) in ((string, string, string)[])
        [
            ("search_operations", "{}", "words is missing. Write for example "),
            ("search_operations", """{"words":"  "}""", "words is empty."),
            ("search_operations", """{"words":1}""", "words is not a text."),
            ("search_operations", """{"words":"x","limit":0}""", "limit is 0, outside of 1 to 50."),
            ("search_operations", """{"words":"x","limit":"3"}""", "limit is not a whole number."),
            ("search_operations", """{"words":"x","limt":3}""", "`limt` is not an argument of search_operations, which takes words, limit, language."),
            ("search_operations", """{"words":"refund","language":"fr"}""", "language is not one of zh, en."),
            ("search_operations", $$"""{"words":"{{new string('x', 301)}}"}""", "words has 301 characters, more than the 300 that are read."),
            ("search_operations", """{"words":"nowhere_to_be_found"}""", "words: No documented operation"),
            ("show_operation", """{"path":"v3/pay/transactions/natve"}""",
                "path: No documented operation has the path v3/pay/transactions/natve. The nearest are:"),
            ("show_operation", """{"path":"v3/certificates","part":"nothing"}""", "part is not one of all, fields, code."),
            ("show_operation", """{"path":"v3/certificates","all_fields":"yes"}""", "all_fields is not true or false."),
            ("show_callback", """{"event":"TRANSACTION.SUCESS"}""", "event is not a documented event. The nearest are TRANSACTION.SUCCESS"),
            ("explain_error", """{"error":"nonsense"}""", "error has no documented error code"),
            ("port_php", """{"php":"<?php eval($x);"}""", "php: source.php(1,"),
            ("validate_request", """{"method":"FETCH","path":"v3/certificates"}""", "method is not one of GET, POST"),
            ("validate_request", """{"method":"GET","path":"https://evil.example/v3/certificates"}""", "path is an address."),
            ("validate_request", """{"method":"GET","path":"v3/pay/transactions/id/{transaction_id}"}""",
                "path has the variable {transaction_id}, which has no value. Add variables.transaction_id."),
            ("validate_request", """{"method":"GET","path":"v3/certificates","variables":{"a":"1"}}""", "variables a has no variable in path."),
            ("validate_request", """{"method":"POST","path":"v3/certificates","json":"[1]"}""", "json is not a JSON object."),
            ("validate_request", """{"method":"GET","path":"v3/certificates","query":{"a":{}}}""", "query.a is not a text or a number."),
            ("call_sandbox", """{"method":"POST","path":"v3/certificates","json":"@/etc/passwd"}""", "json is not a JSON object."),
            ("call_sandbox", """{"path":"v3/certificates"}""", "method is missing."),
            ("pay_order", """{"out_trade_no":"nowhere"}""", "out_trade_no: ORDER_NOT_EXIST: "),
            ("pay_order", """{"out_trade_no":"nowhere","callback":1}""", "callback is not true or false."),
            ("send_callback", """{"url":"https://example.com/notify","event":"TRANSACTION.SUCCESS"}""", "url: "),
            ("send_callback", """{"url":"http://127.0.0.1:9/","event":"TRANSACTION.SUCESS"}""", "event is not a documented event."),
            ("send_callback", """{"url":"http://127.0.0.1:9/","event":"TRANSACTION.SUCCESS","flaw":"big"}""", "flaw is not one of none, "),
            ("dry_run", """{"code":"nonsense("}""", "code: snippet.cs(1,"),
            ("dry_run", """{"code":"var x = 1;"}""", "code: snippet.cs: failed: the file made no request."),
            ("dry_run", """{"code":"1","code_language":"java"}""", "code_language is not one of php, cs."),
            ("check_code", "{}", "code is missing."),
        ])
            yield return new TestCaseData(tool, arguments, said).SetArgDisplayNames(tool, arguments.Length > 100 ? arguments[..100] : arguments);
    }
}
