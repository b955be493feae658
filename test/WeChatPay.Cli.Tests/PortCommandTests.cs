using WeChatPay.Porting.Emit;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class PortCommandTests : SnippetFixture
{
    private const string Php = "$response = $instance->v3->certificates->get();\nprint_r($response->getStatusCode());\n";

    [Test]
    public async Task Port_File_PrintsItsCSharp()
    {
        var file = Folder.File("a.php", Php);

        var port = await CommandLine.RunAsync("port", file);

        Assert.That(port, Is.EqualTo(new CommandLine.Outcome(
            Tool.Done,
            "var response = instance.v3.certificates.get();\nprint_r(response.getStatusCode());\n",
            $"{file}: the C# compiles, on a dynamic receiver.\n")));
    }

    [TestCase]
    [TestCase("-")]
    public async Task Port_StandardInput_IsRead(params string[] files) =>
        Assert.That((await CommandLine.RunWithInputAsync(Php, ["port", .. files])).Output, Does.StartWith("var response = instance.v3.certificates.get();\n"));

    [Test]
    public async Task Port_StaticStyle_WritesTheChainAsText()
    {
        var port = await CommandLine.RunAsync("port", "--style", "static", Folder.File("a.php", Php));

        Assert.That(port.Output, Does.Contain("instance[\"v3/certificates\"].get()"));
    }

    [TestCase("$instance->v3->pay->transactons->native->post([]);")]
    [TestCase("$instance['v3/pay/transactons/native']->post([]);")]
    [TestCase("$instance->chain('v3/pay/transactons/native')->post([]);")]
    public async Task Port_MisspeltPath_IsNotedWithTheNearest(string php)
    {
        var file = Folder.File("a.php", php);

        var port = await CommandLine.RunAsync("port", file);

        Assert.That(port.Code, Is.EqualTo(Tool.Done));
        Assert.That(port.Error, Is.EqualTo(
            $"{file}: note: no documented operation has the path v3/pay/transactons/native. The nearest is POST v3/pay/transactions/native Native下单.\n"
            + $"{file}: the C# compiles, on a dynamic receiver.\n"));
    }

    [TestCase("$instance->v3->pay->transactions->native->post([]);")]
    [TestCase("$instance->v3->some->new->operation->post([]);")]
    [TestCase("$instance->v3->pay->transactions->id->_transaction_id_->get(['transaction_id' => '1']);")]
    public async Task Port_PathThatIsDocumentedOrLikeNoOther_IsNotNoted(string php) =>
        Assert.That((await CommandLine.RunAsync("port", Folder.File("a.php", php))).Error, Does.Not.Contain("note: "));

    [Test]
    public async Task Port_FileNameWithALineFeed_AddsNoLineToTheCode()
    {
        if (OperatingSystem.IsWindows())
            return;
        var odd = Folder.File("a\nEnvironment.Exit(1);//.php", "echo 1;");

        var port = await CommandLine.RunAsync("port", odd, odd);

        Assert.That(port.Output.Split('\n'), Has.None.StartsWith("Environment"));
    }

    [TestCase("dynamic")]
    [TestCase("static")]
    public async Task Port_Wrapped_IsAProgramOfItsOwn(string style)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var environment = Configured(sandbox);
        var port = await CommandLine.RunAsync("port", "--wrap", "--style", style, Folder.File("a.php", """
            <?php
            use WeChatPay\Formatter;

            $no = Formatter::nonce();
            $instance->v3->hirePowerBank->insuranceOrders->postAsync(['json' => [
                'out_order_no' => $no, 'openid' => 'o1', 'notify_url' => 'https://api.test.com', 'service_id' => '实例值',
            ]])->then(static function($response) use ($no) {
                echo json_decode((string) $response->getBody(), true)['out_order_no'] === $no ? 'the same' : 'another';
            })->wait();
            """));

        Assert.That(port.Code, Is.EqualTo(Tool.Done), port.Error);
        Assert.That(await CSharpProgram.RunAsync(Program(port.Output)), Is.EqualTo("the same"));
    }

    [Test]
    public async Task Port_WrappedForApiV2_AsksForItsKeysAlone()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var environment = Configured(sandbox);
        var port = await CommandLine.RunAsync("port", "--wrap", Folder.File("a.php", $"""
            $response = $instance->v2->pay->micropay->post(['xml' => [
                'mch_id' => '{sandbox.Mchid}', 'appid' => 'wx1', 'body' => '实例值', 'out_trade_no' => 'N20260001', 'total_fee' => 1,
                'auth_code' => '120061098828009406', 'spbill_create_ip' => '127.0.0.1',
            ]]);
            echo \WeChatPay\Transformer::toArray((string) $response->getBody())['result_code'];
            """));

        Assert.That(port.Output, Does.Contain("WECHATPAY_SECRET").And.Not.Contain("WECHATPAY_SERIAL"));
        Assert.That(await CSharpProgram.RunAsync(Program(port.Output)), Is.EqualTo("SUCCESS"));
    }

    [Test]
    public async Task Run_OfAWrappedProgram_IsGivenTheSandbox()
    {
        using var environment = new EnvironmentScope();
        foreach (var name in (string[])["MCHID", "SERIAL", "PRIVATE_KEY", "PLATFORM_KEY_ID", "PLATFORM_KEY"])
            environment[$"WECHATPAY_{name}"] = "not looked at";
        var port = await CommandLine.RunAsync("port", "--wrap", Folder.File("a.php", "print_r($instance->chain('v3/certificates')->get()->getStatusCode());"));
        var run = await CommandLine.RunAsync("run", Folder.File("a.cs", port.Output));

        Assert.That(port.Output, Does.Contain("Builder.Factory("));
        Assert.That(run.Output, Is.EqualTo("200"), run.Error);
    }

    [Test]
    public async Task Port_SeveralFiles_AreHeadedByTheirNamesAndFailAlone()
    {
        var first = Folder.File("1.php", Php);
        var broken = Folder.File("2.php", "$a = ;");
        var missing = Path.Combine(Folder.FullName, "missing.php");
        var last = Folder.File("3.php", Php);

        var port = await CommandLine.RunAsync("port", first, broken, missing, last);

        Assert.That(port.Code, Is.EqualTo(Tool.Failed));
        Assert.That(port.Output, Does.Match($"^// {first}\nvar (?s:.+)\n\n// {last}\nvar ").And.Not.Contain(broken));
        Assert.That(port.Error, Does.Contain($"{broken}(1,").And.Contain(": error WCP3001: ")
            .And.Contain("error: file 3 of the command line: The PHP or C# file does not exist").And.Not.Contain(missing));
    }

    [Test]
    public async Task Port_UnknownStyle_IsMisuse() =>
        Assert.That((await CommandLine.RunAsync("port", "--style", "loose")).Code, Is.EqualTo(Tool.Misused));

    // Without the lines that tell `dotnet run` what to fetch: the references are those of this test.
    private static string Program(string text)
    {
        var lines = text.Split('\n');
        Assert.That(lines[0], Is.EqualTo($"#:package WeChatPay.Chain@{PackageVersion.Own}"));
        return string.Join('\n', lines.SkipWhile(static line => line.StartsWith("#:", StringComparison.Ordinal)));
    }

    private static EnvironmentScope Configured(SandboxServer sandbox) => new()
    {
        ["WECHATPAY_MCHID"] = sandbox.Mchid,
        ["WECHATPAY_SERIAL"] = sandbox.MerchantSerial,
        ["WECHATPAY_PRIVATE_KEY"] = sandbox.MerchantPrivateKeyPem,
        ["WECHATPAY_PLATFORM_KEY_ID"] = sandbox.PlatformKeyId,
        ["WECHATPAY_PLATFORM_KEY"] = sandbox.PlatformPublicKeyPem,
        ["WECHATPAY_SECRET"] = sandbox.ApiV2Key,
        ["WECHATPAY_BASE_URI"] = sandbox.BaseUri.ToString(),
    };

    [Test]
    public async Task Port_ExplainOfACode_SaysWhyAndWhatToWrite()
    {
        var explained = await CommandLine.RunAsync("port", "--explain", "wcp3011");

        Assert.That(explained.Code, Is.EqualTo(Tool.Done));
        Assert.That(explained.Output, Does.StartWith("WCP3011: ").And.Contain("Instead: "));
        Assert.That((await CommandLine.RunAsync("port", "--explain", "WCP9999")).Code, Is.EqualTo(Tool.Misused));
    }

    [Test]
    public async Task Port_Folder_WritesClassesAProjectAndAReport()
    {
        var source = Directory.CreateDirectory(Path.Combine(Folder.FullName, "src")).FullName;
        File.WriteAllText(Path.Combine(source, "composer.json"), """{"name":"shop/wechat-pay"}""");
        File.WriteAllText(
            Path.Combine(source, "Base.php"), "<?php\nnamespace App;\nclass Base\n{\n    public function __construct(protected string $no) {}\n}\n");
        File.WriteAllText(
            Path.Combine(source, "Order.php"),
            "<?php\nnamespace App;\nclass Order extends Base\n{\n    public function no(): string { return $this->no; }\n}\n");
        File.WriteAllText(Path.Combine(source, "odd.php"), "<?php\ngoto a;\n");
        var target = Path.Combine(Folder.FullName, "cs");

        var port = await CommandLine.RunAsync("port", source, "--out", target);

        Assert.That(
            (port.Code, port.Output),
            Is.EqualTo((Tool.Failed, $"2 of 3 files ported. {Path.Combine(target, "PORTING.md")} tells what is left to do.\n")),
            port.Error);
        Assert.That(File.ReadAllText(Path.Combine(target, "Order.cs")), Does.StartWith("namespace App;").And.Contain("public class Order : Base"));
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(target, "WechatPay.csproj")),
            Does.Contain($"<PackageReference Include=\"WeChatPay.Chain.Php\" Version=\"{PackageVersion.Own}\" />").And.Not.Contain("{{"));
        Assert.That(File.ReadAllText(Path.Combine(target, "PORTING.md")), Does.Contain("| 2 | WCP3011 |"));
    }
}
