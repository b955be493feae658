using System.Net;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>What WeChat Pay refuses is told in its own words, without the values that were refused.</summary>
public sealed class AnswerErrorsTests
{
    private const string Path = "v3/marketing/favor/users/{openid}/coupons";

    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public async Task Error_WithJson_ShowsCodeMessageFieldAndIssueAndNotTheValue()
    {
        var error = await Fails<WeChatPayApiException>(SignedAnswer.Unsigned(
            """{"code":"PARAM_ERROR","message":"参数错误","detail":{"field":"/payer/id_number","value":"11010519491231002X","issue":"长度不对","location":"body"}}""",
            HttpStatusCode.BadRequest));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Is.EqualTo(
                    $"POST {Path} was answered 400 Bad Request. PARAM_ERROR: 参数错误 (field /payer/id_number, location body, issue 长度不对). "
                    + "Nothing was changed."));
            Assert.That((error.StatusCode, error.Code, error.Description), Is.EqualTo((400, "PARAM_ERROR", "参数错误")));
            Assert.That((string?)error.Detail?["value"], Is.EqualTo(Caught.IdNumber), "The whole detail is there for who asks for it.");
            Assert.That(error.Call, Is.EqualTo($"POST {Path}"));
            Assert.That(error.RequestId, Is.EqualTo("08C0FFEE-TEST"));
            Assert.That(
                error.ToString(),
                Does.StartWith("WeChatPay.WeChatPayApiException: POST ").And.Contain($"Call: POST {Path}").And.Contain("Request-ID: 08C0FFEE-TEST"));
        }
    }

    [TestCase("""{"code":"SYSTEM_ERROR","message":"系统异常","detail":null}""", "SYSTEM_ERROR: 系统异常")]
    [TestCase("""{"code":"SYSTEM_ERROR","message":"系统异常","detail":"text 11010519491231002X"}""", "SYSTEM_ERROR: 系统异常")]
    [TestCase(
        """{"code":"SYSTEM_ERROR","message":"系统异常","detail":{"field":["11010519491231002X"],"issue":{"value":"11010519491231002X"}}}""", "SYSTEM_ERROR: 系统异常")]
    public async Task Error_WithAnotherDetail_ShowsCodeAndMessage(string body, string says)
    {
        var error = await Fails<WeChatPayApiException>(SignedAnswer.Unsigned(body, HttpStatusCode.InternalServerError));

        Assert.That(error.Message, Is.EqualTo(
            $"POST {Path} was answered 500 Internal Server Error. {says}. Query the order before trying again: it may have taken effect."));
    }

    [TestCase("<html>Bad Gateway 11010519491231002X</html>")]
    [TestCase("")]
    [TestCase("[\"11010519491231002X\"]")]
    [TestCase("\"11010519491231002X\"")]
    [TestCase("{\"errcode\":40001,\"name\":\"张三丰\"}")]
    [TestCase("{\"code\":[1],\"message\":[]}")]
    [TestCase("{\"code\":\"CUT")]
    public async Task Error_NotInWeChatPaysForm_ShowsItsSizeAndType(string body)
    {
        var error = await Fails<WeChatPayApiException>(SignedAnswer.Unsigned(body, HttpStatusCode.BadGateway));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Does.StartWith($"POST {Path} was answered 502 Bad Gateway. The body is not an error in WeChat Pay's form (")
                    .And.Contain(" bytes of application/json)"));
            Assert.That((error.Code, error.Description), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(error.Response.Text, Is.EqualTo(body));
        }
    }

    [Test]
    public async Task Answer_Unsigned_NamesTheMissingHeaders()
    {
        var error = await Fails<WeChatPayVerificationException>(SignedAnswer.Unsigned($"{{\"name\":\"{Caught.Name}\"}}"));

        Assert.That(
            error.Message,
            Does.Contain("it is not signed: it has no Wechatpay-Nonce, Wechatpay-Serial, Wechatpay-Signature, Wechatpay-Timestamp"));
    }

    [Test]
    public async Task Answer_Stale_ShowsBothTimes()
    {
        var error = await Fails<WeChatPayVerificationException>(SignedAnswer.Of("{}"u8.ToArray(), at: TimeProvider.System.GetUtcNow().AddHours(-1)));

        Assert.That(error.Message, Does.Contain("more than 300 s apart. Check the clock (NTP)"));
    }

    [Test]
    public async Task Answer_Forged_SaysWhatMayBeWrong()
    {
        var answer = SignedAnswer.Of("{}");
        answer.Content = new StringContent($"{{\"name\":\"{Caught.Name}\"}}");

        var error = await Fails<WeChatPayVerificationException>(answer);

        Assert.That(
            error.Message,
            Does.Contain(
                $"the signature of `{TestKeys.PlatformKeyId}` does not match the body: it was changed on the way, "
                + "or `certs` holds another key under this serial"));
    }

    [Test]
    public async Task Answer_OfAnUnknownSerial_NamesBothSides()
    {
        var answer = SignedAnswer.Of("{}");
        answer.Headers.Remove("Wechatpay-Serial");
        answer.Headers.Add("Wechatpay-Serial", "PUB_KEY_ID_9999");

        var error = await Fails<WeChatPayVerificationException>(answer);

        Assert.That(
            error.Message,
            Does.Contain(
                $"`PUB_KEY_ID_9999` signed it, and `certs` holds `{TestKeys.PlatformKeyId}`. Add the platform certificate or public key of that serial"));
    }

    [Test]
    public void Answer_NotJson_SaysWhereTheTextIs()
    {
        using var wire = new Wire().Answer(SignedAnswer.Of($"<p>{Caught.Name}</p>"));
        var answer = _client["v3/certificates"].Get();

        var error = Caught.By<FormatException>(() => answer.Json);

        Assert.That(error.Message, Does.EndWith("is not JSON. Its text is in `Text`, its bytes are in `Bytes`."));
    }

    [Test]
    public void Answer_MemberThatIsNotThere_ListsTheFields()
    {
        using var wire = new Wire().Answer(SignedAnswer.Of($"{{\"order_id\":\"1\",\"name\":\"{Caught.Name}\"}}"));
        dynamic answer = _client["v3/certificates"].Get();

        var error = Caught.By<MissingMemberException>(() => answer.orderId);

        Assert.That(
            error.Message,
            Is.EqualTo("The response has no field `orderId`. It has: order_id, name. For a field that may be absent use response[\"orderId\"]."));
    }

    // With a person's data in the path, the query and the body: none of it may come back in a message.
    private async Task<TError> Fails<TError>(HttpResponseMessage answer)
        where TError : WeChatPayException
    {
        using var wire = new Wire().Answer(answer);
        return await Caught.ByAsync<TError>(
            async () => await _client[Path].PostAsync(new { openid = Caught.Openid, json = Caught.Person, query = new { name = Caught.Name } }));
    }
}
