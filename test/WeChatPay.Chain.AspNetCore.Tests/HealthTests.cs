using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using WeChatPay.Sandbox;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>The health check of an application whose merchant calls a sandbox, by clocks that the test sets.</summary>
public sealed class HealthTests
{
    private const string Provinces = "v3/capital/capitallhh/areas/provinces";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly HttpClient Http = new();

    private FakeTimeProvider _time = null!;
    private FakeTimeProvider _serverTime = null!;
    private SandboxServer _sandbox = null!;

    [SetUp]
    public async Task Open()
    {
        (_time, _serverTime) = (new FakeTimeProvider(Start), new FakeTimeProvider(Start));
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = _serverTime });
    }

    [TearDown]
    public async Task Close() => await _sandbox.DisposeAsync();

    [Test]
    public async Task Check_BeforeTheFirstCall_IsHealthy()
    {
        await using var shop = await StartAsync();

        Assert.That((await CheckAsync(shop)).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Check_AfterAVerifiedResponse_TellsWhen()
    {
        await using var shop = await StartAsync();

        await ClientOf(shop)[Provinces].GetAsync();

        var entry = await CheckAsync(shop);
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(entry.Data["last_verified"], Is.EqualTo("2026-03-01T08:00:00Z"));
        Assert.That(entry.Data["clock_offset_seconds"], Is.Zero);
    }

    [TestCase(59, HealthStatus.Healthy)]
    [TestCase(60, HealthStatus.Degraded)]
    [TestCase(-299, HealthStatus.Degraded)]
    [TestCase(300, HealthStatus.Unhealthy)]
    [TestCase(-86_400, HealthStatus.Unhealthy)]
    public async Task Check_ClockThatIsOff_IsSeenAlsoInResponsesThatRefuse(int seconds, HealthStatus expected)
    {
        await using var shop = await StartAsync();
        _time.SetUtcNow(Start.AddDays(2).AddSeconds(seconds));
        _serverTime.SetUtcNow(Start.AddDays(2));

        try
        {
            await ClientOf(shop)[Provinces].GetAsync();
        }
        // More than 300 seconds off, the server refuses the request.
        catch (WeChatPayException)
        {
        }

        var entry = await CheckAsync(shop);
        Assert.That(entry.Status, Is.EqualTo(expected), entry.Description);
        Assert.That(entry.Data["clock_offset_seconds"], Is.EqualTo(seconds));
        var side = seconds > 0 ? "ahead of WeChat Pay's" : "behind WeChat Pay's";
        Assert.That(entry.Description, expected == HealthStatus.Healthy ? Is.Null : Does.Contain(side));
    }

    [TestCase(40, HealthStatus.Healthy)]
    [TestCase(30, HealthStatus.Degraded)]
    [TestCase(0.5, HealthStatus.Degraded)]
    [TestCase(-1, HealthStatus.Unhealthy)]
    public async Task Check_MerchantCertificate_IsJudgedByItsEnd(double daysLeft, HealthStatus expected)
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key, Start.AddYears(1));
        await using var shop = await StartAsync(options => options.Merchant = certificate);
        _ = ClientOf(shop);

        _time.SetUtcNow(Start.AddYears(1).AddDays(-daysLeft));

        var entry = await CheckAsync(shop);
        Assert.That(entry.Status, Is.EqualTo(expected), entry.Description);
        var (name, days) = entry.Data.Single();
        Assert.That(name, Is.EqualTo($"merchant_certificate_{certificate.SerialNumber}_days"));
        Assert.That(days, Is.EqualTo(daysLeft).Within(0.1));
    }

    [Test]
    public async Task Check_PlatformCertificateThatEnded_FailsUnlessAnotherKeyIsValid([Values] bool hasPublicKey)
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key, Start.AddDays(100));
        await using var shop = await StartAsync(options =>
        {
            var certs = new Dictionary<string, KeySource> { [certificate.SerialNumber] = certificate.ExportCertificatePem() };
            if (hasPublicKey)
                certs.Add(_sandbox.PlatformKeyId, _sandbox.PlatformPublicKeyPem);
            options.Certs = certs;
        });
        _ = ClientOf(shop);

        _time.SetUtcNow(Start.AddDays(101));

        Assert.That((await CheckAsync(shop)).Status, Is.EqualTo(hasPublicKey ? HealthStatus.Degraded : HealthStatus.Unhealthy));
    }

    [Test]
    public async Task Check_RefreshThatFails_TellsOfItWithoutAKey()
    {
        await using var shop = await StartAsync(options => options.CertificateRefresh = new CertificateRefresh());
        var client = ClientOf(shop);
        await client.RefreshCertificatesAsync();
        Assert.That((await CheckAsync(shop)).Data["last_refresh"], Is.EqualTo("2026-03-01T08:00:00Z"));

        _sandbox.Faults.Always = SandboxFault.ServerError;
        await Assert.CatchAsync<WeChatPayException>(() => client.RefreshCertificatesAsync());

        var entry = await CheckAsync(shop);
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That((string)entry.Data["refresh_failure"], Does.StartWith("GET v3/certificates was answered 500"));
    }

    [Test]
    public async Task Check_OfOneMerchant_LooksAtThatMerchant()
    {
        _serverTime.SetUtcNow(Start.AddMinutes(2));
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay("first", SetOptions);
                services.AddWeChatPay("second", SetOptions);
                services.AddHealthChecks()
                    .AddWeChatPay()
                    .AddWeChatPay("first", merchant: "first", tags: ["ready"])
                    .AddWeChatPay("second", merchant: "second");
            },
            static _ => { });

        await shop.Services.GetRequiredService<WeChatPayMerchants>().Get("first").Client[Provinces].GetAsync();

        var report = await shop.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.That(report.Entries.ToDictionary(static one => one.Key, static one => one.Value.Status), Is.EquivalentTo(new Dictionary<string, HealthStatus>
        {
            ["wechatpay"] = HealthStatus.Degraded,
            ["first"] = HealthStatus.Degraded,
            ["second"] = HealthStatus.Healthy,
        }));
        Assert.That(report.Entries["first"].Tags, Is.EqualTo((string[])["ready"]));
        Assert.That(report.Entries["wechatpay"].Data.Keys, Has.Some.EqualTo("first.clock_offset_seconds"));
        Assert.That(report.Entries["wechatpay"].Description, Does.StartWith("merchant `first`: this machine's clock is 120 s behind"));
    }

    [Test]
    public async Task Check_LimitsThatWereChanged_Hold()
    {
        await using var shop = await StartAsync(configure: static limits =>
        {
            limits.DegradedClockOffset = TimeSpan.FromSeconds(2);
            limits.UnhealthyClockOffset = TimeSpan.FromSeconds(4);
            limits.DegradedSilence = TimeSpan.FromHours(1);
        });
        _serverTime.SetUtcNow(Start.AddSeconds(5));
        await ClientOf(shop)[Provinces].GetAsync();
        Assert.That((await CheckAsync(shop)).Status, Is.EqualTo(HealthStatus.Unhealthy));

        _time.SetUtcNow(Start.AddSeconds(5));
        await ClientOf(shop)[Provinces].GetAsync();
        Assert.That((await CheckAsync(shop)).Status, Is.EqualTo(HealthStatus.Healthy));

        _time.Advance(TimeSpan.FromHours(1));
        Assert.That((await CheckAsync(shop)).Description, Does.Contain("the last response was verified 60 min ago"));
    }

    [Test]
    public void AddWeChatPay_LimitsInTheWrongOrder_AreRefused()
    {
        var checks = new ServiceCollection().AddHealthChecks();

        Assert.That(
            () => checks.AddWeChatPay(configure: static limits => limits.DegradedClockOffset = TimeSpan.FromHours(1)),
            Throws.ArgumentException.With.Message.StartsWith("`DegradedClockOffset` is 01:00:00"));
    }

    [Test]
    public async Task Endpoint_OfTheHealthChecks_ShowsNoSecret()
    {
        await using var shop = await StartAsync();
        await ClientOf(shop)[Provinces].GetAsync();

        var response = await Http.GetAsync(shop.Url("/health"));

        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(text, Does.Contain("last_verified").And.Not.Contain(_sandbox.ApiV3Key).And.Not.Contain("BEGIN"));
    }

    private Task<Shop> StartAsync(Action<WeChatPayOptions>? change = null, Action<WeChatPayHealthOptions>? configure = null) => Shop.StartAsync(
        services =>
        {
            services.AddWeChatPay(SetOptions).Configure(options => change?.Invoke(options));
            services.AddHealthChecks().AddWeChatPay(configure: configure);
        },
        static app => app.MapHealthChecks("/health", new HealthCheckOptions
        {
            ResponseWriter = static (context, report) => context.Response.WriteAsync(
                string.Join('\n', report.Entries.SelectMany(static entry => entry.Value.Data).Select(static one => $"{one.Key}={one.Value}"))),
        }));

    private void SetOptions(WeChatPayOptions options)
    {
        options.Mchid = _sandbox.Mchid;
        options.Serial = _sandbox.MerchantSerial;
        options.PrivateKey = _sandbox.MerchantPrivateKeyPem;
        options.ApiV3Key = _sandbox.ApiV3Key;
        options.Certs = new Dictionary<string, KeySource> { [_sandbox.PlatformKeyId] = _sandbox.PlatformPublicKeyPem };
        options.BaseUri = _sandbox.BaseUri;
        options.TimeProvider = _time;
        options.Timeout = Timeout.InfiniteTimeSpan;
        // A pause before a repeat would wait for this clock.
        options.Retry = RetryOptions.Off;
    }

    // Without a zero in front of the serial, which the library leaves out.
    private static X509Certificate2 Certificate(RSA key, DateTimeOffset end)
    {
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var signer = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(request.SubjectName, signer, end.AddYears(-5), end, [0x5A, .. RandomNumberGenerator.GetBytes(18)]);
        return certificate.CopyWithPrivateKey(key);
    }

    private static WeChatPayClient ClientOf(Shop shop) => shop.Services.GetRequiredService<WeChatPayClient>();

    private static async Task<HealthReportEntry> CheckAsync(Shop shop) =>
        (await shop.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["wechatpay"];
}
