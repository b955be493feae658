using System.CommandLine;
using System.Text.RegularExpressions;
using WeChatPay.Callbacks;
using WeChatPay.Sandbox;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The commands with SM2 keys, and with the keys of a brand.</summary>
[NonParallelizable]
internal sealed class AlgorithmTests : SnippetFixture
{
    [Test]
    public async Task Demo_OfSm_MakesTheSameCalls()
    {
        var demo = await CommandLine.RunAsync("demo", "--sm");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(demo.Code, Is.EqualTo(Tool.Done), demo.Output);
            Assert.That(demo.Output, Does.Contain("sandbox.Sm2.MerchantPrivateKeyPem").And.Contain("✓ 8 calls, 8 times the same order"));
        }
    }

    [Test]
    public async Task Call_WithSm2Keys_IsAnsweredByThem()
    {
        var call = await CommandLine.RunAsync("call", "GET", "v3/certificates", "--query", "algorithm_type=SM2", "--algorithm", "sm2");

        Assert.That(call.Code, Is.EqualTo(Tool.Done), call.Error);
        Assert.That(call.Output, Does.Contain("AEAD_SM4_GCM").And.Not.Contain("AEAD_AES"));
    }

    [Test]
    public async Task Call_APathOfBrands_IsSignedByTheSandboxesBrand()
    {
        var call = await CommandLine.RunAsync("call", "GET", "brand/card-member/cards", "--query", "offset=0", "--query", "limit=10");

        Assert.That(call.Code, Is.EqualTo(Tool.Done), call.Error);
    }

    [Test]
    public async Task Call_WithAnotherAlgorithm_IsMisuse() =>
        Assert.That((await CommandLine.RunAsync("call", "GET", "v3/certificates", "--algorithm", "dsa")).Code, Is.EqualTo(Tool.Misused));

    [Test]
    public async Task Certs_WithAnSm2Key_DownloadsTheSm2Certificates()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        var certs = await CommandLine.RunAsync(
            "certs", "-m", sandbox.Mchid, "-s", sandbox.Sm2.MerchantSerial, "-f", Folder.File("sm2.pem", sandbox.Sm2.MerchantPrivateKeyPem),
            "--api-v3-key-file", Folder.File("key.txt", sandbox.ApiV3Key), "-u", sandbox.BaseUri.ToString(), "-o", Path.Combine(Folder.FullName, "saved"));

        Assert.That(certs.Code, Is.EqualTo(Tool.Done), certs.Error);
        Assert.That(certs.Output, Does.Contain(sandbox.Sm2.PlatformSerial).And.Not.Contain(sandbox.PlatformSerial));
    }

    [TestCase("--algorithm", "sm2")]
    [TestCase("--brand", "")]
    public async Task Notify_WithThrowAwayKeysOfThatKind_SaysWhatTheReceiverNeeds(string option, string value)
    {
        using var signer = new PlatformSigner();
        await using var receiver = await CallbackReceiver.StartAsync(signer);
        var isBrand = option == "--brand";
        string[] options = value.Length > 0 ? [option, value] : [option];
        var url = receiver.Url("notify").ToString();
        var first = await CommandLine.RunAsync(["notify", url, "--event", isBrand ? "BRAND_MEMBER_CARD.USER_CARD.CREATE" : "TRANSACTION.SUCCESS", .. options]);
        var certs = Regex.Match(first.Output, """\["(\w+)"\] = "(file://[^"]+)" \}""");
        var key = Regex.Match(first.Output, "(?:ApiV3Key|BrandApiKey) = \"([^\"]+)\"").Groups[1].Value;
        receiver.Parser = new CallbackParser(new CallbackParserOptions
        {
            Certs = new Dictionary<string, KeySource> { [certs.Groups[1].Value] = certs.Groups[2].Value },
            ApiV3Key = isBrand ? null : key,
            BrandApiKey = isBrand ? key : null,
        });

        var again = Regex.Match(first.Output, "(?m)^wechatpay (.+)$").Groups[1].Value;
        var second = await CommandLine.RunAsync([.. Regex.Matches(again, "\"([^\"]+)\"|(\\S+)").Select(static word => word.Value.Trim('"'))]);

        Assert.That(second.Code, Is.EqualTo(Tool.Done), second.Output + second.Error);
        Assert.That(receiver.Received.Last().IsBrand, Is.EqualTo(isBrand));
        Directory.Delete(Path.GetDirectoryName(new Uri(certs.Groups[2].Value).LocalPath)!, recursive: true);
    }

    [Test]
    public async Task Sandbox_WithSm2KeysAndABrand_PrintsAConfigurationThatMakesBothCalls()
    {
        await using var output = new Transcript();
        using var stop = new CancellationTokenSource();
        var running = Tool.RunAsync(["sandbox", "--algorithm", "sm2", "--brand"], new InvocationConfiguration { Output = output }, stop.Token);
        try
        {
            await Task.WhenAny(running, output.UntilAsync("Sandbox-Fault: "));
            var shown = output.ToString();
            var from = shown.IndexOf("using WeChatPay;", StringComparison.Ordinal);
            var printed = await CSharpProgram.RunAsync(shown[from..shown.IndexOf("Download its certificates", StringComparison.Ordinal)] + """

                var areas = await instance["v3/capital/capitallhh/areas/provinces"].GetAsync();
                var cards = await instance["brand/card-member/cards"].GetAsync(new { query = new { offset = 0, limit = 10 } });
                Console.Write($"{areas.Header("Wechatpay-Signature-Type")} {cards.Header("Wechatpay-Signature-Type")}");
                """);

            Assert.That(printed, Is.EqualTo("WECHATPAY2-SM2-WITH-SM3 WECHATPAY-BRAND-SHA256-RSA2048"));
            Assert.That(shown, Does.Not.Contain("Builder::factory"));
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }
}
