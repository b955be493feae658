using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The doctor finds what is wrong with a configuration, by itself and against a sandbox, and with receivers of every kind.</summary>
[NonParallelizable]
internal sealed class DoctorCommandTests
{
    private const string ApiV2Key = "0123456789abcdef0123456789abcdef";

    private static readonly string[] FlawsV3 =
        ["changed-byte", "old-timestamp", "unknown-serial", "wrong-signature", "wrong-key", "missing-headers", "probe"];

    private readonly PlatformSigner _signer = new(new PlatformSignerOptions { ApiV2Key = ApiV2Key });
    private readonly HashSet<string> _seen = [];
    private CallbackReceiver _receiver = null!;
    private SandboxServer _sandbox = null!;
    private DirectoryInfo _folder = null!;
    private EnvironmentScope _environment = null!;
    private TimeSpan _pause;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("wechatpay-test-");
        _sandbox = await SandboxServer.StartAsync();
        _receiver = await CallbackReceiver.StartAsync(_signer, server =>
        {
            server.MapPost("/both", (Delegate)BothAsync);
            server.MapPost("/careless", static () => Results.Ok());
            server.MapPost("/crashes", (Delegate)CrashesAsync);
            server.MapPost("/once", (Delegate)OnceAsync);
            server.MapPost("/today", (Delegate)TodayAsync);
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _receiver.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
        _signer.Dispose();
    }

    [SetUp]
    public void Prepare()
    {
        _environment = new EnvironmentScope();
        string[] names = ["MCHID", "SERIAL", "PRIVATE_KEY", "SECRET", "BASE_URI", "PLATFORM_KEY_ID", "PLATFORM_KEY", "CERT", "CERT_KEY", "API_V3_KEY"];
        foreach (var name in names)
            _environment[$"WECHATPAY_{name}"] = null;
        _seen.Clear();
        _pause = TimeSpan.Zero;
    }

    [TearDown]
    public void Restore() => _environment.Dispose();

    [Test]
    public async Task Profile_ThatIsRight_HasNothingBad()
    {
        SetVariables();
        _environment[GivenSecret.ApiV3Key] = _sandbox.ApiV3Key;

        var found = await ExamineAsync("--profile", "env");

        Assert.That(found.Code, Is.EqualTo(Tool.Done), found.Text);
        Assert.That(found.Of("signature"), Is.EqualTo("good"));
        Assert.That(found.Of("serial"), Is.EqualTo("good"));
        Assert.That(found.Of("key-pair"), Is.EqualTo("good"));
        Assert.That(found.Of("api-v3-key"), Is.EqualTo("good"));
        Assert.That(found.Of("clock"), Is.EqualTo("good"));
        Assert.That(found.Of("certificate-end"), Is.EqualTo("good"));
        Assert.That(found.Text, Does.Not.Contain(_sandbox.ApiV3Key).And.Not.Contain("PRIVATE KEY"));
    }

    [Test]
    public async Task Profile_WithAnotherSerial_IsRefusedAndSaysSo()
    {
        SetVariables();
        _environment["WECHATPAY_SERIAL"] = new string('A', 40);

        var found = await ExamineAsync("--profile", "env");

        Assert.That(found.Code, Is.EqualTo(Tool.Failed));
        Assert.That((found.Of("serial"), found.Of("signature")), Is.EqualTo(("bad", "bad")), found.Text);
    }

    [Test]
    public async Task Profile_WithAnotherKey_IsRefusedAndSaysSo()
    {
        SetVariables();
        _environment["WECHATPAY_PRIVATE_KEY"] = "file://" + Write("other.pem", _signer.PrivateKeyPem);

        var found = await ExamineAsync("--profile", "env");

        Assert.That(found.Code, Is.EqualTo(Tool.Failed));
        Assert.That((found.Of("key-pair"), found.Of("signature")), Is.EqualTo(("bad", "bad")), found.Text);
    }

    [Test]
    public async Task Profile_WithAnotherApiV3Key_IsToldSo()
    {
        SetVariables();
        _environment[GivenSecret.ApiV3Key] = new string('k', 32);

        var found = await ExamineAsync("--profile", "env");

        Assert.That(found.Code, Is.EqualTo(Tool.Failed));
        Assert.That(found.Text, Does.Contain("The APIv3 key does not decrypt").And.Not.Contain(new string('k', 32)));
    }

    [Test]
    public async Task Profile_ThatIsIncomplete_IsToldWhatIsMissing()
    {
        _environment["WECHATPAY_MCHID"] = "1900000109";

        var found = await ExamineAsync("--profile", "env");

        Assert.That(found.Code, Is.EqualTo(Tool.Failed));
        Assert.That(found.Of("configuration"), Is.EqualTo("bad"), found.Text);
        Assert.That(found.Text, Does.Contain("`serial`, `privateKey`, `certs`"));
        Assert.That(found.Of("call"), Is.Null, "nothing was sent");
    }

    [Test]
    public async Task Profile_ThatIsNotThere_IsToldSo()
    {
        var run = await CommandLine.RunAsync("doctor", "--profile", "nowhere");

        Assert.That(run.Code, Is.EqualTo(Tool.Misused));
        Assert.That(run.Error, Does.Contain("profiles").And.Contain("Nothing was sent"));
    }

    [Test]
    public async Task Profile_Offline_SendsNothing()
    {
        SetVariables();
        var before = _sandbox.Requests.Count;

        var found = await ExamineAsync("--profile", "env", "--offline");

        Assert.That((found.Code, found.Of("call")), Is.EqualTo((Tool.Done, "note")), found.Text);
        Assert.That(_sandbox.Requests, Has.Count.EqualTo(before));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Files have no modes there.")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task KeyFile_ThatOthersRead_OrUnderVersionControl_IsNoted()
    {
        SetVariables();
        var source = _folder.CreateSubdirectory("source");
        source.CreateSubdirectory(".git");
        var file = Path.Combine(source.FullName, "apiclient_key.pem");
        await File.WriteAllTextAsync(file, _sandbox.MerchantPrivateKeyPem);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        _environment["WECHATPAY_PRIVATE_KEY"] = "file://" + file;

        var found = await ExamineAsync("--profile", "env", "--offline");

        Assert.That(found.Text, Does.Contain("Other users of this machine").And.Contain("chmod 600").And.Contain("under version control"));
        Assert.That(found.Code, Is.EqualTo(Tool.Done), "it works today");
    }

    [Test]
    public async Task Address_ThatIsNotHttps_IsBad()
    {
        SetVariables();
        _environment["WECHATPAY_BASE_URI"] = "http://api.example.com/";

        var found = await ExamineAsync("--profile", "env", "--offline");

        Assert.That((found.Code, found.Of("address")), Is.EqualTo((Tool.Failed, "bad")), found.Text);
    }

    [Test]
    public async Task Receiver_ThatIsRight_HasNothingBad()
    {
        var found = await ExamineReceiverAsync("both");

        Assert.That(found.Code, Is.EqualTo(Tool.Done), found.Text);
        Assert.That(found.Count("good"), Is.EqualTo(FlawsV3.Length + 3 + 4 + 3), found.Text);
        Assert.That(found.Count("note") + found.Count("bad"), Is.Zero, found.Text);
    }

    [Test]
    public async Task Receiver_OfOneProtocol_IsExaminedInIt()
    {
        var found = await ExamineReceiverAsync("notify");

        Assert.That(found.Code, Is.EqualTo(Tool.Done), found.Text);
        Assert.That((found.Count("good"), found.Count("note")), Is.EqualTo((FlawsV3.Length + 4, 1)), found.Text);
    }

    [Test]
    public async Task Receiver_ThatVerifiesNothing_AcceptsEveryFlaw()
    {
        var found = await ExamineReceiverAsync("careless");

        Assert.That(found.Code, Is.EqualTo(Tool.Failed));
        foreach (var flaw in FlawsV3)
            Assert.That(found.Of(flaw), Is.EqualTo("bad"), flaw);
    }

    [Test]
    public async Task Receiver_ThatCrashesAtAFlaw_IsNoted()
    {
        var found = await ExamineReceiverAsync("crashes");

        Assert.That(found.Code, Is.EqualTo(Tool.Done), found.Text);
        Assert.That((found.Of("changed-byte"), found.Of("probe")), Is.EqualTo(("note", "note")), found.Text);
    }

    [Test]
    public async Task Receiver_ThatRefusesARepeat_IsBad()
    {
        var found = await ExamineReceiverAsync("once");

        Assert.That((found.Code, found.Of("duplicate"), found.Of("at-once")), Is.EqualTo((Tool.Failed, "bad", "bad")), found.Text);
    }

    [Test]
    public async Task Receiver_ThatRefusesALateOne_IsBad()
    {
        var found = await ExamineReceiverAsync("today");

        Assert.That((found.Code, found.Of("late"), found.Of("duplicate")), Is.EqualTo((Tool.Failed, "bad", "good")), found.Text);
    }

    [Test]
    public async Task Receiver_ThatIsSlow_IsNoted()
    {
        _pause = TimeSpan.FromSeconds(2.1);

        var found = await ExamineReceiverAsync("once");

        Assert.That(found.Of("speed"), Is.EqualTo("note"), found.Text);
    }

    [Test]
    public async Task Receiver_WithAQuery_IsBad()
    {
        var found = await ExamineReceiverAsync("both?shop=1");

        Assert.That((found.Code, found.Of("address")), Is.EqualTo((Tool.Failed, "bad")), found.Text);
    }

    [Test]
    public async Task Receiver_ThatIsAbsent_IsBad()
    {
        var found = await ExamineAsync(["http://127.0.0.1:1/notify", .. SigningKeys()]);

        Assert.That((found.Code, found.Of("genuine")), Is.EqualTo((Tool.Failed, "bad")), found.Text);
        Assert.That(found.Text, Does.Contain("Start the receiver, or correct its address.").And.Not.Contain("Give it the keys"));
    }

    [Test]
    public async Task Receiver_WithoutKeysOfApiV3_IsToldThatItIsNotChecked()
    {
        var found = await ExamineAsync(_receiver.Url("both").AbsoluteUri, "--secret-file", Write("v2.txt", _signer.ApiV2Key));

        Assert.That((found.Code, found.Of("apiv3")), Is.EqualTo((Tool.Done, "note")), found.Text);
    }

    [Test]
    public async Task Notify_OfAFlawThatIsAccepted_SaysThatItIsWrong()
    {
        var url = new UriBuilder(_receiver.Url("careless")) { UserName = "shop", Password = "secret-word" }.Uri.AbsoluteUri;
        var run = await CommandLine.RunAsync(
            ["--lang", "en", "notify", url, "--event", "TRANSACTION.SUCCESS", "--flaw", "probe", .. SigningKeys()[..6]]);

        Assert.That(run.Output, Does.Contain("That is wrong: the callback has the flaw").And.Not.Contain("secret-word"), run.Error);
    }

    [TestCase("doctor")]
    [TestCase("doctor", "http://127.0.0.1:1/notify")]
    [TestCase("doctor", "notify", "--sandbox", "--key-id", "PUB_KEY_ID_1")]
    [TestCase("doctor", "ftp://127.0.0.1/", "--key-id", "PUB_KEY_ID_1")]
    public async Task CommandLine_ThatIsWrong_SendsNothing(params string[] line)
    {
        var run = await CommandLine.RunAsync(line);

        Assert.That(run.Code, Is.EqualTo(Tool.Misused));
        Assert.That(run.Error, Does.Contain("Nothing was sent"));
    }

    [Test]
    public async Task Report_ForPeople_SaysWhatToDoInTheirLanguage()
    {
        var run = await CommandLine.RunAsync(["--lang", "zh", "doctor", _receiver.Url("careless").AbsoluteUri, .. SigningKeys()]);

        Assert.That(run.Output, Does.Contain("bad  APIv3：有缺陷 `changed-byte` 的回调被接收：200").And.Contain("→ 请在读取主体之前").And.Match("项有问题"));
    }

    private Task<Report> ExamineReceiverAsync(string path) => ExamineAsync([_receiver.Url("").AbsoluteUri + path, .. SigningKeys()]);

    private static async Task<Report> ExamineAsync(params string[] line)
    {
        var run = await CommandLine.RunAsync(["--lang", "en", "doctor", .. line, "--json"]);
        return new(run.Code, run.Output + run.Error, JArray.Parse(run.Output));
    }

    private string[] SigningKeys() =>
    [
        "--key-id", _signer.KeyId, "--key-file", Write("platform.pem", _signer.PrivateKeyPem), "--api-v3-key-file", Write("v3.txt", _signer.ApiV3Key),
        "--secret-file", Write("v2.txt", _signer.ApiV2Key),
    ];

    private void SetVariables()
    {
        _environment["WECHATPAY_MCHID"] = _sandbox.Mchid;
        _environment["WECHATPAY_SERIAL"] = _sandbox.MerchantSerial;
        _environment["WECHATPAY_PRIVATE_KEY"] = "file://" + Write("apiclient_key.pem", _sandbox.MerchantPrivateKeyPem);
        _environment["WECHATPAY_BASE_URI"] = _sandbox.BaseUri.AbsoluteUri;
        _environment["WECHATPAY_PLATFORM_KEY_ID"] = _sandbox.PlatformSerial;
        _environment["WECHATPAY_PLATFORM_KEY"] = "file://" + Write("wechatpay_cert.pem", _sandbox.PlatformCertificatePem);
        _environment["WECHATPAY_CERT"] = "file://" + Write("apiclient_cert.pem", _sandbox.MerchantCertificatePem);
        _environment["WECHATPAY_CERT_KEY"] = "file://" + Write("apiclient_key.pem", _sandbox.MerchantPrivateKeyPem);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    // Tells the protocols apart, as a receiver with one address does.
    private async Task<IResult> BothAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        try
        {
            if (!context.Request.Headers.ContainsKey("Wechatpay-Signature") && body.AsSpan().StartsWith("<xml>"u8))
            {
                _receiver.Parser.ParseV2(body);
                return Results.Text(CallbackReply.SuccessV2(), "text/xml");
            }
            _receiver.Parser.Parse(context.Request.Headers, body);
            return Results.NoContent();
        }
        catch (WeChatPayVerificationException)
        {
            return Results.StatusCode(401);
        }
    }

    private async Task<IResult> CrashesAsync(HttpContext context)
    {
        try
        {
            _receiver.Parser.Parse(context.Request.Headers, await ReadAsync(context));
            return Results.NoContent();
        }
        catch (WeChatPayVerificationException)
        {
            return Results.StatusCode(500);
        }
    }

    private async Task<IResult> OnceAsync(HttpContext context)
    {
        await Task.Delay(_pause);
        return await HandleAsync(context, callback => _seen.Add(callback.Id!));
    }

    private Task<IResult> TodayAsync(HttpContext context) =>
        HandleAsync(context, static callback =>
            TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(callback.CreateTime!, CultureInfo.InvariantCulture) < TimeSpan.FromHours(1));

    private async Task<IResult> HandleAsync(HttpContext context, Func<Callback, bool> accepts)
    {
        try
        {
            var callback = _receiver.Parser.Parse(context.Request.Headers, await ReadAsync(context));
            return accepts(callback) ? Results.NoContent() : Results.StatusCode(409);
        }
        catch (WeChatPayVerificationException)
        {
            return Results.StatusCode(401);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private sealed record Report(int Code, string Text, JArray Findings)
    {
        public string? Of(string check) =>
            Findings.Where(finding => (string?)finding["check"] == check).Select(static finding => (string?)finding["verdict"]).Order().FirstOrDefault();

        public int Count(string verdict) => Findings.Count(finding => (string?)finding["verdict"] == verdict);
    }
}
