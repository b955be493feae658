using System.Net;
using System.Text;
using Newtonsoft.Json;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Calls of the page: unsigned on the way in, signed on the way on, and for that page alone.</summary>
internal sealed class TryCallTests : SandboxFixture
{
    private string Origin => Server.BaseUri.GetLeftPart(UriPartial.Authority);

    [Test]
    public async Task Call_OfThePage_PassesThroughTheWholeSandbox()
    {
        var reply = await SendAsync(Call(HttpMethod.Post, "/try" + Draft.Path, Order().ToString(Formatting.None)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That((string?)reply.Json["openid"], Is.EqualTo("2323dfsdf342342"));
            Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
            Assert.That(Server.Requests.Single().Target, Is.EqualTo(Draft.Path));
        }
    }

    [Test]
    public async Task Call_WithAMarkedField_IsEncryptedOnTheWay()
    {
        const string body =
            """{"appid":"wx1","out_bill_no":"B1","openid":"o1","user_name":"张三","transfer_amount":"""
            + """100,"transfer_remark":"茶","transfer_scene_id":"1000","transfer_scene_report_infos":[{"info_type":"a","info_content":"b"}]}""";

        var reply = await SendAsync(Call(HttpMethod.Post, "/try/v3/fund-app/mch-transfer/transfer-bills", body));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(Server.Requests.Single().BodyText(), Does.Not.Contain("张三"));
    }

    [TestCase("/try/mmpaymkttransfers/sendredpack",
        "<xml><mch_billno>1</mch_billno><wxappid>wx1</wxappid><send_name>a</send_name><re_openid>o1</re_openid><total_amount>100</total_amount>"
        + "<total_num>1</total_num><wishing>a</wishing><client_ip>127.0.0.1</client_ip><act_name>a</act_name><remark>a</remark></xml>")]
    [TestCase("/try/tools/shorturl", "<xml><appid>wx1</appid><long_url>weixin://a</long_url></xml>")]
    public async Task Call_OfApiV2_IsSignedAndCertified(string target, string body)
    {
        var reply = await SendAsync(Call(HttpMethod.Post, target, body, "text/xml"));

        Assert.That(reply.Text, Does.Contain("<result_code><![CDATA[SUCCESS]]>"));
    }

    [TestCase("Origin", "http://evil.example.com")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Host", "evil.example.com")]
    [TestCase("Sandbox-Try", null)]
    public async Task Call_OfAnotherPage_IsRefused(string header, string? value)
    {
        var request = Call(HttpMethod.Post, "/try" + Draft.Path, Order().ToString(Formatting.None));
        request.Headers.Remove(header);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value);

        var reply = await SendAsync(request);

        Assert.That((reply.Status, (string?)reply.Json["code"]), Is.EqualTo((HttpStatusCode.Forbidden, "NO_AUTH")));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Preflight_OfAnotherPage_IsGrantedNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Server.BaseUri, "try" + Draft.Path));
        request.Headers.Add("Origin", "http://evil.example.com");
        request.Headers.Add("Access-Control-Request-Headers", "sandbox-try");

        var reply = await SendAsync(request);

        Assert.That(reply.Headers.Keys, Has.None.StartsWith("Access-Control-"));
    }

    private HttpRequestMessage Call(HttpMethod method, string target, string body, string type = "application/json")
    {
        var request = new HttpRequestMessage(method, new Uri(Server.BaseUri, target)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("Sandbox-Try", "page");
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }
}
