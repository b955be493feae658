using System.Net;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>A response that is read into memory has a limit; a file that is streamed has none.</summary>
public sealed class ResponseLimitTests
{
    private const int Limit = 100_000;

    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public async Task Response_LongerThanTheLimit_IsRefusedWithoutBeingReadToItsEnd(bool isSynchronous, bool isAnnounced)
    {
        var read = 0L;
        using var endless = new TestStream(buffer =>
        {
            read += buffer.Length;
            return buffer.Length;
        });
        using var client = Client(_ => Answer(endless, HttpStatusCode.OK, isAnnounced ? 1_500_000_000 : null));

        var error = isSynchronous
            ? Caught.By<WeChatPayTransportException>(() => client["v3/a"].Post())
            : await Caught.ByAsync<WeChatPayTransportException>(async () => await client["v3/a"].PostAsync());

        Assert.That(error.Message, Does.StartWith($"The response to POST v3/a has more than {Limit} bytes (option `max_response_bytes`)."));
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.MayHaveTakenEffect));
        Assert.That(read, Is.LessThanOrEqualTo(isAnnounced ? 0 : 2 * Limit));
    }

    [Test]
    public void Response_AsLongAsTheLimit_IsRead()
    {
        var body = $"{{\"a\":\"{new string('a', Limit - 8)}\"}}";
        using var client = Client(_ => SignedAnswer.Of(body));

        Assert.That(client["v3/a"].Get().Text, Has.Length.EqualTo(Limit));
    }

    [Test]
    public void Bill_OfV2ThatTurnsOutToBeXml_HasTheLimitToo()
    {
        using var endless = TestStream.Once([.. "<xml>"u8, .. new byte[2 * Limit]]);
        using var client = Client(_ => Answer(endless, HttpStatusCode.OK, null));

        Caught.By<WeChatPayTransportException>(() => client["v2/pay/downloadbill"].Post(new { xml = new { mch_id = TestKeys.Mchid }, stream = true }));
    }

    [Test]
    public void Error_LongerThanTheLimit_IsStillAnError()
    {
        using var client = Client(_ => SignedAnswer.Unsigned(new string('x', 3 * Limit), HttpStatusCode.BadGateway));

        var error = Caught.By<WeChatPayApiException>(() => client["v3/a"].Get());

        Assert.That(error.StatusCode, Is.EqualTo(502));
        Assert.That(error.Response.Bytes.Length, Is.EqualTo(Limit));
    }

    [Test]
    public void File_ThatIsStreamed_HasNoLimit()
    {
        using var client = Client(_ => SignedAnswer.Unsigned(new byte[3 * Limit]));
        using var sink = new MemoryStream();

        client["v3/billdownload/file"].Get(new { sink });
        Assert.That(client.Download("https://api.mch.weixin.qq.com/v3/billdownload/file?token=x", sink).Bytes, Is.EqualTo(3 * Limit));

        Assert.That(sink.Length, Is.EqualTo(6 * Limit));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Limit_ThatIsNoNumberOfBytes_IsRefused(long limit) =>
        Assert.That(
            () => new WeChatPayClient(TestKeys.Options with { MaxResponseBytes = limit }),
            Throws.ArgumentException.With.Message.Contains("`max_response_bytes`"));

    [Test]
    public void Limit_GivenLoosely_IsTheSame()
    {
        using var client = Builder.Factory(new { mchid = "1900000109", max_response_bytes = 5 });

        Assert.That(client.Options.MaxResponseBytes, Is.EqualTo(5));
        Assert.That(() => Builder.Factory(new { max_response_bytes = "5" }), Throws.ArgumentException.With.Message.Contains("a number of bytes"));
    }

    private static WeChatPayClient Client(Func<HttpRequestMessage, HttpResponseMessage> respond) =>
        new(TestKeys.Options with { Transport = new FakeTransport(respond), MaxResponseBytes = Limit, ApiV2Key = XmlAnswer.ApiV2Key });

    private static HttpResponseMessage Answer(Stream body, HttpStatusCode status, long? announced)
    {
        var answer = new HttpResponseMessage(status) { Content = new StreamContent(body) };
        answer.Content.Headers.ContentLength = announced;
        return answer;
    }
}
