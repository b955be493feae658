using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;
using AesGcm = WeChatPay.Crypto.AesGcm;

namespace WeChatPay.Tests.Certificates;

/// <summary>The keys of a client change while it runs.</summary>
public sealed class KeyReplacementTests : RefreshFixture
{
    [Test]
    public async Task ReplaceKeys_WhileACallIsUnderWay_LetsItEndWithTheOldKeys()
    {
        var old = Options with
        {
            CertificateRefresh = null,
            Certs = new Dictionary<string, KeySource> { [Server.PlatformSerial] = Server.PlatformCertificatePem },
        };
        using var client = new WeChatPayClient(old);
        var opened = new TaskCompletionSource();
        Gate.OpenedForCalls = opened.Task;
        var call = client[Provinces].GetAsync().AsTask();
        await Gate.Arrived.Task;

        client.ReplaceKeys(old with
        {
            Serial = "5A00000000000000000000000000000000000000",
            PrivateKey = TestKeys.Third,
            Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = TestKeys.PlatformPem },
        });
        opened.SetResult();

        Assert.That((await call).StatusCode, Is.EqualTo(200));
        var refused = (await Assert.ThrowsAsync<WeChatPayApiException>(async () => await client[Provinces].GetAsync()))!;
        Assert.That(refused.StatusCode, Is.EqualTo(401), "the new serial is not one that the sandbox knows");
        Assert.That(Server.Requests[^1].Headers["Authorization"], Does.Contain("5A00000000000000000000000000000000000000"));
        Assert.That(client.Options.Serial, Does.StartWith("5A00"));
    }

    [Test]
    public async Task ReplaceKeys_UnderManyCallers_FailsNoCall()
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var calls = 0;
            while (!stop.IsCancellationRequested)
                calls += (await client[Provinces].GetAsync()).IsSuccess ? 1 : 0;
            return calls;
        })).ToArray();

        for (var time = 0; time < 50; time++)
        {
            client.ReplaceKeys(Options with
            {
                Certs = time % 2 == 0 ? null : new Dictionary<string, KeySource> { [Server.PlatformSerial] = Server.PlatformCertificatePem },
            });
            await Task.Delay(5);
        }
        await stop.CancelAsync();

        Assert.That(await Task.WhenAll(callers), Has.All.GreaterThan(0));
    }

    [Test]
    public void ReplaceKeys_ForAnotherMerchant_IsRefusedAndKeepsTheKeys()
    {
        using var client = new WeChatPayClient(Options);

        Assert.That(() => client.ReplaceKeys(Options with { Mchid = "1900000110" }), Throws.ArgumentException.With.Message.Contains("`mchid`"));
        Assert.That(() => client.ReplaceKeys(Options with { PrivateKey = "no key" }), Throws.ArgumentException.With.Message.Contains("`privateKey`"));
        Assert.That(client[Provinces].Get().StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Parser_OfAClient_DownloadsTheCertificateOfACallback()
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        var parser = client.CreateCallbackParser();

        foreach (var isSynchronous in new[] { false, true })
        {
            Server.Certificates.SignWith(Server.Certificates.Add());
            var callback = Server.Signer.Callback("TRANSACTION.SUCCESS");
            var parsed = isSynchronous ? parser.Parse(callback.Headers, callback.Body) : await parser.ParseAsync(callback.Headers, callback.Body);
            Assert.That(parsed.EventType, Is.EqualTo("TRANSACTION.SUCCESS"));
            Time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.That(Downloads, Is.EqualTo(3));
    }

    [Test]
    public async Task Parser_ProbedByStrangers_DownloadsOnceAMinuteAtMost()
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        using var stranger = new PlatformSigner(new PlatformSignerOptions { ApiV3Key = Server.ApiV3Key, TimeProvider = Time });
        var callback = stranger.Callback("TRANSACTION.SUCCESS");
        var parser = client.CreateCallbackParser();

        for (var time = 0; time < 20; time++)
            Assert.That(async () => await parser.ParseAsync(callback.Headers, callback.Body), Throws.InstanceOf<WeChatPayVerificationException>());

        Assert.That(Downloads, Is.EqualTo(2));
    }

    [Test]
    public void Parser_AfterTheApiV3KeyWasReplaced_DecryptsWithTheNewOne()
    {
        using var signer = new PlatformSigner(new PlatformSignerOptions { TimeProvider = Time });
        using var client = new WeChatPayClient(
            Options with { CertificateRefresh = null, Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem } });
        var parser = client.CreateCallbackParser();
        var callback = signer.Callback("TRANSACTION.SUCCESS");
        Assert.That(() => parser.Parse(callback.Headers, callback.Body), Throws.InstanceOf<WeChatPayVerificationException>());

        client.ReplaceKeys(client.Options with { ApiV3Key = signer.ApiV3Key });

        Assert.That(parser.Parse(callback.Headers, callback.Body).EventType, Is.EqualTo("TRANSACTION.SUCCESS"));
    }

    [Test]
    public void Parser_OfAClientWithKeysOfItsOwn_IsRefused()
    {
        using var client = new WeChatPayClient(Options);

        Assert.That(
            () => client.CreateCallbackParser(new CallbackParserOptions { ApiV3Key = Server.ApiV3Key }),
            Throws.ArgumentException.With.Message.Contains("has the keys of the client"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task SensitiveField_OfAClientWithoutAnyKey_IsEncryptedWithTheNewestCertificate(bool isSynchronous)
    {
        var serial = Server.Certificates.Add();
        using var client = new WeChatPayClient(Options with { EncryptSensitiveFields = true });
        var transfer = new
        {
            json = new
            {
                appid = "wxf636efh567hg4356",
                out_bill_no = "plfk2020042013",
                transfer_scene_id = "1000",
                openid = "o-MYE42l80oelYMDE34nYD456Xoy",
                user_name = "张三",
                transfer_amount = 400_000,
                transfer_remark = "2020",
                transfer_scene_report_infos = new[] { new { info_type = "a", info_content = "b" } },
            },
        };
        var node = client["v3/fund-app/mch-transfer/transfer-bills"];

        var response = isSynchronous ? node.Post(transfer) : await node.PostAsync(transfer);

        Assert.That(response.StatusCode, Is.EqualTo(200));
        Assert.That(Server.Requests[^1].Headers["Wechatpay-Serial"], Is.EqualTo(serial));
        Assert.That(Downloads, Is.EqualTo(1));
    }

    [TestCase("empty")]
    [TestCase("ended")]
    public void Refresh_OfAListWithoutAUsableCertificate_FailsAndKeepsTheOldOnes(string what)
    {
        using var signer = new PlatformSigner(new PlatformSignerOptions { KeyId = "PUB_KEY_ID_0001", TimeProvider = Time });
        using var client = new WeChatPayClient(
            Options with { Transport = null, Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem } });
        using var http = new Flurl.Http.Testing.HttpTest();
        Time.Advance(TimeSpan.FromDays(what == "ended" ? 3650 : 1));
        http.RespondWithSigned(signer, what == "empty" ? new { data = Array.Empty<object>() } : (object)new { data = new[] { Row() } });

        Assert.That(() => client.RefreshCertificatesAsync(), Throws.InstanceOf<WeChatPayException>());

        Assert.That(client.KeyUse.Select(static use => use.Serial), Is.EqualTo(new[] { signer.KeyId }));
        Assert.That(Log.Lines, Has.Some.Contains("were not renewed"));
        http.RespondWithSigned(signer, new { data = Array.Empty<object>() });
        Assert.That(() => client.RefreshCertificatesAsync(), Throws.InstanceOf<WeChatPayException>());
        Assert.That(http.CallLog, Has.Count.EqualTo(2), "an empty list does not end the renewal");
    }

    private JObject Row() => new()
    {
        ["serial_no"] = Server.PlatformSerial,
        ["encrypt_certificate"] = new JObject
        {
            ["algorithm"] = "AEAD_AES_256_GCM",
            ["nonce"] = "fdasflkja484",
            ["associated_data"] = "certificate",
            ["ciphertext"] = AesGcm.Encrypt(Server.PlatformCertificatePem, Server.ApiV3Key, "fdasflkja484", "certificate"),
        },
    };
}
