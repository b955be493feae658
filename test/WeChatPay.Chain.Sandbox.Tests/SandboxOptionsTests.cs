using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Tests;

internal sealed class SandboxOptionsTests
{
    [Test]
    public void Defaults_OfEveryProperty_AreAsDocumented()
    {
        var options = new SandboxOptions();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Port, Is.Zero);
            Assert.That(options.SecurePort, Is.Zero);
            Assert.That(options.ApiV2Key, Is.Null);
            Assert.That(options.Mchid, Is.EqualTo("1900000109"));
            Assert.That(options.TimeProvider, Is.SameAs(TimeProvider.System));
            Assert.That(options.ClockTolerance, Is.EqualTo(TimeSpan.FromSeconds(300)));
            Assert.That(options.SlowResponse, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(options.MerchantPrivateKeyPem ?? options.MerchantSerial ?? options.PlatformPrivateKeyPem ?? options.PlatformKeyId
                ?? options.ApiV3Key, Is.Null);
            Assert.That(options.HasPlatformCertificate, Is.True);
            Assert.That(options.CallbackRepeatSpeed, Is.Zero);
            Assert.That(options.DataFolder, Is.Null);
        }
    }

    private static readonly TestCaseData[] Wrong =
    [
        new(new SandboxOptions { Port = -1 }, "Port"),
        new(new SandboxOptions { Port = 65536 }, "Port"),
        new(new SandboxOptions { SecurePort = 65536 }, "SecurePort"),
        new(new SandboxOptions { ApiV2Key = "" }, "ApiV2Key"),
        new(new SandboxOptions { ApiV2Key = "0123456789abcdef0123456789abcde" }, "ApiV2Key"),
        new(new SandboxOptions { ApiV2Key = "0123456789abcdef0123456789abcde&" }, "ApiV2Key"),
        new(new SandboxOptions { Mchid = "" }, "Mchid"),
        new(new SandboxOptions { Mchid = "19\"" }, "Mchid"),
        new(new SandboxOptions { TimeProvider = null! }, "TimeProvider"),
        new(new SandboxOptions { ClockTolerance = TimeSpan.FromSeconds(-1) }, "ClockTolerance"),
        new(new SandboxOptions { SlowResponse = TimeSpan.FromSeconds(-1) }, "SlowResponse"),
        new(new SandboxOptions { SlowResponse = TimeSpan.FromDays(25) }, "SlowResponse"),
        new(new SandboxOptions { CallbackRepeatSpeed = -1 }, "CallbackRepeatSpeed"),
        new(new SandboxOptions { CallbackRepeatSpeed = double.NaN }, "CallbackRepeatSpeed"),
        new(new SandboxOptions { DataFolder = " " }, "DataFolder"),
        new(new SandboxOptions { MerchantSerial = "" }, "MerchantSerial"),
        new(new SandboxOptions { MerchantSerial = "a b" }, "MerchantSerial"),
        new(new SandboxOptions { PlatformKeyId = "7" }, "PlatformKeyId"),
        new(new SandboxOptions { PlatformKeyId = "PUB_KEY_ID_\n" }, "PlatformKeyId"),
        new(new SandboxOptions { ApiV3Key = "short" }, "ApiV3Key"),
        new(new SandboxOptions { MerchantPrivateKeyPem = "nothing" }, "MerchantPrivateKeyPem"),
        new(new SandboxOptions { PlatformPrivateKeyPem = "nothing" }, "PlatformPrivateKeyPem"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void StartAsync_OptionWrong_NamesIt(SandboxOptions options, string name) => Assert.That(
        async () => await SandboxServer.StartAsync(options),
        Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo(name).And.Message.Contains("The sandbox was not started."));

    [TestCase("0123456789abcdefghijklmnopqrstuv")]
    [TestCase("31415926535897932384626433832795")]
    [TestCase("hunter2 hunter2 hunter2")]
    public void StartAsync_SecretInAWrongPlace_IsNotQuoted(string secret)
    {
        foreach (var options in (SandboxOptions[])
        [
            new() { Mchid = secret }, new() { MerchantSerial = secret }, new() { PlatformKeyId = secret }, new() { ApiV2Key = secret + "x" },
            new() { ApiV3Key = secret + "x" }, new() { MerchantPrivateKeyPem = secret }, new() { PlatformPrivateKeyPem = secret },
        ])
        {
            var error = Assert.CatchAsync<ArgumentException>(async () => await SandboxServer.StartAsync(options));
            Assert.That($"{error} {options}", Does.Not.Contain(secret));
        }
    }

    [Test]
    public void Error_QuotingTheRequest_IsEscapedAndBounded()
    {
        var error = Responses.ApiError.Create(400, "PARAM_ERROR", "a\nFAKE: line\u001b[2J" + new string('x', 5_000_000));

        Assert.That(error.Body.Length, Is.LessThan(10_000));
        Assert.That(System.Text.Encoding.UTF8.GetString(error.Body), Does.Contain(@"a\\nFAKE: lineU+001B[2J"));
    }

    [Test]
    public void StartAsync_PublicKeyInPlaceOfThePrivate_IsRefused()
    {
        using var rsa = Keys.Read(Keys.Merchant);
        var options = new SandboxOptions { MerchantPrivateKeyPem = rsa.ExportSubjectPublicKeyInfoPem() };

        Assert.That(async () => await SandboxServer.StartAsync(options), Throws.ArgumentException.With.Message.Contains("not an RSA private key"));
    }

    [Test]
    public void StartAsync_KeyTooSmall_IsRefused()
    {
        using var rsa = RSA.Create(1024);
        var options = new SandboxOptions { MerchantPrivateKeyPem = rsa.ExportPkcs8PrivateKeyPem() };

        Assert.That(async () => await SandboxServer.StartAsync(options), Throws.ArgumentException.With.Message.Contains("1024 bits"));
    }
}
