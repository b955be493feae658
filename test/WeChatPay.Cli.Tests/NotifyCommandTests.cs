using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WeChatPay.Callbacks;
using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>Runs the command against a receiver on Kestrel that reads callbacks as the guide says.</summary>
[NonParallelizable]
internal sealed class NotifyCommandTests
{
    private readonly PlatformSigner _signer = new();
    private CallbackReceiver _receiver = null!;
    private DirectoryInfo _folder = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("wechatpay-test-");
        _receiver = await CallbackReceiver.StartAsync(_signer, static server =>
            server.MapPost("/steer", static () => Results.Text("\u001b[2Jgone", statusCode: 500)));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _receiver.DisposeAsync();
        _folder.Delete(recursive: true);
        _signer.Dispose();
    }

    [SetUp]
    public void Prepare()
    {
        _receiver.Received.Clear();
        _receiver.Parser = CallbackReceiver.ParserOf(_signer);
    }

    [TearDown]
    public void Forget()
    {
        Environment.SetEnvironmentVariable(GivenSecret.ApiV3Key, null);
        Environment.SetEnvironmentVariable(GivenSecret.ApiV2Key, null);
    }

    [Test]
    public async Task Notify_WithGivenKeys_IsAccepted()
    {
        var outcome = await RunAsync("--event", "HIRE_POWER_BANK.RECEIVE_INSURANCE");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Output + outcome.Error);
        Assert.That(outcome.Output, Does.Match(@"← 200 after \d+ ms\n\{""code"":""SUCCESS""\}\nAccepted")
            .And.Not.Contain(_signer.ApiV3Key).And.Not.Contain("Throw-away"));
        Assert.That(_receiver.Received.Single().Plaintext, Does.Contain("out_order_no"));
    }

    [Test]
    public async Task Notify_WithAResource_SendsIt()
    {
        var file = Write("resource.json", """{"out_order_no":"实例值","amount":99.10,"time":"2026-01-02T03:04:05+08:00"}""");

        var outcome = await RunAsync("--event", "TRANSACTION.SUCCESS", "--resource", "@" + file);
        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Output + outcome.Error);
        await RunAsync("--event", "TRANSACTION.SUCCESS", "--resource", """{"a":1}""");

        Assert.That(_receiver.Received.Select(static callback => callback.Plaintext), Is.EqualTo(new[] { await File.ReadAllTextAsync(file), """{"a":1}""" }));
    }

    [Test]
    public async Task Notify_WithKeysFromTheEnvironment_IsAccepted()
    {
        Environment.SetEnvironmentVariable(GivenSecret.ApiV3Key, _signer.ApiV3Key);

        var outcome = await CommandLine.RunAsync(
            "notify", Url("notify"), "--event", "TRANSACTION.SUCCESS", "--key-id", _signer.KeyId, "--key-file", Write("key.pem", _signer.PrivateKeyPem));

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Output + outcome.Error);
    }

    [Test]
    public async Task Notify_WithThrowAwayKeys_SaysWhatTheReceiverNeedsAndHowToSendAgain()
    {
        var first = await CommandLine.RunAsync("notify", Url("notify"), "--event", "TRANSACTION.SUCCESS");
        Assert.That(first.Code, Is.EqualTo(Tool.Failed), "The receiver cannot know these keys yet.");
        Assert.That(first.Output, Does.Contain("← 401").And.Contain("Not accepted: status 401").And.Contain("15 times"));

        var certs = Regex.Match(first.Output, """\["(PUB_KEY_ID_\d+)"\] = "(file://[^"]+)" \}""");
        _receiver.Parser = new CallbackParser(new CallbackParserOptions
        {
            Certs = new Dictionary<string, KeySource> { [certs.Groups[1].Value] = certs.Groups[2].Value },
            ApiV3Key = Regex.Match(first.Output, "ApiV3Key = \"([^\"]+)\"").Groups[1].Value,
        });
        var again = Regex.Match(first.Output, "(?m)^wechatpay (.+)$").Groups[1].Value;
        var second = await CommandLine.RunAsync([.. Regex.Matches(again, "\"([^\"]+)\"|(\\S+)").Select(static word => word.Value.Trim('"'))]);

        Assert.That(second.Code, Is.EqualTo(Tool.Done), second.Output + second.Error);
        DeleteKeys(first.Output);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Notify_WithAGivenApiV3KeyAlone_NamesItsPlaceAndDoesNotShowIt(bool byFile)
    {
        var file = Write("given key.txt", _signer.ApiV3Key);
        Environment.SetEnvironmentVariable(GivenSecret.ApiV3Key, byFile ? null : _signer.ApiV3Key);

        string[] option = byFile ? ["--api-v3-key-file", file] : [];
        var code = byFile ? $"File.ReadAllText(@\"{file}\").Trim()" : $"Environment.GetEnvironmentVariable(\"{GivenSecret.ApiV3Key}\")";

        var outcome = await CommandLine.RunAsync(["notify", Url("notify"), "--event", "TRANSACTION.SUCCESS", .. option]);

        Assert.That(outcome.Output, Does.Contain("Throw-away keys").And.Not.Contain(_signer.ApiV3Key));
        Assert.That(outcome.Output, Does.Contain($"ApiV3Key = {code},"));
        var again = Regex.Match(outcome.Output, "(?m)^wechatpay .+$").Value;
        Assert.That(again, byFile ? Does.EndWith($"--api-v3-key-file \"{file}\"") : Does.Not.Contain("--api-v3-key-file"));
        DeleteKeys(outcome.Output);
    }

    [Test]
    public async Task Notify_WithAKeyAndWithoutItsId_IsMisuse()
    {
        var key = Write("key.pem", _signer.PrivateKeyPem);

        var outcome = await CommandLine.RunAsync("notify", Url("notify"), "--event", "TRANSACTION.SUCCESS", "--key-file", key);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused), outcome.Output);
        Assert.That(outcome.Error, Does.Contain("--key-file needs --key-id").And.Contain("Nothing was sent."));
    }

    [Test]
    public async Task Notify_OfAnXmlEvent_IsAccepted()
    {
        Environment.SetEnvironmentVariable(GivenSecret.ApiV2Key, _signer.ApiV2Key);
        // Its `event_ciphertext` is encrypted under this one.
        Environment.SetEnvironmentVariable(GivenSecret.ApiV3Key, _signer.ApiV3Key);

        var outcome = await CommandLine.RunAsync("notify", Url("xml"), "--event", "TRANSACTION.SUCCESS", "--v2");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Output + outcome.Error);
        Assert.That(outcome.Output, Does.Contain("APIv2 callback"));
    }

    [Test]
    public async Task Notify_OfAnXmlEventWithThrowAwayKeys_ShowsTheSecretThatTheReceiverNeeds()
    {
        var outcome = await CommandLine.RunAsync("notify", Url("xml"), "--event", "refund-processed");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Output, Does.Match("new CallbackParserOptions \\{ ApiV2Key = \"\\w{32}\" \\}")
            .And.Contain("--secret-file").And.Contain("return_code FAIL, and only SUCCESS accepts it"));
        DeleteKeys(outcome.Output);
    }

    [TestCase("changed-byte")]
    [TestCase("old-timestamp")]
    [TestCase("unknown-serial")]
    [TestCase("wrong-key")]
    [TestCase("probe")]
    public async Task Notify_WithAFlaw_IsRefusedByTheReceiver(string flaw)
    {
        var outcome = await RunAsync("--event", "TRANSACTION.SUCCESS", "--flaw", flaw);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Output, Does.Contain("← 401").And.Contain("That is right"));
        Assert.That(_receiver.Received, Is.Empty);
    }

    [Test]
    public async Task Notify_InChinese_SaysWhyInChinese()
    {
        var flawed = await RunAsync("--event", "TRANSACTION.SUCCESS", "--flaw", "changed-byte", "--lang", "zh");
        var absent = await CommandLine.RunAsync(["notify", "http://127.0.0.1:1/", "--event", "TRANSACTION.SUCCESS", "--lang", "zh", .. Keys()]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(flawed.Output, Does.Contain("接收失败：状态码为 401，只有 200 与 204 才算接收成功").And.Contain("已按预期拒绝"));
            Assert.That(absent.Output, Does.Contain("接收失败：没有收到完整的应答（"));
        }
    }

    [Test]
    public async Task Notify_ResponseWithControlCharacters_ShowsNone()
    {
        var outcome = await CommandLine.RunAsync(["notify", Url("steer"), "--event", "TRANSACTION.SUCCESS", .. Keys()]);

        Assert.That(outcome.Output, Does.Contain("U+001B[2Jgone").And.Not.Contain("\u001b"));
    }

    [Test]
    public async Task Notify_WithoutAReceiver_FailsAndSaysSo()
    {
        var outcome = await CommandLine.RunAsync(["notify", "http://127.0.0.1:1/", "--event", "TRANSACTION.SUCCESS", .. Keys()]);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Output, Does.Contain("← no response").And.Contain("Not accepted: no complete response"));
    }

    [TestCase("--event", "TRANSACTION.SUCCES", "Did you mean TRANSACTION.SUCCESS")]
    [TestCase("--resource", "{", "--resource is not a JSON object: ")]
    [TestCase("--resource", "@absent.json", "The text file does not exist: the value is a path of 11 characters")]
    [TestCase("--key-file", "absent.pem", "The key file does not exist: the value is a path of 10 characters")]
    [TestCase("--flaw", "unknown", "unknown")]
    public async Task Notify_WithAWrongOption_IsMisuse(string option, string value, string says)
    {
        string[] name = option == "--event" ? [] : ["--event", "TRANSACTION.SUCCESS"];
        var keys = option == "--key-file" ? ["--key-id", _signer.KeyId] : Keys();

        var outcome = await CommandLine.RunAsync(["notify", Url("notify"), .. name, .. keys, option, value]);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain(says).And.Not.Contain("(Parameter"));
        Assert.That(_receiver.Received, Is.Empty);
    }

    [TestCase("ftp://127.0.0.1/")]
    [TestCase("notify")]
    public async Task Notify_TextThatIsNotAUrl_IsMisuse(string url)
    {
        var outcome = await CommandLine.RunAsync("notify", url, "--event", "TRANSACTION.SUCCESS");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain("http://127.0.0.1:5000/notify"));
    }

    private Task<CommandLine.Outcome> RunAsync(params string[] more) => CommandLine.RunAsync(["notify", Url("notify"), .. Keys(), .. more]);

    private string[] Keys() =>
        ["--key-id", _signer.KeyId, "--key-file", Write("key.pem", _signer.PrivateKeyPem), "--api-v3-key-file", Write("key.txt", _signer.ApiV3Key + "\n")];

    private string Url(string path) => _receiver.Url(path).AbsoluteUri;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static void DeleteKeys(string output) =>
        Directory.Delete(Regex.Match(output, "Throw-away keys are in (.+) until").Groups[1].Value, recursive: true);
}
