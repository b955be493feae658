using System.Collections.ObjectModel;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.V3;

namespace WeChatPay.Tests.House;

/// <summary>The defaults are a promise: a change of one is a change that users notice.</summary>
public sealed class DefaultsTests
{
    private static readonly WeChatPayOptions Client = new();
    private static readonly RequestOptions Call = new();
    private static readonly DownloadOptions Download = new();
    private static readonly RetryOptions Retry = new();
    private static readonly PublicSurface Surface = PublicSurface.Of("WeChatPay.Chain");

    private static readonly TestCaseData[] OfClient =
    [
        Pin(nameof(Client.Mchid), null, "Default: none"),
        Pin(nameof(Client.Serial), null, "Default: none"),
        Pin(nameof(Client.PrivateKey), null, "Default: none"),
        Pin(nameof(Client.Signer), null, "Default: none"),
        Pin(nameof(Client.Certs), null, "Default: none"),
        Pin(nameof(Client.ApiV2Key), null, "Default: none"),
        Pin(nameof(Client.ApiV3Key), null, "Default: none"),
        Pin(nameof(Client.Brand), null, "Default: none"),
        Pin(nameof(Client.CertificateRefresh), null, "Default: none"),
        Pin(nameof(Client.Merchant), null, "Default: none"),
        Pin(nameof(Client.BaseUri), new Uri("https://api.mch.weixin.qq.com/"), "Default: https://api.mch.weixin.qq.com/."),
        Pin(nameof(Client.Headers), null, "Default: none"),
        Pin(nameof(Client.Timeout), TimeSpan.FromSeconds(30), "Default: 30 seconds."),
        Pin(nameof(Client.Retry), null, "Default: none"),
        Pin(nameof(Client.Standby), null, "Default: none"),
        Pin(nameof(Client.Handler), null, "Default: none"),
        Pin(nameof(Client.AllowedHosts), Array.Empty<string>(), "Default: none"),
        Pin(nameof(Client.AllowEmptyPathValues), false, "Default: false"),
        Pin(nameof(Client.MaxResponseBytes), 10L * 1024 * 1024, "Default: 10 MB (10,485,760 bytes)."),
        Pin(nameof(Client.Transport), null, "Default: none"),
        Pin(nameof(Client.TrustedRoots), null, "Default: none"),
        Pin(nameof(Client.EncryptSensitiveFields), false, "Default: false."),
        Pin(nameof(Client.PublicKeyV2), null, "Default: none"),
        Pin(nameof(Client.Validate), ValidationMode.Off, "Default: Off"),
        Pin(nameof(Client.Logger), null, "Default: none"),
        Pin(nameof(Client.TimeProvider), TimeProvider.System, "Default: the system's."),
    ];

    private static readonly TestCaseData[] OfCall =
    [
        Pin(nameof(Call.Json), null),
        Pin(nameof(Call.Query), null),
        Pin(nameof(Call.Headers), null),
        Pin(nameof(Call.Body), null),
        Pin(nameof(Call.Xml), null),
        Pin(nameof(Call.FormParams), null),
        Pin(nameof(Call.Multipart), null),
        Pin(nameof(Call.BaseUri), null, "Default: the client's."),
        Pin(nameof(Call.Sink), null),
        Pin(nameof(Call.Stream), false, "Default: false."),
        Pin(nameof(Call.Timeout), null, "Default: Timeout."),
        Pin(nameof(Call.MaxRedirects), null, "Default: 5."),
        Pin(nameof(Call.Debug), null),
        Pin(nameof(Call.HttpErrors), null, "Default: true."),
        Pin(nameof(Call.Handler), null),
        Pin(nameof(Call.Retry), null, "Default: Retry."),
        Pin(nameof(Call.Security), false, "Default: false."),
        Pin(nameof(Call.Nonceless), false, "Default: false."),
        Pin(nameof(Call.Variables), ReadOnlyDictionary<string, object?>.Empty),
    ];

    private static readonly TestCaseData[] OfRetry =
    [
        Pin(nameof(Retry.MaxAttempts), 3, "Default: 3."),
        Pin(nameof(Retry.Writes), false, "Default: false."),
        Pin(nameof(Retry.Delay), TimeSpan.FromMilliseconds(200), "Default: 200 milliseconds."),
        Pin(nameof(Retry.MaxDelay), TimeSpan.FromSeconds(5), "Default: 5 seconds."),
    ];

    private static readonly TestCaseData[] OfDownload =
    [
        Pin(nameof(Download.Gunzip), false, "Default: false"),
        Pin(nameof(Download.HashType), "SHA1", "Default: SHA1"),
        Pin(nameof(Download.Progress), null, "Default: none"),
        Pin(nameof(Download.IdleTimeout), null, "Default: the client's Timeout"),
        Pin(nameof(Download.Timeout), Timeout.InfiniteTimeSpan, "Default: InfiniteTimeSpan"),
        Pin(nameof(Download.MaxBytes), long.MaxValue, "Default: MaxValue"),
    ];

    [TestCaseSource(nameof(OfClient))]
    public void ClientOption_LeftAlone_IsWhatItsDocsSay(string option, object? value, string said) => AssertPinned(Client, option, value, said);

    [TestCaseSource(nameof(OfCall))]
    public void CallOption_LeftAlone_IsWhatItsDocsSay(string option, object? value, string said) => AssertPinned(Call, option, value, said);

    [TestCaseSource(nameof(OfRetry))]
    public void RetryOption_LeftAlone_IsWhatItsDocsSay(string option, object? value, string said) => AssertPinned(Retry, option, value, said);

    [Test]
    public void RetryOptions_AllOfThem_ArePinned() => Assert.That(PropertiesOf(Retry), Is.EquivalentTo(NamesIn(OfRetry)));

    [TestCaseSource(nameof(OfDownload))]
    public void DownloadOption_LeftAlone_IsWhatItsDocsSay(string option, object? value, string said) => AssertPinned(Download, option, value, said);

    [Test]
    public void DownloadOptions_AllOfThem_ArePinned() => Assert.That(PropertiesOf(Download), Is.EquivalentTo(NamesIn(OfDownload)));

    [Test]
    public void ClientOptions_AllOfThem_ArePinned() => Assert.That(PropertiesOf(Client), Is.EquivalentTo(NamesIn(OfClient).Append(nameof(Client.Nonce))));

    [Test]
    public void CallOptions_AllOfThem_ArePinned() => Assert.That(PropertiesOf(Call), Is.EquivalentTo(NamesIn(OfCall)));

    [Test]
    public void Nonce_LeftAlone_Is32LettersAndDigitsAndNeverTheSame()
    {
        var nonces = Enumerable.Range(0, 20).Select(static _ => Client.Nonce()).ToArray();

        Assert.That(nonces, Has.All.Matches("^[0-9A-Za-z]{32}$"));
        Assert.That(nonces, Is.Unique);
        Assert.That(DocOf(Client, nameof(Client.Nonce)), Does.StartWith("Default: 32 random characters of [0-9A-Za-z]"));
    }

    // What the docs of RequestOptions name for an option that is absent.
    [Test]
    public void Handlers_AskedForNothing_FollowFiveRedirectsAndRaiseErrors()
    {
        var request = new WeChatPayRequest("GET", Client.BaseUri, new HeaderMap(), new("GET", "v3/certificates"), Call);

        Assert.That(request.MaxRedirects, Is.EqualTo(5));
        Assert.That(request.HttpErrors, Is.True);
        Assert.That(request.Options.Stream, Is.False);
    }

    [Test]
    public void Transport_OfOurs_ClosesIdleConnectionsBeforeWeChatPayDoes()
    {
        using HttpMessageHandler transport = Transport.Create(Client.Timeout);

        // By name: the library for netstandard2.0 has a type of its own.
        object? Read(string name) => transport.GetType().GetProperty(name)!.GetValue(transport);
        Assert.That(Read("PooledConnectionIdleTimeout"), Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(DocOf(Client, nameof(Client.Transport)), Does.Contain("idle time of 7 s"));
        Assert.That(Read("ConnectTimeout"), Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(Read("PooledConnectionLifetime"), Is.EqualTo(TimeSpan.FromMinutes(2)));
        Assert.That(Read("AllowAutoRedirect"), Is.False);
        Assert.That(Read("UseCookies"), Is.False);
    }

    // Half of the time is left for the standby host.
    [TestCase(30, 10)]
    [TestCase(20, 10)]
    [TestCase(5, 2.5)]
    [TestCase(-0.001, 10)]
    public void Transport_OfOurs_GivesAConnectionHalfOfAShortTime(double timeout, double expected)
    {
        using HttpMessageHandler transport = Transport.Create(TimeSpan.FromSeconds(timeout));

        Assert.That(transport.GetType().GetProperty("ConnectTimeout")!.GetValue(transport), Is.EqualTo(TimeSpan.FromSeconds(expected)));
    }

    [Test]
    public void Clock_OfASignature_MayBe300SecondsAway()
    {
        Assert.That(ResponseVerifier.Tolerance, Is.EqualTo(TimeSpan.FromSeconds(300)));
        var check = Surface.Types.Single(static type => type.Name == nameof(VerificationCheck)).GetMembers(nameof(VerificationCheck.Clock)).Single();
        Assert.That(Surface.TextOf(check), Does.Contain("300 seconds"));
    }

    private static TestCaseData Pin(string option, object? value, string said = "") => new TestCaseData(option, value, said).SetArgDisplayNames(option);

    private static void AssertPinned(object options, string option, object? value, string said)
    {
        Assert.That(options.GetType().GetProperty(option)!.GetValue(options), Is.EqualTo(value));
        Assert.That(DocOf(options, option), Does.Contain(said));
    }

    private static string DocOf(object options, string option) =>
        Surface.ValueOf(Surface.Types.Single(type => type.Name == options.GetType().Name).GetMembers(option).Single());

    private static IEnumerable<string> NamesIn(IEnumerable<TestCaseData> pins) => pins.Select(static pin => (string)pin.Arguments[0]!);

    private static IEnumerable<string> PropertiesOf(object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => property.Name);
}
