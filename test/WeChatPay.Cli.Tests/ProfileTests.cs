using Newtonsoft.Json;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

/// <summary>Profiles choose a merchant and a host; here the host is a sandbox.</summary>
[NonParallelizable]
internal sealed class ProfileTests : SnippetFixture
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private SandboxServer _sandbox = null!;
    private EnvironmentScope _environment = null!;
    private string _snippet = null!;

    [SetUp]
    public async Task Prepare()
    {
        _sandbox = await SandboxServer.StartAsync();
        _environment = new EnvironmentScope { ["XDG_CONFIG_HOME"] = Folder.FullName };
        _snippet = Folder.File("snippet.cs", """
            Console.WriteLine(instance["v3/hire-power-bank/insurance-orders/7"].get(new { http_errors = false }).StatusCode);
            """);
    }

    [TearDown]
    public async Task CleanUp()
    {
        _environment.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task Environment_AllVariables_MakeAClient()
    {
        SetVariables();

        var run = await CommandLine.RunAsync("run", "--profile", "env", _snippet);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "404\n", Announced("env"))));
        Assert.That(_sandbox.Requests.Single().Headers["Authorization"], Does.Contain(_sandbox.MerchantSerial));
    }

    [TestCase("WECHATPAY_MCHID", " {0}\n")]
    [TestCase("WECHATPAY_SERIAL", "{0}\r\n")]
    [TestCase("WECHATPAY_BASE_URI", "\t{0} ")]
    [TestCase("WECHATPAY_PLATFORM_KEY_ID", "\uFEFF{0}")]
    public async Task Environment_ValueWithWhiteSpaceAround_IsTrimmedAndSaysSo(string variable, string form)
    {
        SetVariables();
        _environment[variable] = string.Format(null, form, Environment.GetEnvironmentVariable(variable));

        var run = await CommandLine.RunAsync("run", "--profile", "env", _snippet);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(
            Tool.Done, "404\n", $"Profile `env`: {variable} has white space around its value. The tool left it out.\n{Announced("env")}")));
    }

    [Test]
    public async Task Environment_Key_MayBeAPath()
    {
        SetVariables();
        _environment["WECHATPAY_PRIVATE_KEY"] = Folder.File("key.pem", _sandbox.MerchantPrivateKeyPem);

        Assert.That((await CommandLine.RunAsync("run", "--profile", "env", _snippet)).Output, Is.EqualTo("404\n"));
    }

    [Test]
    public async Task Environment_WithoutVariables_NamesThem()
    {
        var run = await CommandLine.RunAsync("run", "--profile", "env", _snippet);

        AssertRefused(run, "WECHATPAY_MCHID, WECHATPAY_SERIAL, WECHATPAY_PRIVATE_KEY");
    }

    [TestCase("WECHATPAY_SERIAL", "`serial` is missing")]
    [TestCase("WECHATPAY_PLATFORM_KEY", "one of WECHATPAY_PLATFORM_KEY_ID and WECHATPAY_PLATFORM_KEY is not set")]
    public async Task Environment_OneVariableMissing_SaysWhich(string variable, string says)
    {
        SetVariables();
        _environment[variable] = null;

        AssertRefused(await CommandLine.RunAsync("run", "--profile", "env", _snippet), says);
    }

    [Test]
    public async Task File_ForItsOwnerAlone_MakesAClient()
    {
        WriteProfiles();

        var run = await CommandLine.RunAsync("run", "--profile", "shop", _snippet);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "404\n", Announced("shop"))));
    }

    [TestCase(UnixFileMode.GroupRead)]
    [TestCase(UnixFileMode.OtherRead)]
    [TestCase(UnixFileMode.OtherWrite)]
    public async Task File_ThatOthersMayUse_IsRefusedWithTheRemedy(UnixFileMode more)
    {
        // AppData on Windows is the user's own.
        if (OperatingSystem.IsWindows())
            return;
        var file = WriteProfiles();
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | more);

        AssertRefused(await CommandLine.RunAsync("run", "--profile", "shop", _snippet), $"Run: chmod 600 '{file}'");
    }

    [Test]
    public async Task File_NotThere_IsNamed() =>
        AssertRefused(await CommandLine.RunAsync("run", "--profile", "shop", _snippet), Path.Combine(Folder.FullName, "wechatpay", "profiles.json"));

    [Test]
    public async Task File_WithoutTheProfile_ListsWhatItHas()
    {
        WriteProfiles();

        var run = await CommandLine.RunAsync("run", "--profile", "shp", _snippet);

        AssertRefused(run, "Profile `shp` is not in ", "The file has `shop`; `env` reads variables");
    }

    [Test]
    public async Task File_NotJson_IsNotQuoted()
    {
        WriteProfiles($"{{ \"shop\": {{ \"secret\": {Secret} }} }}");

        AssertRefused(await CommandLine.RunAsync("run", "--profile", "shop", _snippet), "is not JSON. Look at line 1");
    }

    [Test]
    public async Task File_WithAnUnknownKey_IsRefused()
    {
        WriteProfiles("{ \"shop\": { \"mchdi\": \"1\" } }");

        AssertRefused(await CommandLine.RunAsync("run", "--profile", "shop", _snippet), "Profile `shop`: `mchdi` is not a key of the configuration.");
    }

    [Test]
    public async Task DryRun_OfAProfile_SignsForItsMerchantAndSendsNothing()
    {
        WriteProfiles();
        var own = Folder.File("own.cs", $"instance[\"v2/pay/micropay\"].post(new {{ xml = new {{ mch_id = \"{_sandbox.Mchid}\" }} }});");
        var other = Folder.File("other.cs", "instance[\"v2/pay/micropay\"].post(new { xml = new { mch_id = \"77\" } });");

        var run = await CommandLine.RunAsync("run", "--dry-run", "--profile", "shop", own, other);

        Assert.That(run.Output, Does.Contain($"\"url\":\"{_sandbox.BaseUri}pay/micropay\""));
        Assert.That(run.Error, Does.StartWith($"{other}: failed: ArgumentException: The data of POST v2/pay/micropay is for the merchant `77`"));
        Assert.That(_sandbox.Requests, Is.Empty);
    }

    [Test]
    public async Task Secrets_InNoOutput_AreShown()
    {
        WriteProfiles();
        var shown = new List<string>();
        string[] codes =
        [
            "Console.WriteLine(instance);", "Console.WriteLine(instance.Options);", "Console.WriteLine(instance.Handlers);",
            "instance[\"v3/a\"].get();", "throw new Exception();",
        ];
        foreach (var code in codes)
        {
            foreach (var dry in (string[][])[[], ["--dry-run"]])
            {
                var run = await CommandLine.RunAsync(["run", .. dry, "--profile", "shop", Folder.File("x.cs", code)]);
                shown.Add(run.Output + run.Error);
            }
        }
        var prompt = await CommandLine.RunWithInputAsync("instance\nclient.Options\nclient[\"v3/a\"].Get()", "repl", "--profile", "shop");
        shown.Add(prompt.Output + prompt.Error);

        var secrets = _sandbox.MerchantPrivateKeyPem.Split('\n').Where(static line => line.Length > 16 && line[0] != '-')
            .Select(static line => line[..16]).Append(Secret);
        foreach (var secret in secrets)
            Assert.That(shown, Has.None.Contains(secret));
    }

    private string Announced(string profile) => $"Calls go to {_sandbox.BaseUri} for merchant {_sandbox.Mchid} (profile `{profile}`).\n";

    private void AssertRefused(CommandLine.Outcome run, params string[] says)
    {
        Assert.That(run.Code, Is.EqualTo(Tool.Misused));
        Assert.That(run.Output, Is.Empty);
        foreach (var piece in says)
            Assert.That(run.Error, Does.Contain(piece));
        Assert.That(run.Error, Does.EndWith("Nothing was sent.\n").And.Not.Contain(Secret));
        Assert.That(_sandbox.Requests, Is.Empty);
    }

    private void SetVariables()
    {
        _environment["WECHATPAY_MCHID"] = _sandbox.Mchid;
        _environment["WECHATPAY_SERIAL"] = _sandbox.MerchantSerial;
        _environment["WECHATPAY_PRIVATE_KEY"] = _sandbox.MerchantPrivateKeyPem;
        _environment["WECHATPAY_PLATFORM_KEY_ID"] = _sandbox.PlatformKeyId;
        _environment["WECHATPAY_PLATFORM_KEY"] = _sandbox.PlatformPublicKeyPem;
        _environment["WECHATPAY_SECRET"] = Secret;
        _environment["WECHATPAY_BASE_URI"] = _sandbox.BaseUri.AbsoluteUri;
    }

    private string WriteProfiles(string? text = null)
    {
        var file = Folder.File("wechatpay/profiles.json", text ?? JsonConvert.SerializeObject(new
        {
            shop = new
            {
                mchid = _sandbox.Mchid,
                serial = _sandbox.MerchantSerial,
                privateKey = Folder.File("key.pem", _sandbox.MerchantPrivateKeyPem),
                certs = new Dictionary<string, string> { [_sandbox.PlatformKeyId] = _sandbox.PlatformPublicKeyPem },
                secret = Secret,
                base_uri = _sandbox.BaseUri,
            },
        }));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Path.Combine(Folder.FullName, "wechatpay", "profiles.json");
    }
}
