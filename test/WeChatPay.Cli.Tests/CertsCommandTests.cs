using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Cli.Commands;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class CertsCommandTests
{
    private readonly MovedClock _clock = new();
    private DirectoryInfo _folder = null!;
    private SandboxServer _sandbox = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("wechatpay-test-");
        _clock.Ahead = TimeSpan.Zero;
        await RestartAsync(new SandboxOptions { TimeProvider = _clock });
    }

    [TearDown]
    public async Task Stop()
    {
        Environment.SetEnvironmentVariable(GivenSecret.ApiV3Key, null);
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Certs_WithEveryOption_SavesAndShows()
    {
        var outcome = await RunAsync();

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(await File.ReadAllTextAsync(Saved), Is.EqualTo(_sandbox.PlatformCertificatePem.TrimEnd() + "\n"));
        Assert.That(Files(), Is.EqualTo(new[] { Path.GetFileName(Saved) }));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Saved);
        Assert.That(outcome.Output, Does.Contain(certificate.SerialNumber).And.Contain("valid").And.Contain(Saved));
        Assert.That(outcome.Output, Does.Contain(Shown(certificate.NotBefore)).And.Contain(Shown(certificate.NotAfter)));
        Assert.That(outcome.Output, Does.Contain($"[\"{certificate.SerialNumber}\"] = \"file://"));
        Assert.That(outcome.Error, Is.Empty);
    }

    [Test]
    public async Task Certs_KeyFromTheEnvironment_IsTaken()
    {
        Environment.SetEnvironmentVariable(GivenSecret.ApiV3Key, _sandbox.ApiV3Key);

        var outcome = await RunAsync(key: []);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
    }

    [Test]
    public async Task Certs_KeyOnTheCommandLine_IsTakenWithAWarning()
    {
        var outcome = await RunAsync(key: ["-k", _sandbox.ApiV3Key]);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(outcome.Error, Does.Contain(GivenSecret.ApiV3Key).And.Not.Contain(_sandbox.ApiV3Key));
    }

    [Test]
    public async Task Certs_WithoutFolder_SavesAmongTemporaryFiles()
    {
        var outcome = await RunAsync(output: []);

        var path = System.Text.RegularExpressions.Regex.Match(outcome.Output, "\"file://([^\"]+)\"").Groups[1].Value;
        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(path, Does.StartWith(Path.GetTempPath()));
        Assert.That(File.Exists(path), Is.True);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Test]
    public async Task Certs_Again_ReplacesTheFile()
    {
        await File.WriteAllTextAsync(Saved, "old");

        var outcome = await RunWithAsync("-c", Write("known.pem", _sandbox.PlatformCertificatePem));

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(await File.ReadAllTextAsync(Saved), Does.StartWith("-----BEGIN CERTIFICATE-----"));
    }

    [Test]
    public async Task Certs_OfAnExpiredCertificate_SaysSo()
    {
        _clock.Ahead = TimeSpan.FromDays(6 * 366);

        var outcome = await RunAsync();

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(outcome.Output, Does.Contain("expired").And.Not.Contain("valid "));
    }

    [Test]
    public async Task Certs_ListSignedByThePublicKey_IsVerifiedWithThatKey()
    {
        var outcome = await RunWithAsync("-c", $"{_sandbox.PlatformKeyId}={Write("known.pem", _sandbox.PlatformPublicKeyPem)}");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(_sandbox.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(_sandbox.PlatformKeyId));
        Assert.That(await File.ReadAllTextAsync(Saved), Does.StartWith("-----BEGIN CERTIFICATE-----"));
    }

    [Test]
    public async Task Certs_AnotherPublicKey_IsRefused()
    {
        await using var other = await SandboxServer.StartAsync();

        AssertFailed(await RunWithAsync("-c", $"{_sandbox.PlatformKeyId}={Write("other.pem", other.PlatformPublicKeyPem)}"), Tool.Failed, "not proven");
    }

    [Test]
    public async Task Certs_PublicKeyWithoutItsId_SaysHowToWriteIt() =>
        AssertFailed(await RunWithAsync("-c", Write("known.pem", _sandbox.PlatformPublicKeyPem)), Tool.Misused, "Write -c PUB_KEY_ID_…=FILE");

    [Test]
    public async Task Certs_SignedByACertificateThatTheListBrings_AreTaken()
    {
        // After a rotation the certificate at hand is the old one: the list proves itself, as the APIv3 key opens it.
        await using var other = await SandboxServer.StartAsync();

        var outcome = await RunWithAsync("-c", Write("other.pem", other.PlatformCertificatePem));

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
    }

    [Test]
    public async Task Certs_OfAMerchantWithoutCertificate_NamesThePublicKey()
    {
        await RestartAsync(new SandboxOptions { TimeProvider = _clock, HasPlatformCertificate = false });

        AssertFailed(await RunAsync(), Tool.Failed, "PUB_KEY_ID_", "微信支付公钥", "pub_key.pem");
    }

    [Test]
    public async Task Certs_WithAnotherApiV3Key_SaysSo()
    {
        var outcome = await RunAsync(key: ["--api-v3-key-file", Write("key.txt", new string('k', 32) + "\n")]);

        AssertFailed(outcome, Tool.Failed, "The APIv3 key does not decrypt");
        Assert.That(outcome.Error, Does.Not.Contain("kkkk"));
    }

    [Test]
    public async Task Certs_WithAnotherMerchantKey_SaysSo()
    {
        using var other = RSA.Create(2048);

        AssertFailed(await RunAsync(privateKey: other.ExportPkcs8PrivateKeyPem()), Tool.Failed, "--privatekey, --serialno and --mchid do not belong together");
    }

    [Test]
    public async Task Certs_WithAClockThatIsOff_SaysSo()
    {
        await RestartAsync(new SandboxOptions { TimeProvider = new MovedClock { Ahead = TimeSpan.FromHours(-1) } });

        AssertFailed(await RunAsync(), Tool.Failed, "This machine's clock is off");
    }

    [TestCase(SandboxFault.StaleTimestamp, "clock")]
    [TestCase(SandboxFault.WrongSignature, "does not match")]
    [TestCase(SandboxFault.MissingHeaders, "not signed")]
    [TestCase(SandboxFault.UnknownSerial, "signed it")]
    [TestCase(SandboxFault.NotJson, "APIv3")]
    [TestCase(SandboxFault.CutOff, "no complete response")]
    [TestCase(SandboxFault.ServerError, "500")]
    public async Task Certs_WrongResponse_SavesNothing(SandboxFault fault, string says)
    {
        // Whatever is repeated fails each time.
        _sandbox.Faults.Always = fault;

        AssertFailed(await RunAsync(), Tool.Failed, says);
    }

    [Test]
    public async Task Certs_FolderThatIsAFile_FailsAndSaysSo()
    {
        var outcome = await RunAsync(output: ["-o", Write("file", "")]);

        AssertFailed(outcome, Tool.Failed, "cannot be saved", "--output");
    }

    [Test]
    public async Task Certs_WithoutAKey_IsMisuse() => AssertFailed(await RunAsync(key: []), Tool.Misused, GivenSecret.ApiV3Key);

    [Test]
    public async Task Certs_WithAShortKey_IsMisuse() =>
        AssertFailed(await RunAsync(key: ["--api-v3-key-file", Write("key.txt", "short")]), Tool.Misused, "5 bytes");

    [Test]
    public async Task Certs_WithTextForAPrivateKey_IsMisuse() => AssertFailed(await RunAsync(privateKey: "no key at all"), Tool.Misused, "privateKey");

    [TestCase("-c", "absent.pem", "The certificate file does not exist: the value is a path of 10 characters")]
    [TestCase("-u", "nowhere", "--baseuri: a text of 7 characters is not an absolute URL")]
    [TestCase("--api-v3-key-file", "absent.txt", "The key file does not exist: the value is a path of 10 characters")]
    public async Task Certs_WithAWrongOption_IsMisuse(string option, string value, string says) =>
        AssertFailed(await RunAsync(key: [option, value], baseUri: option != "-u"), Tool.Misused, says);

    [Test]
    public async Task Certs_WithoutOptions_IsMisuse()
    {
        var outcome = await CommandLine.RunAsync("certs");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain("--mchid").And.Contain("--serialno").And.Contain("--privatekey"));
    }

    [TestCase("-h", "--wechatpay-cert")]
    [TestCase("--help", "--baseuri")]
    [TestCase("-V", @"^\d+\.\d+\.\d+")]
    [TestCase("--version", @"^\d+\.\d+\.\d+")]
    public async Task Certs_HelpAndVersion_ArePrinted(string option, string says)
    {
        var outcome = await CommandLine.RunAsync("certs", option);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Done), outcome.Error);
        Assert.That(outcome.Output, Does.Match(says));
    }

    private string Saved => Path.Combine(_folder.FullName, $"wechatpay_{_sandbox.PlatformSerial}.pem");

    private async Task RestartAsync(SandboxOptions options)
    {
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
        _sandbox = await SandboxServer.StartAsync(options);
    }

    private Task<CommandLine.Outcome> RunWithAsync(params string[] more) => RunAsync(more: more);

    private Task<CommandLine.Outcome> RunAsync(
        string[]? key = null,
        string[]? output = null,
        string? privateKey = null,
        bool baseUri = true,
        string[]? more = null) => CommandLine.RunAsync(
        CertsCommand.Create(_clock),
        [
            "-m", _sandbox.Mchid, "-s", _sandbox.MerchantSerial, "-f", Write("merchant_key.pem", privateKey ?? _sandbox.MerchantPrivateKeyPem),
            .. key ?? ["--api-v3-key-file", Write("api_v3_key.txt", _sandbox.ApiV3Key + "\n")],
            .. output ?? ["-o", _folder.FullName],
            .. baseUri ? ["-u", _sandbox.BaseUri.AbsoluteUri] : Array.Empty<string>(),
            .. more ?? [],
        ]);

    private void AssertFailed(CommandLine.Outcome outcome, int code, params string[] says)
    {
        Assert.That(outcome.Code, Is.EqualTo(code), outcome.Output + outcome.Error);
        foreach (var piece in says)
            Assert.That(outcome.Error, Does.Contain(piece));
        var messages = outcome.Error.TrimEnd().Split('\n').Where(static line => !line.StartsWith("WCP2", StringComparison.Ordinal));
        Assert.That(messages.Count(), Is.EqualTo(1), "One message, and perhaps its code.");
        Assert.That(outcome.Error, Does.Not.Contain(_sandbox.ApiV3Key).And.Not.Contain("(Parameter"));
        Assert.That(Files(), Is.Empty, "Nothing is written on failure.");
    }

    private IEnumerable<string> Files() => _folder.EnumerateFiles().Select(static file => file.Name)
        .Except(["merchant_key.pem", "api_v3_key.txt", "key.txt", "known.pem", "other.pem", "file"]);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Shown(DateTime time) =>
        new DateTimeOffset(time).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>The system's clock, moved. Its timers are real, so that a pause before a repeat ends.</summary>
    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
