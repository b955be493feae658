using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class DryRunTests : SnippetFixture
{
    [Test]
    public async Task DryRun_Call_IsTheRequestThatGoesOverTheWire()
    {
        var options = new
        {
            id = "6e/83 值",
            query = new { sub = "a&b", list = new[] { 1, 2 } },
            json = new { note = "实例值", amount = 1 },
            headers = new { Wechatpay_Serial = "PUB_KEY_ID_1" },
            http_errors = false,
        };
        await using var sandbox = await SandboxServer.StartAsync();
        using var client = SandboxClient.CreateShortest(sandbox).Value;
        await client["v3/orders/{id}"].PatchAsync(options);
        var wire = sandbox.Requests.Single();

        var line = Single(await CommandLine.RunAsync("run", "--dry-run", Folder.File("a.cs", """
            instance.v3.orders._id_.patch(new
            {
                id = "6e/83 值",
                query = new { sub = "a&b", list = new[] { 1, 2 } },
                json = new { note = "实例值", amount = 1 },
                headers = new { Wechatpay_Serial = "PUB_KEY_ID_1" },
            });
            """)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(line.Properties().Select(static field => field.Name), Is.EqualTo(new[] { "file", "method", "url", "headers", "body" }));
            Assert.That((string?)line["file"], Is.EqualTo(Path.Combine(Folder.FullName, "a.cs")));
            Assert.That((string?)line["method"], Is.EqualTo(wire.Method));
            Assert.That((string?)line["url"], Is.EqualTo("https://api.mch.weixin.qq.com" + wire.Target));
            Assert.That((string?)line["body"], Is.EqualTo(wire.BodyText()));
            foreach (var (name, value) in Headers(line).Where(static header => header.Key != "Authorization"))
                Assert.That(wire.Headers[name], Is.EqualTo(value), name);
            var sent = wire.Headers.Keys.Except(["Host", "Content-Length", "Connection", "traceparent"], StringComparer.OrdinalIgnoreCase);
            Assert.That(sent, Is.EquivalentTo(Headers(line).Keys));
            Assert.That(Headers(line)["Authorization"], Is.EqualTo("WECHATPAY2-SHA256-RSA2048 ***"));
        }
    }

    [Test]
    public async Task DryRun_CallWithoutBody_HasNone() =>
        Assert.That(Single(await DryRunAsync("instance[\"v3/certificates\"].get();"))["body"]!.Type, Is.EqualTo(JTokenType.Null));

    [Test]
    public async Task DryRun_ApiV2ForAnyMerchant_IsSigned()
    {
        var run = await DryRunAsync("""
            var response = instance.v2.pay.micropay.post(new { xml = new { mch_id = "1230000109", body = "实例值" } });
            echo((string)response.return_code);
            """);

        var line = Single(run);
        var fields = Transformer.ToArray((string)line["body"]!);
        Assert.That((string?)line["url"], Is.EqualTo("https://api.mch.weixin.qq.com/pay/micropay"));
        Assert.That(fields.Keys, Is.EqualTo(new[] { "mch_id", "body", "nonce_str", "sign" }));
        Assert.That((string)fields["sign"]!, Does.Match("^[0-9A-F]{32}$"));
        Assert.That(run.Error, Is.EqualTo("SUCCESS"), "The output of the snippet is on standard error, apart from the requests.");
    }

    [TestCase("post", "pay/micropay")]
    [TestCase("get", "papay/entrustweb")]
    public async Task DryRun_ApiV2OfAProfile_ShowsNoSignature(string verb, string path)
    {
        using var environment = new EnvironmentScope
        {
            ["WECHATPAY_MCHID"] = "1230000109",
            ["WECHATPAY_SECRET"] = "0123456789abcdef0123456789abcdef",
        };

        var file = Folder.File("a.cs", $"instance[\"v2/{path}\"].{verb}(new {{ xml = new {{ mch_id = \"1230000109\", design = \"1\" }} }});");
        var line = Single(await CommandLine.RunAsync("run", "--dry-run", "--profile", "env", file));

        var request = $"{line["url"]} {line["body"]}";
        Assert.That(request, verb == "get"
            ? Does.Match(@"[?&]sign=\*\*\*(&| )")
            : Does.Contain("sign>").And.Match(@"<sign>(<!\[CDATA\[)?\*\*\*(\]\]>)?</sign>"));
        Assert.That(request, Does.Not.Match("[0-9A-F]{32}"), "The nonce, which is shown, has no capitals.");
        Assert.That(request, Does.Contain("1230000109").And.Contain("design").And.Contain("nonce_str"));
    }

    [Test]
    public async Task DryRun_Upload_ShowsItsMeta()
    {
        var line = Single(await DryRunAsync("""
            instance["v3/merchant/media/upload"].post(new { multipart = new object[]
            {
                new { name = "meta", contents = "{\"filename\":\"a.jpg\"}" },
                new { name = "file", contents = new byte[100], filename = "a.jpg" },
            } });
            """));

        Assert.That((string?)line["body"], Is.EqualTo("""{"filename":"a.jpg"}"""));
        Assert.That(Headers(line)["Content-Type"], Does.StartWith("multipart/form-data; boundary="));
    }

    [Test]
    public async Task DryRun_Sink_IsNotWritten()
    {
        var bill = Folder.File("bill.csv", "as it was");

        await DryRunAsync($"instance[\"v3/billdownload/file\"].get(new {{ sink = \"{bill.Replace("\\", "\\\\", StringComparison.Ordinal)}\" }});");

        Assert.That(await File.ReadAllTextAsync(bill), Is.EqualTo("as it was"));
    }

    [Test]
    public async Task DryRun_CodeThatMissesAFieldOfTheResponse_IsANote()
    {
        var run = await DryRunAsync("""
            instance.chain("v3/a").getAsync().then(response => { echo("then "); }).wait();
            var response = instance.chain("v3/b").get();
            Console.Write(response["order_id"]!.ToString());
            """);

        Assert.That(run.Code, Is.EqualTo(Tool.Done));
        var urls = Lines(run).Select(static line => (string?)line["url"]);
        Assert.That(urls, Is.EqualTo(new[] { "https://api.mch.weixin.qq.com/v3/a", "https://api.mch.weixin.qq.com/v3/b" }));
        Assert.That(run.Error, Does.StartWith("then ").And.Contain("(line 3)"));
        Assert.That(run.Error, Does.Contain("note: failed after 2 requests, whose responses are made up: NullReferenceException: "));
    }

    [TestCase("var x = 1;", "the file made no request.")]
    [TestCase("throw new InvalidOperationException(\"no luck\");", "InvalidOperationException: no luck (line 1)")]
    [TestCase("instance[\"v3/orders/{id}\"].get();", "The path variable `id`")]
    [TestCase("instance[\"v3/a\"].get(new { base_uri = \"https://elsewhere.example/\" });", "Nothing was sent.")]
    [TestCase("instance[\"v3/a\"].get(new { jsno = 1 });", "jsno")]
    public async Task DryRun_FileWithoutRequest_Fails(string code, string says)
    {
        var run = await DryRunAsync(code);

        Assert.That(run.Code, Is.EqualTo(Tool.Failed));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain(says));
    }

    [Test]
    public async Task DryRun_ManyFiles_KeepTheirOrder()
    {
        var files = Enumerable.Range(1, 20).Select(i => Folder.File($"{i}.cs", i == 7 ? "nonsense" : $"instance[\"v3/orders/{i}\"].get();")).ToArray();

        var run = await CommandLine.RunAsync(["run", "--dry-run", .. files]);

        Assert.That(run.Code, Is.EqualTo(Tool.Failed));
        var numbers = Lines(run).Select(static line => ((string)line["url"]!).Split('/')[^1]);
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 20).Where(static i => i != 7).Select(static i => $"{i}")));
    }

    private Task<CommandLine.Outcome> DryRunAsync(string code) => CommandLine.RunAsync("run", "--dry-run", Folder.File("snippet.cs", code));

    private static JObject Single(CommandLine.Outcome run)
    {
        Assert.That(run.Code, Is.EqualTo(Tool.Done), run.Error);
        return Lines(run).Single();
    }

    private static Dictionary<string, string> Headers(JObject line) => line["headers"]!.ToObject<Dictionary<string, string>>()!;

    private static IEnumerable<JObject> Lines(CommandLine.Outcome run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonConvert.DeserializeObject<JObject>(line)!);
}
