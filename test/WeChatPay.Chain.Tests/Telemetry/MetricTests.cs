using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Retry;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Telemetry;

/// <summary>The measures of calls, verifications, callbacks and keys.</summary>
[NonParallelizable]
public sealed class MetricTests
{
    private const string Path = "v3/pay/transactions/id/{transaction_id}";
    private static readonly object Order = new { transaction_id = "1217752501201407033233368018" };

    private Listener _listener = null!;

    [SetUp]
    public void Listen() => _listener = new Listener();

    [TearDown]
    public void Stop() => _listener.Dispose();

    [Test]
    public void Call_WithAListenerThatThrows_EndsAsWithout()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, own) =>
        {
            if (instrument.Meter.Name == WeChatPayTelemetry.MeterName)
                own.EnableMeasurementEvents(instrument);
        };
        var heard = 0;
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException($"{++heard}"));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException($"{++heard}"));
        listener.Start();
        using var server = new ScriptedServer(static _ => Reply.Signed("{}"));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Address });

        Assert.That(client["v3/certificates"].Get().StatusCode, Is.EqualTo(200));
        Assert.That(heard, Is.EqualTo(2), "the verification and the duration");
    }

    [Test]
    public void Duration_OfACall_IsInSecondsByTemplateMethodAndStatus()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            TimeProvider = time,
            Transport = new FakeTransport(_ =>
            {
                time.Advance(TimeSpan.FromSeconds(1.5));
                return SignedAnswer.Of("{}"u8.ToArray(), at: time.GetUtcNow());
            }),
        });

        client[Path].Get(Order);

        var measure = _listener.Of(WeChatPayTelemetry.CallDuration).Single();
        Assert.That(measure.Value, Is.EqualTo(1.5));
        Assert.That(measure.Tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["url.template"] = "/v3/pay/transactions/id/{transaction_id}",
            ["server.address"] = "api.mch.weixin.qq.com",
            ["http.response.status_code"] = 200,
        }));
    }

    [Test]
    public void Duration_OfAFailure_HasItsErrorAndEachRepeatItsReason()
    {
        using var server = new ScriptedServer(static _ => Reply.Error(503));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Address, Retry = new() { Delay = TimeSpan.Zero } });

        Caught.By<WeChatPayApiException>(() => client[Path].Get(Order));

        Assert.That(_listener.Of(WeChatPayTelemetry.CallDuration).Single().Tags, Does.ContainKey("error.type").WithValue("503"));
        var repeats = _listener.Of(WeChatPayTelemetry.Repeats);
        Assert.That(repeats, Has.Count.EqualTo(2));
        Assert.That(repeats[0].Tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["url.template"] = "/v3/pay/transactions/id/{transaction_id}",
            ["wechatpay.reason"] = "503",
            ["wechatpay.repeat.target"] = "same_host",
        }));
    }

    [Test]
    public void Verifications_OfResponses_AreCountedByResult()
    {
        var replies = new Queue<HttpResponseMessage>([SignedAnswer.Of("{}"), SignedAnswer.Unsigned("{}"), Forged()]);
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(_ => replies.Dequeue()) });

        client[Path].Get(Order);
        Caught.By<WeChatPayVerificationException>(() => client[Path].Get(Order));
        Caught.By<WeChatPayVerificationException>(() => client[Path].Get(Order));

        Assert.That(Results("response"), Is.EqualTo((string[])["ok", "headers", "signature"]));
    }

    [Test]
    public void Verifications_OfApiV2_AreCountedByResult()
    {
        var replies = new Queue<HttpResponseMessage>([XmlAnswer.Of(new { result_code = "SUCCESS" }), Unsigned()]);
        using var client = new WeChatPayClient(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key, Transport = new FakeTransport(_ => replies.Dequeue()) });

        client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid } });
        Caught.By<WeChatPayVerificationException>(() => client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid } }));

        Assert.That(Results("response"), Is.EqualTo((string[])["ok", "signature"]));
        Assert.That(client.Health.LastVerified, Is.Not.Null);

        static HttpResponseMessage Unsigned() => SignedAnswer.Unsigned("<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>");
    }

    [Test]
    public void Verifications_OfFiles_AreCountedByDigest()
    {
        using var server = new ScriptedServer(static _ => new Reply(Deed.Responds, 200, "abc"));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Address });
        var url = $"{server.Address}v3/billdownload/file?token=t";

        client.Download(url, new MemoryStream(), "a9993e364706816aba3e25717850c26c9cd0d89d");
        Caught.By<WeChatPayVerificationException>(() => client.Download(url, new MemoryStream(), "b9993e364706816aba3e25717850c26c9cd0d89d"));

        Assert.That(Results("file"), Is.EqualTo((string[])["ok", "digest"]));
    }

    [Test]
    public async Task Callbacks_ThatAreParsed_AreCountedByEventAndCheck()
    {
        var parser = new CallbackParser(HandmadeCallback.Options);
        var body = HandmadeCallback.Body("{}");

        parser.Parse(HandmadeCallback.Headers(body), body);
        await parser.ParseAsync(HandmadeCallback.Headers(body), body);
        Assert.Catch<WeChatPayVerificationException>(() => parser.Parse(HandmadeCallback.Headers(body, DateTimeOffset.UnixEpoch), body));
        await Assert.CatchAsync<WeChatPayVerificationException>(() => parser.ParseAsync(HandmadeCallback.Headers(body), "{}"u8.ToArray()));
        parser.ParseV2(HandmadeCallback.BodyV2(new Dictionary<string, object?> { ["return_code"] = "SUCCESS", ["mch_id"] = TestKeys.Mchid }));
        Assert.Catch<WeChatPayVerificationException>(() => parser.ParseV2("<xml><return_code>SUCCESS</return_code></xml>"u8.ToArray()));

        var shown = _listener.Of(WeChatPayTelemetry.Callbacks).Select(static one => string.Join(' ', one.Tags.Values));
        Assert.That(shown, Is.EqualTo((string[])
        [
            "parsed TRANSACTION.SUCCESS", "parsed TRANSACTION.SUCCESS", "refused clock", "refused signature", "parsed transaction-success", "refused signature",
        ]));
        Assert.That(Results("callback"), Is.EqualTo((string[])["ok", "ok", "clock", "signature", "ok", "signature"]));
    }

    [Test]
    public void KeyRemaining_OfLivingClients_IsInDays()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var own = Certificate("CN=merchant", now.AddDays(20), TestKeys.Merchant);
        using var platform = Certificate("CN=platform", now.AddDays(100), TestKeys.Platform);
        var client = new WeChatPayClient(TestKeys.Options with
        {
            Mchid = "1900000777",
            Serial = own.SerialNumber,
            PrivateKey = own,
            Merchant = own,
            Certs = new Dictionary<string, KeySource> { [platform.SerialNumber] = platform.ExportCertificatePem() },
        });

        _listener.Observe();
        client.Dispose();
        var before = Ends().Count;
        _listener.Observe();

        Assert.That(Ends(), Has.Count.EqualTo(before), "The client was disposed of.");
        Assert.That(Ends().Single(static one => one.Tags["wechatpay.key.kind"] is "platform_certificate"), Has.Property("Value").EqualTo(100).Within(0.01));
        var merchant = Ends().Single(static one => one.Tags["wechatpay.key.kind"] is "merchant_certificate");
        Assert.That(merchant.Value, Is.EqualTo(20).Within(0.01));
        Assert.That(merchant.Tags["wechatpay.key.serial"], Is.EqualTo(own.SerialNumber));
        Assert.That(client.Health.KeyEnds.Select(static end => $"{end.Owner} {end.Serial}"), Is.EqualTo((string[])
            [$"Platform {platform.SerialNumber}", $"Merchant {own.SerialNumber}"]));

        IReadOnlyList<Measured> Ends() =>
            [.. _listener.Of(WeChatPayTelemetry.KeyRemaining).Where(static one => one.Tags["wechatpay.mchid"] is "1900000777")];
    }

    [Test]
    public void Instruments_OfTheMeter_HaveUnitsAndBoundaries()
    {
        var found = new Dictionary<string, Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Add(instrument) };
        listener.Start();
        using var client = new WeChatPayClient(TestKeys.Options);

        Assert.That(found.ToDictionary(static one => one.Key, static one => one.Value.Unit), Is.EquivalentTo(new Dictionary<string, string?>
        {
            [WeChatPayTelemetry.CallDuration] = "s",
            [WeChatPayTelemetry.Repeats] = "{repeat}",
            [WeChatPayTelemetry.Verifications] = "{verification}",
            [WeChatPayTelemetry.Callbacks] = "{callback}",
            [WeChatPayTelemetry.KeyRemaining] = "d",
        }));
        Assert.That(((Histogram<double>)found[WeChatPayTelemetry.CallDuration]).Advice!.HistogramBucketBoundaries, Has.Member(0.25).And.Ordered);

        void Add(Instrument instrument)
        {
            if (instrument.Meter.Name == WeChatPayTelemetry.MeterName)
                found.Add(instrument.Name, instrument);
        }
    }

    private IEnumerable<object?> Results(string subject) => _listener.Of(WeChatPayTelemetry.Verifications)
        .Where(one => one.Tags["wechatpay.verification.subject"] is string of && of == subject).Select(static one => one.Tags["wechatpay.verification.result"]);

    private static HttpResponseMessage Forged()
    {
        var answer = SignedAnswer.Of("{}");
        answer.Content = new StringContent("{ }");
        return answer;
    }

    // Without a zero in front of the serial, which the library leaves out.
    private static X509Certificate2 Certificate(string name, DateTimeOffset end, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var signer = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(request.SubjectName, signer, end.AddYears(-5), end, [0x5A, .. RandomNumberGenerator.GetBytes(18)]);
        return certificate.CopyWithPrivateKey(key);
    }
}
