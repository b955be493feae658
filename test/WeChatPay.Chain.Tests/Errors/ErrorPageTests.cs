using System.Net;
using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>Errors that are not WeChat Pay's JSON: pages of servers in between, XML, numbers for codes, GBK.</summary>
public sealed class ErrorPageTests
{
    private const string Nginx =
        "<html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n"
        + "<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n</body></html>";

    private readonly WeChatPayClient _client = new(TestKeys.Options with { Mchid = TestKeys.Mchid, ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public void Error_AsAPage_ShowsItsTitleAndSuspectsTheCertificate()
    {
        var error = Refund(Answer(Nginx, "text/html", HttpStatusCode.BadRequest));

        Assert.That(error.Message, Does.Contain(": 400 No required SSL certificate was sent.").And.Contain("give `security = true`"));
        Assert.That(error.Response.Text, Is.EqualTo(Nginx));
    }

    [TestCase("<html><body><h1>Bad\u001b[31m\nGateway</h1></body></html>", ": Bad [31m Gateway.")]
    [TestCase("upstream connect error", ": upstream connect error.")]
    [TestCase("no route for 13800138000 today", ": no route for … today.")]
    public void Error_AsText_ShowsItsFirstWordsOnOneLine(string body, string shown) =>
        Assert.That(Get(Answer(body, "text/html", HttpStatusCode.BadGateway)).Message, Does.Contain(shown));

    [Test]
    public void Error_AsALongPage_IsShownWithinABound() =>
        Assert.That(Get(Answer($"<p>{new string('x', 5_000_000)}</p>", "text/html", HttpStatusCode.BadGateway)).Message, Has.Length.LessThan(500));

    [TestCase("<xml><return_code>FAIL</return_code><return_msg>mch_id参数长度有误</return_msg></xml>", "FAIL", "mch_id参数长度有误")]
    [TestCase("<?xml version=\"1.0\"?><xml><code>PARAM_ERROR</code><message>wrong</message></xml>", "PARAM_ERROR", "wrong")]
    public void Error_AsXmlWithAStatus_HasItsCodeAndMessage(string body, string code, string message)
    {
        foreach (var error in (WeChatPayApiException[])
            [Get(Answer(body, "text/xml", HttpStatusCode.BadRequest)), Refund(Answer(body, "text/xml", HttpStatusCode.InternalServerError))])
        {
            Assert.That((error.Code, error.Description), Is.EqualTo((code, message)));
            Assert.That(error.Message, Does.Contain($"{code}: {message}"));
        }
    }

    [Test]
    public void Error_WithANumberForItsCode_HasTheNumber()
    {
        var error = Get(Answer("{\"code\":40001,\"message\":\"no\"}", "application/json", HttpStatusCode.Forbidden));

        Assert.That(error.Code, Is.EqualTo("40001"));
        Assert.That(error.Message, Does.Contain("40001: no"));
    }

    [TestCase("")]
    [TestCase("<?xml version=\"1.0\" encoding=\"GBK\"?>")]
    [NewerFramework("GB 18030 is part of .NET Framework and of .NET 8 and newer; between them it is a package.")]
    public void Failure_OfV2InGbk_IsRead(string declaration)
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        var bytes = gbk.GetBytes($"{declaration}<xml><return_code>FAIL</return_code><return_msg>签名错误</return_msg></xml>");

        var error = Refund(Answer(bytes, "text/xml", HttpStatusCode.OK));

        Assert.That((error.Code, error.Description, error.Outcome), Is.EqualTo(("FAIL", "签名错误", CallOutcome.NothingChanged)));
    }

    [Test]
    public void Success_OfV2InGbk_IsNotProven()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        using var wire = new Wire().Answer(Answer(gbk.GetBytes("<xml><return_code>SUCCESS</return_code><a>签名</a></xml>"), "text/xml", HttpStatusCode.OK));

        Caught.By<WeChatPayVerificationException>(() => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid } }));
    }

    private WeChatPayApiException Get(HttpResponseMessage answer)
    {
        using var wire = new Wire().Answer(answer);
        return Caught.By<WeChatPayApiException>(() => _client["v3/certificates"].Get());
    }

    private WeChatPayApiException Refund(HttpResponseMessage answer)
    {
        using var wire = new Wire().Answer(answer);
        return Caught.By<WeChatPayApiException>(() => _client["v2/secapi/pay/refund"].Post(new { xml = new { mch_id = TestKeys.Mchid } }));
    }

    private static HttpResponseMessage Answer(string body, string type, HttpStatusCode status) => Answer(Encoding.UTF8.GetBytes(body), type, status);

    private static HttpResponseMessage Answer(byte[] body, string type, HttpStatusCode status)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpResponseMessage(status) { Content = content };
    }
}
