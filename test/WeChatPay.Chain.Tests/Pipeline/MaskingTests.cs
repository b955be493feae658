using System.Net;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>The option <c>debug</c> shows what is known to be harmless; of all else it shows type and length.</summary>
public sealed class MaskingTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase("""{"payee":"张三丰"}""")]
    [TestCase("""{"legal_person":"张三丰"}""")]
    [TestCase("""{"beneficiary":{"title":"张三丰"}}""")]
    [TestCase("""{"contact_info":{"title":["张三丰"]}}""")]
    [TestCase("""{"attach":"张三丰"}""")]
    [TestCase("""["张三丰"]""")]
    [TestCase("""[[["张三丰"]]]""")]
    [TestCase("""[{"name":"张三丰"}]""")]
    [TestCase("""{"detail":"{\"payee\":\"张三丰\"}"}""")]
    [TestCase("""{"detail":"[{\"detail\":\"{\\\"unheard_of\\\":\\\"张三丰\\\"}\"}]"}""")]
    [TestCase("""{"unheard_of":"张三丰"}""")]
    [TestCase("""{"unheard_of":{"code":"张三丰"}}""")]
    [TestCase("\"张三丰\"")]
    [TestCase("<xml><payee>张三丰</payee></xml>")]
    public void Debug_PersonsData_IsMaskedInEveryPlace(string body) => Assert.That(Debugged(body), Does.Not.Contain("张三丰").And.Not.Contain("\\u5f20"));

    [TestCase("""{"unheard_of":"swordfish"}""", "\"unheard_of\": \"(text of 9 characters)\"")]
    [TestCase("""{"unheard_of":123456}""", "\"unheard_of\": \"(number of 6 characters)\"")]
    [TestCase("""{"unheard_of":true}""", "\"unheard_of\": \"(true or false)\"")]
    [TestCase("""{"unheard_of":null}""", "\"unheard_of\": null")]
    [TestCase("""{"payer":{"openid":"o1"}}""", "\"openid\": \"***\"")]
    [TestCase("""{"download_url":"https://api.mch.weixin.qq.com/v3/billdownload/file?token=swordfish"}""",
        "\"download_url\": \"https://api.mch.weixin.qq.com/… (text of 66 characters)\"")]
    public void Debug_ValueThatIsUnknownOrSecret_IsShownByTypeAndLength(string body, string shown) =>
        Assert.That(Debugged(body), Does.Contain(shown).And.Not.Contain("swordfish").And.Not.Contain("123456"));

    [TestCase(
        """{"out_trade_no":"N1","amount":{"total":100,"currency":"CNY"},"trade_state":"SUCCESS"}""", "\"total\": 100", "\"out_trade_no\": \"N1\"", "SUCCESS")]
    [TestCase("""{"code":"PARAM_ERROR","message":"参数错误"}""", "PARAM_ERROR", "参数错误")]
    [TestCase("""{"success_time":"2018-06-08T10:34:56+08:00"}""", "2018-06-08T10:34:56+08:00")]
    public void Debug_KnownAndHarmless_IsShown(string body, params string[] shown)
    {
        var text = Debugged(body);
        foreach (var piece in shown)
            Assert.That(text, Does.Contain(piece));
    }

    [Test]
    public void Debug_Headers_ShowTheKnownOnesAlone()
    {
        var response = SignedAnswer.Of("{}");
        response.Headers.TryAddWithoutValidation("Location", "https://pay.example.com/session/swordfish?token=swordfish");
        response.Headers.TryAddWithoutValidation("Set-Cookie", "id=swordfish");
        response.Headers.TryAddWithoutValidation("X-Trace", "swordfish");
        using var wire = new Wire().Answer(response);
        using var written = new StringWriter();

        _client["v3/a"].Get(new { headers = new Dictionary<string, string> { ["X-Api-Key"] = "swordfish", ["Cookie"] = "swordfish" }, debug = written });

        Assert.That(
            written.ToString(),
            Does.Contain("> X-Api-Key: ***").And.Contain("> Cookie: ***").And.Contain("< X-Trace: (text of 9 characters)")
                .And.Contain("< Location: https://pay.example.com/… (text of 57 characters)").And.Contain("> Accept: application/json")
                .And.Not.Contain("swordfish"));
    }

    [Test]
    public void Debug_Query_ShowsKnownAndHarmlessParametersAlone()
    {
        using var wire = new Wire().Answer("{}");
        using var written = new StringWriter();

        _client["v3/a"].Get(new { query = new { mchid = "1900000109", token = "swordfish", unheard_of = "swordfish", payee = "张三丰" }, debug = written });

        Assert.That(
            written.ToString(),
            Does.Contain("mchid=1900000109").And.Contain("token=***").And.Contain("unheard_of=(text of 9 characters)").And.Contain("payee=***")
                .And.Not.Contain("swordfish").And.Not.Contain("%E5%BC%A0"));
    }

    [Test]
    public void Debug_ControlCharactersOfTheServer_AreShown()
    {
        var response = SignedAnswer.Unsigned("""{"code":"A\u001b[31m","message":"line\nline"}""", HttpStatusCode.BadRequest);
        using var wire = new Wire().Answer(response);
        using var written = new StringWriter();

        _client["v3/a"].Get(new { http_errors = false, debug = written });

        Assert.That(written.ToString(), Does.Contain("line\\\\nline").And.Not.Contain("\u001b"));
    }

    private string Debugged(string body)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(body, HttpStatusCode.BadRequest));
        using var written = new StringWriter();

        _client["v3/a"].Post(new { body, http_errors = false, debug = written });

        return written.ToString();
    }
}
