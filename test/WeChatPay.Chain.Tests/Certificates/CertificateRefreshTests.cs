using NUnit.Framework;
using WeChatPay.Certificates;
using WeChatPay.Sandbox;

namespace WeChatPay.Tests.Certificates;

/// <summary>Certificates that renew themselves, over real HTTP and by a clock that the test sets.</summary>
public sealed class CertificateRefreshTests : RefreshFixture
{
    private const int Callers = 50;

    [Test]
    public async Task Calls_OnADayInWhichTheCertificateChangesTwice_AllSucceed()
    {
        using var client = new WeChatPayClient(Options);
        var first = Server.Certificates.SigningSerial;
        string? second = null;
        string? third = null;

        for (var hour = 0; hour < 24; hour++)
        {
            // Announced hours before, as WeChat Pay does.
            if (hour == 5)
                second = Server.Certificates.Add();
            var calls = Enumerable.Range(0, Callers).Select(_ => client[Provinces].GetAsync().AsTask()).ToArray();
            if (hour == 19)
                Server.Certificates.SignWith(second!);
            // Not announced: the first response that it signs tells.
            if (hour == 21)
                Server.Certificates.SignWith(third = Server.Certificates.Add());
            await Task.WhenAll(calls);
            await SettleAsync(client);
            Time.Advance(TimeSpan.FromHours(1));
        }

        var uses = client.KeyUse.ToDictionary(static use => use.Serial, static use => use.Responses);
        Assert.That(uses.Keys, Is.EquivalentTo(new[] { first, second, third }));
        Assert.That(uses.Values.Sum(), Is.EqualTo(24 * Callers));
        Assert.That(uses.Values, Has.All.GreaterThan(0));
        Assert.That(Downloads, Is.InRange(3, 5), "the first, every 12 hours, and one for the serial that nobody announced");
        Assert.That(Log.Lines.Where(static line => line.StartsWith("Warning", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Calls_OfAClientWithoutAnyKey_WaitForOneDownloadTogether()
    {
        using var client = new WeChatPayClient(Options with { Certs = new Dictionary<string, KeySource>() });

        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => client[Provinces].GetAsync().AsTask()));

        Assert.That(calls, Has.All.Property("StatusCode").EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(1));
        Assert.That(client.KeyUse.Single().Serial, Is.EqualTo(Server.PlatformSerial));
    }

    [Test]
    public void Get_SynchronousCallersOfAClientWithoutAnyKey_DoNotBlockOneAnother()
    {
        using var client = new WeChatPayClient(Options);
        using var start = new Barrier(Callers);
        var statuses = new int[Callers];
        var threads = Enumerable.Range(0, Callers).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            statuses[index] = client[Provinces].Get().StatusCode;
        })).ToList();

        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());

        Assert.That(statuses, Has.All.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(1));
    }

    [Test]
    public async Task Call_WhenTheDownloadIsDue_DoesNotWaitForIt()
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        var opened = new TaskCompletionSource();
        Gate.Opened = opened.Task;
        Time.Advance(TimeSpan.FromHours(12));

        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => client[Provinces].GetAsync().AsTask()));
        var synchronous = client[Provinces].Get();

        Assert.That(calls.Append(synchronous), Has.All.Property("StatusCode").EqualTo(200));
        Assert.That((Downloads, Gate.IsDownloading), Is.EqualTo((2, true)), "one download is under way for all of them");
        opened.SetResult();
        await SettleAsync(client, 2);
    }

    [Test]
    public async Task Post_CancelledWhileTheKeyOfItsSensitiveFieldsIsDownloaded_IsNotSent()
    {
        using var client = new WeChatPayClient(Options with { EncryptSensitiveFields = true });
        var opened = new TaskCompletionSource();
        Gate.Opened = opened.Task;
        using var cancellation = new CancellationTokenSource();
        var order = new { json = new { out_bill_no = "B20260301080000", user_name = "张三", openid = "o-MYE42l80oelYMDE34nYD456Xoy" } };

        var call = Task.Run(() => client["v3/fund-app/mch-transfer/transfer-bills"].Post(order, cancellation.Token));
        while (Downloads == 0)
            await Task.Delay(5);
        await cancellation.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<WeChatPayCanceledException>()
            .With.Property("Outcome").EqualTo(CallOutcome.NothingSent).And.Property("CancellationToken").EqualTo(cancellation.Token));
        opened.SetResult();
        await SettleAsync(client, 1);
        Assert.That(client.KeyUse.Sum(static use => use.Responses), Is.LessThanOrEqualTo(1), "the list of certificates alone was downloaded");
    }

    [Test]
    public async Task Due_OfThousandsOfMerchantsThatBeganTogether_IsSpreadOverAnHour()
    {
        const int merchants = 10_000;
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();

        var due = Enumerable.Range(0, merchants).Select(_ =>
        {
            var schedule = new RefreshSchedule(TimeSpan.FromHours(12), Time);
            schedule.Succeed(client.Keys.Current.Platform, TimeSpan.Zero);
            return schedule.Due;
        }).ToList();

        // Spread evenly, 72 minutes would have 139 each, and 4,320 seconds 2.3.
        Assert.That(Fullest(TimeSpan.TicksPerMinute), Is.LessThan(250));
        Assert.That(Fullest(TimeSpan.TicksPerSecond), Is.LessThan(20));
        Assert.That(due.Max() - Time.GetUtcNow(), Is.LessThanOrEqualTo(TimeSpan.FromHours(12)));

        int Fullest(long ticks) => due.GroupBy(time => time.UtcTicks / ticks).Max(static group => group.Count());
    }

    [TestCase(10.7, 0)]
    [TestCase(12.1, 1)]
    public async Task Call_AfterHours_DownloadsAgainWhenTheyAreOver(double hours, int downloads)
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        Time.Advance(TimeSpan.FromHours(hours));

        await client[Provinces].GetAsync();
        await SettleAsync(client, 1 + downloads);

        Assert.That(Downloads, Is.EqualTo(1 + downloads));
    }

    [Test]
    public async Task Call_NearTheEndOfTheNewestCertificate_DownloadsSooner()
    {
        var serial = Server.Certificates.Add(TimeSpan.FromHours(6));
        var old = Server.Certificates.SigningSerial;
        Server.Certificates.SignWith(serial);
        Server.Certificates.Remove(old);
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        Time.Advance(TimeSpan.FromHours(3.1));

        await client[Provinces].GetAsync();
        await SettleAsync(client, 2);

        Assert.That(Downloads, Is.EqualTo(2));
    }

    [Test]
    public async Task Call_SignedByASerialThatIsNotKnown_DownloadsAndSucceeds()
    {
        using var client = new WeChatPayClient(Options);
        await client[Provinces].GetAsync();
        var serial = Server.Certificates.Add();
        Server.Certificates.SignWith(serial);

        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => client[Provinces].GetAsync().AsTask()));

        Assert.That(calls, Has.All.Property("StatusCode").EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(2));
        Assert.That(client.KeyUse.Single(use => use.Serial == serial).Responses, Is.EqualTo(Callers));
    }

    [Test]
    public void Get_SynchronousCallSignedByASerialThatIsNotKnown_DownloadsAndSucceeds()
    {
        using var client = new WeChatPayClient(Options);
        client[Provinces].Get();
        Server.Certificates.SignWith(Server.Certificates.Add());

        Assert.That(client[Provinces].Get().StatusCode, Is.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(2));
    }

    [Test]
    public async Task Calls_SignedByAStrangersSerial_DownloadOnceAMinuteAtMost()
    {
        using var client = new WeChatPayClient(Options);
        await client[Provinces].GetAsync();

        foreach (var (pause, downloads) in new[] { (0, 2), (0, 2), (59, 2), (2, 3), (59, 3) })
        {
            Time.Advance(TimeSpan.FromSeconds(pause));
            Server.Faults.Next = SandboxFault.UnknownSerial;
            var error = (await Assert.ThrowsAsync<WeChatPayVerificationException>(async () => await client[Provinces].GetAsync()))!;
            Assert.That((error.Check, Downloads), Is.EqualTo((VerificationCheck.Serial, downloads)));
        }
        Assert.That((await client[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Calls_WhileTheDownloadFails_GoOnAndTheLogTells()
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        Gate.IsBroken = true;

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Time.Advance(TimeSpan.FromHours(12));
            await client[Provinces].GetAsync();
            await SettleAsync(client, 1 + attempt);
        }

        var warnings = Log.Lines.Where(static line => line.StartsWith("Warning", StringComparison.Ordinal)).ToList();
        Assert.That(warnings, Has.Count.EqualTo(3).And.All.Contains("were not renewed"));
        Gate.IsBroken = false;
        Time.Advance(TimeSpan.FromHours(1));
        await client[Provinces].GetAsync();
        await SettleAsync(client, 5);
        Assert.That(Downloads, Is.EqualTo(5), "after a failure the next one comes before 12 hours are over");
    }

    [Test]
    public async Task Call_WithoutAnyKeyAndWithoutNetwork_SaysThatNothingWasSent()
    {
        using var client = new WeChatPayClient(Options);
        Gate.IsBroken = true;

        var error = (await Assert.ThrowsAsync<WeChatPayTransportException>(async () => await client[Provinces].GetAsync()))!;

        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingSent));
        Assert.That(error.Message, Does.Contain("no platform certificate could be downloaded").And.EndsWith("Nothing was sent."));
        Assert.That(Server.Requests, Is.Empty);
        Gate.IsBroken = false;
        Assert.That((await client[Provinces].GetAsync()).StatusCode, Is.EqualTo(200), "the next call tries again");
    }

    [Test]
    public async Task Caller_WhoCancels_DoesNotEndTheDownloadOfTheOthers()
    {
        using var client = new WeChatPayClient(Options);
        var opened = new TaskCompletionSource();
        Gate.Opened = opened.Task;
        using var cancellation = new CancellationTokenSource();
        var cancelled = client[Provinces].GetAsync(new RequestOptions(), cancellation.Token).AsTask();
        var other = client[Provinces].GetAsync().AsTask();

        await cancellation.CancelAsync();
        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        opened.SetResult();

        Assert.That((await other).StatusCode, Is.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(1));
    }

    [Test]
    public async Task SynchronousCaller_WhoCancels_EndsAtOnceAndTheDownloadGoesOn()
    {
        using var client = new WeChatPayClient(Options);
        var opened = new TaskCompletionSource();
        Gate.Opened = opened.Task;
        using var cancellation = new CancellationTokenSource();
        var cancelled = Task.Factory.StartNew(
            () => client[Provinces].Get(new RequestOptions(), cancellation.Token), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (Downloads == 0)
            await Task.Delay(5);

        await cancellation.CancelAsync();

        var error = (await Assert.ThrowsAsync<WeChatPayCanceledException>(async () => await cancelled))!;
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingSent));
        opened.SetResult();
        Assert.That(client[Provinces].Get().StatusCode, Is.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(1));
    }

    [Test]
    public void SynchronousCaller_WhoseTimeIsOver_DoesNotWaitForTheDownload()
    {
        var opened = new TaskCompletionSource();
        Gate.Opened = opened.Task;
        using var client = new WeChatPayClient(Options with { TimeProvider = TimeProvider.System, Timeout = TimeSpan.FromMinutes(5) });

        var error = Assert.Throws<WeChatPayTimeoutException>(() => client[Provinces].Get(new { timeout = 0.2 }))!;

        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingSent));
        opened.SetResult();
    }

    [Test]
    public async Task Certificate_ThatHasEnded_IsDropped()
    {
        var old = Server.Certificates.SigningSerial;
        var shortLived = Server.Certificates.Add(TimeSpan.FromHours(20));
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        Assert.That(client.KeyUse.Select(static use => use.Serial), Is.EquivalentTo(new[] { old, shortLived }));

        Time.Advance(TimeSpan.FromHours(21));
        await client.RefreshCertificatesAsync();

        Assert.That(client.KeyUse.Single(static use => use.IsKnown).Serial, Is.EqualTo(old));
    }

    [Test]
    public async Task Download_OfTheSameClient_SharesItsKeys()
    {
        using var client = new WeChatPayClient(Options);
        await client.RefreshCertificatesAsync();
        Server.Certificates.SignWith(Server.Certificates.Add());

        var list = await WeChatPay.Certificates.PlatformCertificates.DownloadAsync(client);

        Assert.That(list.Select(static certificate => certificate.Serial), Is.EqualTo(Server.Certificates.Serials));
    }

    [Test]
    public void Refresh_WithoutTheApiV3Key_IsRefusedWhenTheClientIsBuilt() =>
        Assert.That(
            () => new WeChatPayClient(Options with { ApiV3Key = null }),
            Throws.ArgumentException.With.Message.Contains("`certificate_refresh` needs `apiV3Key`"));

    [Test]
    public void RefreshCertificatesAsync_OfAClientWithoutRefresh_SaysSo()
    {
        using var client = new WeChatPayClient(
            Options with { CertificateRefresh = null, Certs = new Dictionary<string, KeySource> { [Server.PlatformSerial] = Server.PlatformCertificatePem } });

        Assert.That(() => client.RefreshCertificatesAsync(), Throws.InvalidOperationException.With.Message.Contains("certificate_refresh"));
    }

    [TestCase(true, 12)]
    [TestCase(3600, 1)]
    [TestCase(3600.5, 1)]
    public void Option_InALooseForm_IsRead(object value, int hours) =>
        Assert.That(Read(value)!.Interval.Hours, Is.EqualTo(hours));

    [Test]
    public void Option_AsAnObject_IsRead()
    {
        var refresh = Read(new { interval = TimeSpan.FromHours(2), path = "hk/v3/certificates" })!;

        Assert.That((refresh.Interval, refresh.Path), Is.EqualTo((TimeSpan.FromHours(2), "hk/v3/certificates")));
        Assert.That(Read(false), Is.Null);
    }

    [TestCase("yes")]
    [TestCase(0)]
    [TestCase(43_201)]
    [TestCase(double.NaN)]
    [TestCase(59)]
    public void Option_OfAnotherForm_IsRefused(object value) =>
        Assert.That(() => Read(value), Throws.ArgumentException.With.Message.Contains("`certificate_refresh"));

    private WeChatPayOptions? Loose(object value)
    {
        using var client = Builder.Factory(new
        {
            mchid = Server.Mchid,
            serial = Server.MerchantSerial,
            privateKey = Server.MerchantPrivateKeyPem,
            certs = new Dictionary<string, object>(),
            apiV3Key = Server.ApiV3Key,
            certificate_refresh = value,
        });
        return client.Options;
    }

    private CertificateRefresh? Read(object value) => Loose(value)!.CertificateRefresh;
}
