using System.CommandLine;
using System.Text.RegularExpressions;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class SandboxCommandTests
{
    private const string Ready = "Sandbox-Fault: ";

    private const string Call = """

        WeChatPayResponse order = await instance["v3/hire-power-bank/insurance-orders"].PostAsync(new
        {
            json = new { out_order_no = "1", openid = "2", notify_url = "https://api.test.com", service_id = "3" },
        });
        Console.Write(order["order_id"]);
        """;

    private Transcript _output = null!;
    private CancellationTokenSource _stop = null!;
    private Task<int> _running = null!;

    [SetUp]
    public async Task StartSandbox()
    {
        _output = new Transcript();
        _stop = new CancellationTokenSource();
        _running = Tool.RunAsync(["sandbox"], new InvocationConfiguration { Output = _output }, _stop.Token);
        await Task.WhenAny(_running, _output.UntilAsync(Ready));
    }

    [TearDown]
    public async Task StopSandbox()
    {
        await _stop.CancelAsync();
        await _running;
        _running.Dispose();
        _stop.Dispose();
        await _output.DisposeAsync();
    }

    [Test]
    public async Task Sandbox_PastedConfiguration_MakesACallThatIsShown()
    {
        var printed = await CSharpProgram.RunAsync(Between("C#", "PHP") + Call);
        await _output.UntilAsync("200 POST /v3/hire-power-bank/insurance-orders");

        Assert.That(printed, Does.Match(@"^\d+$"));
    }

    [TestCase("en", "are kept")]
    [TestCase("zh", "保存在")]
    public async Task Sandbox_WithData_PrintsTheSameKeysAtEachStart(string language, string says)
    {
        var parent = Directory.CreateTempSubdirectory("wechatpay-state-");
        try
        {
            var folder = Path.Combine(parent.FullName, "data");
            var first = await StartOnceAsync(folder, language);

            var second = await StartOnceAsync(folder, language);

            Assert.That(first, Does.Contain(says).And.Contain(folder));
            Assert.That(Exports(second), Is.EqualTo(Exports(first)).And.Not.Empty);
            Assert.That(File.Exists(Path.Combine(folder, "keys", "apiclient_key.pem")), "the path that the configuration has");
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Sandbox_WithAFileAsData_IsRefused()
    {
        var file = Path.GetTempFileName();
        try
        {
            var refused = await CommandLine.RunAsync("sandbox", "--data", file);

            Assert.That(refused.Code, Is.EqualTo(Tool.Misused));
            Assert.That(
                refused.Error,
                Does.Contain($"--data: `{file}` is a file.").And.Contain("not started").And.Not.Contain("Parameter").And.Not.Contain("Exception"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Sandbox_PastedEnvironment_IsAProfile()
    {
        using var environment = new EnvironmentScope();
        foreach (Match line in Regex.Matches(_output.ToString()!, "^export (?<name>[A-Z_0-9]+)=\"(?<value>[^\"]*)\"", RegexOptions.Multiline))
            environment[line.Groups["name"].Value] = line.Groups["value"].Value;

        var called = await CommandLine.RunAsync("call", "GET", "v3/certificates", "--profile", "env");

        Assert.That(called.Code, Is.EqualTo(Tool.Done), called.Error);
        Assert.That(called.Output, Does.Contain("encrypt_certificate"));
    }

    [TestCase("platformKeyId", "PUB_KEY_ID_")]
    [TestCase("null", "")]
    public async Task Sandbox_PastedConfiguration_VerifiesWhicheverKeyResponds(string asked, string responds)
    {
        // The PHP SDK names no key in its requests: then the certificate's key signs.
        var printed = await CSharpProgram.RunAsync(Between("C#", "PHP") + $$"""

            var platformKeyId = instance.Options.Certs!.Keys.Single(id => id.StartsWith("PUB_KEY_ID_"));
            instance.Handlers.Before("signer", next => (request, token) =>
            {
                request.Headers["Wechatpay-Serial"] = {{asked}};
                return next(request, token);
            }, "key");
            var certificates = await instance["v3/certificates"].GetAsync();
            Console.Write($"{certificates.Header("Wechatpay-Serial")} {certificates.Json["data"]![0]!["serial_no"]}");
            """);

        var serials = printed.Split(' ');
        Assert.That(serials[0], responds.Length > 0 ? Does.StartWith(responds) : Is.EqualTo(serials[1]));
    }

    [Test]
    public async Task Sandbox_PastedConfiguration_SpeaksApiV2WithTheCertificate()
    {
        var printed = await CSharpProgram.RunAsync(Between("C#", "PHP") + """

            var mch_id = instance.Options.Mchid;
            await instance["v2/pay/micropay"].PostAsync(new
            {
                xml = new
                {
                    appid = "wx1", mch_id, body = "1", out_trade_no = "N20260001", total_fee = 1,
                    spbill_create_ip = "127.0.0.1", auth_code = "120061098828009406",
                },
            });
            WeChatPayResponse refund = await instance["v2/secapi/pay/refund"].PostAsync(new
            {
                xml = new { appid = "wx1", mch_id, out_trade_no = "N20260001", out_refund_no = "1", total_fee = 1, refund_fee = 1 },
                security = true,
            });
            await instance["v2/pay/orderquery"].PostAsync(new { xml = new { appid = "wx1", mch_id, out_trade_no = "N20260002" } })
                .then(_ => { }, (Exception _) => { });
            Console.Write(refund.Xml["refund_id"]);
            """);
        await _output.UntilAsync("200 ORDERNOTEXIST POST /pay/orderquery");

        Assert.That(printed, Does.Match(@"^\d+$"));
        Assert.That(_output.ToString(), Does.Contain("200 POST /secapi/pay/refund"));
    }

    [Test]
    public async Task Sandbox_RequestedFault_IsShownByName()
    {
        await CSharpProgram.RunAsync(Between("C#", "PHP") + """

            await instance["v3/no-such-path/{id}"].GetAsync(new
            {
                id = "7", query = new { openid = "hidden" }, headers = new { Sandbox_Fault = "wrong-signature" }, http_errors = false,
            });
            """);
        await _output.UntilAsync("404 (wrong-signature) GET /v3/no-such-path/7");

        Assert.That(_output.ToString(), Does.Not.Contain("hidden"));
    }

    [Test]
    public async Task Sandbox_UnsignedRequest_IsShownAsRefused()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("User-Agent", "tests");
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        using var _ = await http.GetAsync(new Uri(new Uri(BaseUri), "v3/certificates"));

        await _output.UntilAsync("401 GET /v3/certificates");
    }

    [Test]
    public void Sandbox_Configurations_NameTheSameThings()
    {
        var php = Between("PHP", "Download");

        foreach (var value in Regex.Matches(Between("C#", "PHP"), "\"([^\"]+)\"").Select(static match => match.Groups[1].Value))
            Assert.That(php, Does.Contain($"'{value}'"));
    }

    [Test]
    public async Task Sandbox_Keys_AreTheOwnersAloneAndGoneAfterwards()
    {
        var file = Regex.Match(_output.ToString(), "privateKey = \"(file://[^\"]+)\"").Groups[1].Value;
        var key = new FileInfo(new Uri(file).LocalPath);
        var pem = await File.ReadAllTextAsync(key.FullName);
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(key.UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(key.Directory!.UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        await _stop.CancelAsync();
        var code = await _running;

        Assert.That(pem, Does.StartWith("-----BEGIN "));
        Assert.That(_output.ToString(), Does.Not.Contain("-----BEGIN "));
        Assert.That(Directory.Exists(key.DirectoryName), Is.False);
        Assert.That(code, Is.EqualTo(Tool.Done));
    }

    private string BaseUri => Regex.Match(_output.ToString(), "listens at (http:[^ ]+)").Groups[1].Value;

    private string Between(string start, string end)
    {
        var text = _output.ToString().ReplaceLineEndings("\n");
        var from = text.LastIndexOf($"\n{start}\n", StringComparison.Ordinal) + start.Length + 2;
        return text[from..text.IndexOf($"\n{end}", from, StringComparison.Ordinal)];
    }

    // Ports differ at each start, unless they are given.
    private static string[] Exports(string text) =>
        [.. text.Split('\n').Where(static line => line.StartsWith("export ", StringComparison.Ordinal) && !line.Contains("127.0.0.1"))];

    private static async Task<string> StartOnceAsync(string folder, string language)
    {
        using var stop = new CancellationTokenSource();
        await using var output = new Transcript();
        var running = Tool.RunAsync(["--lang", language, "sandbox", "--data", folder], new InvocationConfiguration { Output = output }, stop.Token);
        await Task.WhenAny(running, output.UntilAsync(Ready));
        await stop.CancelAsync();
        Assert.That(await running, Is.EqualTo(Tool.Done), output.ToString());
        return output.ToString()!;
    }
}
