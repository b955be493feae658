using System.Net;
using System.Text;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Php;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V3;

/// <summary>JSON that begins with a byte order mark: read wherever it comes from outside, and signed as it came.</summary>
public sealed class ByteOrderMarkTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public void Response_WithAMark_IsRead()
    {
        using var wire = new Wire().Answer("\uFEFF{\"code_url\":\"weixin://x\"}");
        using var written = new StringWriter();

        dynamic response = _client["v3/pay/transactions/native"].Post(new { json = new { }, debug = written });

        Assert.That((string)response.code_url, Is.EqualTo("weixin://x"));
        Assert.That(((WeChatPayResponse)response).As<Dictionary<string, string>>()!["code_url"], Is.EqualTo("weixin://x"));
        Assert.That(written.ToString(), Does.Contain("code_url"), "in the output of `debug`");
    }

    [Test]
    public void Error_WithAMark_HasItsCode()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("\uFEFF{\"code\":\"PARAM_ERROR\",\"message\":\"参数错误\"}", HttpStatusCode.BadRequest));

        Assert.That(
            () => _client["v3/pay/transactions/native"].Post(new { json = new { } }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("PARAM_ERROR"));
    }

    [Test]
    public void Callback_WithAMarkInBodyAndResource_IsRead()
    {
        var parser = new CallbackParser(HandmadeCallback.Options);
        byte[] body = [.. Encoding.UTF8.GetPreamble(), .. HandmadeCallback.Body("\uFEFF{\"out_trade_no\":\"N1\"}")];

        dynamic callback = parser.Parse(HandmadeCallback.Headers(body), body);

        Assert.That((string)callback.out_trade_no, Is.EqualTo("N1"));
        Assert.That(((Callback)callback).As<Dictionary<string, string>>()!["out_trade_no"], Is.EqualTo("N1"));
    }

    [Test]
    public void JsonDecode_WithAMark_IsASyntaxErrorAsInPhp()
    {
        Assert.That((object?)Functions.json_decode("\uFEFF1"), Is.Null);
        Assert.That(Functions.json_last_error(), Is.EqualTo(Functions.JSON_ERROR_SYNTAX));
    }
}
