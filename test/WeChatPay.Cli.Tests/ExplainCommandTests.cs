using WeChatPay.Cli.Errors;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class ExplainCommandTests : SnippetFixture
{
    [TestCase("SYSTEM_ERROR", "SYSTEM_ERROR\n  Meaning: ", "Repeat: yes, with the same number")]
    [TestCase("system_error", "SYSTEM_ERROR\n", "Do: ")]
    [TestCase("268501013", "sub-code 268501013 (JSAPI支付必须传openid)\n", "payer.openid")]
    [TestCase("08F78BD9A5061085F4D0D806-268501013", "sub-code 268501013 (", "Repeat: no.")]
    [TestCase("USERPAYING", "USERPAYING\n", "Query every 5 seconds for 30 seconds")]
    [TestCase("PARAM_ERROR", "v3: PARAM_ERROR\n", "\nv2: PARAM_ERROR\n")]
    [TestCase("STATEMENT_CREATING", "STATEMENT_CREATING\n", "some minutes later")]
    [TestCase("NO_STATEMENT_EXIST", "NO_STATEMENT_EXIST\n", "Repeat: no.")]
    [TestCase("429", "The code is not documented; the status says this:\n", "too fast")]
    public async Task Explain_CodeOrNumber_SaysWhatItMeans(string given, string begins, string says)
    {
        var explained = await CommandLine.RunAsync("explain", given);

        Assert.That((explained.Code, explained.Error), Is.EqualTo((Tool.Done, "")));
        Assert.That(explained.Output, Does.StartWith(begins).And.Contain(says));
    }

    [TestCase(
        """
        {"code":"SIGN_ERROR","message":"x",
         "detail":{"sign_information":{"truncated_sign_message":"GET\n/v3/a?b=1\n1700000000\nn\n","sign_message_length":44}}}
        """,
        "SIGN_ERROR\n", "path and query: /v3/a?b=1\n    timestamp: 1700000000 (2023-11-14 22:13:20Z)\n    length: 44 bytes")]
    [TestCase("<xml><return_code><![CDATA[SUCCESS]]></return_code><result_code>FAIL</result_code><err_code><![CDATA[ORDERPAID]]></err_code></xml>",
        "ORDERPAID\n", "query first")]
    [TestCase("<xml><return_code>FAIL</return_code><return_msg><![CDATA[签名错误]]></return_msg></xml>", "SIGNERROR\n", "APIv2 key")]
    [TestCase("WeChatPay.WeChatPayApiException: POST v3/x was answered 403 Forbidden. NO_AUTH: 无权限\n   Call: POST v3/x\n   Request-ID: 08F7-268448010\n",
        "NO_AUTH, sub-code 268448010 (此商家的收款功能已被限制)\n", "notices")]
    [TestCase("HTTP/1.1 500 Internal Server Error\r\nRequest-ID: 08F7-0\r\n\r\n<html>", "The code is not documented", "same number")]
    public async Task Explain_FileWithTheError_FindsIt(string text, string begins, string says)
    {
        var fromFile = await CommandLine.RunAsync("explain", Folder.File("error.txt", text));
        var fromPipe = await CommandLine.RunWithInputAsync(text, "explain", "-");

        Assert.That(fromFile.Output, Does.StartWith(begins).And.Contain(says), fromFile.Error);
        Assert.That(fromPipe, Is.EqualTo(fromFile));
    }

    [TestCase("nonsense")]
    [TestCase("08F7-0")]
    [TestCase("0123456789abcdef0123456789abcdef")]
    public async Task Explain_AnythingElse_IsNotQuoted(string given)
    {
        var explained = await CommandLine.RunAsync("explain", given);

        Assert.That((explained.Code, explained.Output), Is.EqualTo((Tool.Failed, "")));
        Assert.That(explained.Error, Does.StartWith("ERROR is not a documented error code").And.Not.Contain(given));
    }

    [Test]
    public async Task Explain_SignInformation_ShowsNeitherBodyNorControlCharacters()
    {
        var explained = await CommandLine.RunWithInputAsync(
            """
            {"code":"SIGN_ERROR","detail":{"sign_information":
             {"truncated_sign_message":"POST\n/v3/\u001b[31m\n1\nn\n{\"name\":\"张三\"}\n"}}}
            """,
            "explain",
            "-");

        Assert.That(explained.Output, Does.Contain("/v3/?[31m").And.Not.Contain("张三").And.Not.Contain('\u001b'));
    }

    // The library writes the text of an exception, and the tool the same text in two languages.
    [TestCase("SIGN_ERROR", null, null, "The nonces differ.")]
    [TestCase("NO_AUTH", 268448010L, "此商家的收款功能已被限制", null)]
    [TestCase(null, 268448010L, null, null)]
    [TestCase(null, null, null, null)]
    public void Advice_InEnglish_IsTheTextOfTheLibrary(string? code, long? subCode, string? words, string? difference)
    {
        foreach (var repeat in Enum.GetValues<RepeatAdvice>())
        {
            var advice = new ErrorAdvice
            {
                Code = code,
                SubCode = subCode,
                ServerText = words,
                Meaning = "It is {0}.",
                Action = "Do `this`.",
                Repeat = repeat,
                SignatureDifference = difference,
            };
            Assert.That(AdviceText.Describe(advice), Is.EqualTo(advice.ToString()));
        }
    }

    [Test]
    public async Task Call_ErrorResponse_BringsItsAdvice()
    {
        var call = await CommandLine.RunAsync(
            "call", "GET", "v3/pay/transactions/out-trade-no/{out_trade_no}", "--var", "out_trade_no=N12345678", "--query", "mchid=1900000109");

        Assert.That(call.Code, Is.EqualTo(Tool.Failed));
        Assert.That(call.Error, Does.StartWith("404 ").And.Contain("\n  Meaning: ").And.Contain("\n  Repeat: no."));
    }
}
