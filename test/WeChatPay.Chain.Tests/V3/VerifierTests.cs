using System.Net;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V3;

/// <summary>A 2xx response is verified before the caller sees it; error responses pass unchanged.</summary>
public sealed class VerifierTests
{
    private const string Query = "v3/pay/transactions/id/{transaction_id}";

    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase("Wechatpay-Nonce")]
    [TestCase("Wechatpay-Serial")]
    [TestCase("Wechatpay-Signature")]
    [TestCase("Wechatpay-Timestamp")]
    public void Get_AnswerWithoutOneHeader_IsRefusedAndSaysWhatMayHaveHappened(string name)
    {
        var answer = SignedAnswer.Of("{}");
        answer.Headers.Remove(name);

        var error = Refused(answer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Check, Is.EqualTo(VerificationCheck.Headers));
            Assert.That(
                error.Message,
                Does.StartWith($"The response to GET {Query} is not proven to be WeChat Pay's").And.Contain(name).And.EndWith("Nothing was changed."));
            Assert.That(error.Call, Is.EqualTo($"GET {Query}"));
            Assert.That(error.RequestId, Is.EqualTo("08C0FFEE-TEST"));
            Assert.That(error.Serial, Is.EqualTo(name == "Wechatpay-Serial" ? null : TestKeys.PlatformKeyId));
            Assert.That(error.ConfiguredSerials, Is.EqualTo(new[] { TestKeys.PlatformKeyId }));
        }
    }

    [Test]
    public void Get_AnswerWhoseBodyWasChanged_IsRefused()
    {
        var answer = SignedAnswer.Of("{\"amount\":1}");
        answer.Content = new StringContent("{\"amount\":2}");

        Assert.That(Refused(answer).Check, Is.EqualTo(VerificationCheck.Signature));
    }

    [TestCase(-300, true)]
    [TestCase(300, true)]
    [TestCase(-301, false)]
    [TestCase(301, false)]
    public void Get_AnswerSignedAtAnotherTime_IsHeldAgainstTheClientsClock(int seconds, bool passes)
    {
        var time = new FakeTimeProvider();
        using var client = new WeChatPayClient(TestKeys.Options with { TimeProvider = time });
        using var wire = new Wire().Answer(SignedAnswer.Of("{}"u8.ToArray(), at: time.GetUtcNow().AddSeconds(seconds)));

        if (passes)
            Assert.That(client["v3/certificates"].Get().StatusCode, Is.EqualTo(200));
        else
            Assert.That(
                () => client["v3/certificates"].Get(),
                Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Clock));
    }

    [Test]
    public void Get_AnswerSignedByAnUnknownKey_NamesItAndTheConfiguredOnes()
    {
        var answer = SignedAnswer.Of("{}");
        answer.Headers.Remove("Wechatpay-Serial");
        answer.Headers.Add("Wechatpay-Serial", "PUB_KEY_ID_9999");

        var error = Refused(answer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Check, Is.EqualTo(VerificationCheck.Serial));
            Assert.That(error.Serial, Is.EqualTo("PUB_KEY_ID_9999"));
            Assert.That(error.Message, Does.Contain("`PUB_KEY_ID_9999` signed it").And.Contain($"`certs` holds `{TestKeys.PlatformKeyId}`"));
        }
    }

    [Test]
    public void Certs_SerialInLowerCase_VerifiesWhatTheSerialInUpperCaseSigned()
    {
        using var client = new WeChatPayClient(
            TestKeys.Options with { Certs = new Dictionary<string, KeySource> { ["pub_key_id_0001"] = TestKeys.PlatformPem } });
        using var wire = new Wire().Answer();

        Assert.That(client["v3/certificates"].Get().StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void Post_AnswerIsEmpty204_IsVerifiedToo()
    {
        using var wire = new Wire().Answer(SignedAnswer.Of("", HttpStatusCode.NoContent)).Answer(SignedAnswer.Unsigned("", HttpStatusCode.NoContent));

        Assert.That(_client["v3/pay/transactions/out-trade-no/1/close"].Post(new { json = new { mchid = "1" } }).StatusCode, Is.EqualTo(204));
        Assert.That(
            () => _client["v3/pay/transactions/out-trade-no/1/close"].Post(new { json = new { mchid = "1" } }),
            Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public async Task Then_AnswerIsNotProven_IsNotCalled()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}"));
        var called = false;

        var promise = _client["v3/certificates"].GetAsync().Then(_ => { called = true; });

        await Assert.ThatAsync(() => promise.AsTask(), Throws.InstanceOf<WeChatPayVerificationException>());
        Assert.That(called, Is.False);
    }

    [Test]
    public void Sink_AnswerIsNotProven_StaysAway()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("forged"));
        using var sink = new TemporarySink();

        Assert.That(() => _client["v3/certificates"].Get(new { sink = sink.Path }), Throws.InstanceOf<WeChatPayVerificationException>());
        Assert.That(sink.Files, Is.Empty);
    }

    [Test]
    public void Stream_AnswerIsNotProven_IsNotHandedOver()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("forged"));

        Assert.That(() => _client["v3/certificates"].Get(new { stream = true }), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [TestCase("v3/billdownload/file")]
    [TestCase("v3/transferdownload/elecvoucherfile")]
    [TestCase("v3/transferdownload/signfile")]
    [TestCase("v3/new-tax-control-fapiao/download")]
    [TestCase("v3/merchant-service/images/{media_id}")]
    [TestCase("v3/global/merchant-service/images/{media_id}")]
    public void Get_FileOrImage_IsGivenUnsigned(string path)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("file"));
        var variables = path.Contains('{', StringComparison.Ordinal) ? new Dictionary<string, object> { ["media_id"] = "Ab/12==" } : [];

        Assert.That(_client[path].Get(variables).Text, Is.EqualTo("file"));
        Assert.That(wire.Request.IsSigned(), "The request is signed all the same.");
    }

    [TestCase("v3/merchant-service/images/upload")]
    [TestCase("v3/global/merchant-service/images/upload")]
    public void Post_UploadOfAnImage_IsNotExempt(string path)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}"));

        Assert.That(() => _client[path].Post(new { json = new { } }), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void Get_MediaIdThatReadsUpload_IsNotExempt()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("file"));

        Assert.That(
            () => _client["v3/merchant-service/images/{media_id}"].Get(new { media_id = "upload" }),
            Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [TestCase("https://apihk.mch.weixin.qq.com/", "v3/statements")]
    [TestCase("https://apihk.mch.weixin.qq.com/", "v3/global/statements")]
    [TestCase("https://api.mch.weixin.qq.com/hk/", "v3/statements")]
    public void Get_Statement_IsVerifiedByItsSha1(string baseUri, string path)
    {
        var changed = SignedAnswer.Statement("date,amount\n"u8.ToArray());
        changed.Content = new StringContent("date,amount\nforged");
        using var wire = new Wire().Answer(SignedAnswer.Statement("date,amount\n"u8.ToArray())).Answer(changed);

        Assert.That(_client[path].Get(new { base_uri = baseUri }).Text, Is.EqualTo("date,amount\n"));
        Assert.That(
            () => _client[path].Get(new { base_uri = baseUri }),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Digest));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    public void Get_ErrorWithoutSignature_IsTheErrorAndNotItsMissingSignature(int status)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{\"code\":\"SOME_ERROR\",\"message\":\"no\"}", (HttpStatusCode)status));

        Assert.That(
            () => _client["v3/certificates"].Get(),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(status).And.Property("Code").EqualTo("SOME_ERROR"));
    }

    [Test]
    public void Get_ErrorWithAWrongSignature_IsTheError()
    {
        var answer = SignedAnswer.Of("{}", HttpStatusCode.InternalServerError);
        answer.Content = new StringContent("{\"code\":\"SYSTEM_ERROR\"}");
        using var wire = new Wire().Answer(answer);

        Assert.That(() => _client["v3/certificates"].Get(), Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("SYSTEM_ERROR"));
    }

    [Test]
    public void Get_ErrorWithHttpErrorsFalse_IsGivenBack()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{\"code\":\"NOT_FOUND\"}", HttpStatusCode.NotFound));

        var answer = _client["v3/certificates"].Get(new { http_errors = false });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(404));
            Assert.That((string?)answer["code"], Is.EqualTo("NOT_FOUND"));
        }
    }

    [Test]
    public void Get_SuccessWithHttpErrorsFalse_IsVerifiedAllTheSame()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}"));

        Assert.That(() => _client["v3/certificates"].Get(new { http_errors = false }), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void Get_ClientWithoutPlatformKeys_IsRefusedBeforeSending()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Certs = new Dictionary<string, KeySource>() });
        using var wire = new Wire();

        Assert.That(
            () => client["v3/certificates"].Get(),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("without `certs`").And.Message.EndsWith("Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Get_ClientWithoutPlatformKeys_FetchesFilesAllTheSame()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Certs = new Dictionary<string, KeySource>() });
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("file"));

        Assert.That(client["v3/billdownload/file"].Get().Text, Is.EqualTo("file"));
    }

    private WeChatPayVerificationException Refused(HttpResponseMessage answer)
    {
        using var wire = new Wire().Answer(answer);
        return Assert.Throws<WeChatPayVerificationException>(() => _client[Query].Get(new { transaction_id = "4200001234" }))!;
    }
}
