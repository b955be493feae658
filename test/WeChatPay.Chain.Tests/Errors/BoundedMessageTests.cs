using System.Net;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Errors;

/// <summary>Text of the server stands in a message escaped, and within a bound.</summary>
public sealed class BoundedMessageTests
{
    private const int LongestMessage = 4000;

    private static readonly string Megabytes = new('长', 1_000_000);

    private readonly WeChatPayClient _client = new(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void Close() => _client.Dispose();

    [TestCase("code")]
    [TestCase("message")]
    [TestCase("detail.field")]
    [TestCase("detail.issue")]
    public void ApiException_FieldOfMegabytes_HasAShortMessage(string field)
    {
        var error = Fail(Error(field, Megabytes));

        Assert.That($"{error.Message}{error}", Has.Length.LessThan(2 * LongestMessage));
        Assert.That(error.Message, Does.Contain("… (1000000 characters)"));
    }

    [TestCase("code")]
    [TestCase("message")]
    [TestCase("detail.field")]
    [TestCase("detail.issue")]
    public void ApiException_ControlCharacters_AreEscaped(string field)
    {
        var error = Fail(Error(field, @"a\nFAKE: line\u001b[2J\u202e"));

        Assert.That(error.Message, Does.Contain(@"a\nFAKE: lineU+001B[2JU+202E").And.Not.Contain("\n").And.Not.Contain("\u001b"));
    }

    [TestCase("return_msg")]
    [TestCase("err_code_des")]
    [TestCase("err_code")]
    public void ApiExceptionV2_FieldOfMegabytes_HasAShortMessage(string field)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned($"<xml><return_code>FAIL</return_code><{field}>{new string('长', 400_000)}</{field}></xml>"));

        var error = Caught.By<WeChatPayException>(() => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid } }));

        Assert.That(error.Message, Has.Length.LessThan(LongestMessage));
    }

    [Test]
    public void VerificationException_HeadersOfTheServer_AreEscapedAndBounded()
    {
        var value = string.Concat(Enumerable.Repeat("9-", 15_000));
        foreach (var header in new[] { "Wechatpay-Serial", "Wechatpay-Timestamp" })
        {
            var response = SignedAnswer.Of("{}");
            response.Headers.Remove(header);
            response.Headers.TryAddWithoutValidation(header, value);
            using var wire = new Wire().Answer(response);

            Assert.That(Caught.By<WeChatPayVerificationException>(() => _client["v3/a"].Get()).Message, Has.Length.LessThan(LongestMessage));
        }
    }

    [Test]
    public void CallbackException_HeadersOfAStranger_AreEscapedAndBounded()
    {
        var parser = new CallbackParser(new CallbackParserOptions { Certs = TestKeys.Options.Certs, ApiV3Key = "0123456789abcdefghijklmnopqrstuv" });
        var headers = new Dictionary<string, string>
        {
            ["Wechatpay-Serial"] = "a\nFAKE: line\u001b[2J" + new string('9', 2000),
            ["Wechatpay-Timestamp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Wechatpay-Nonce"] = "n",
            ["Wechatpay-Signature"] = "c2ln",
        };

        var error = Caught.By<WeChatPayVerificationException>(() => parser.Parse(headers, "{}"u8.ToArray()));

        Assert.That(error.Message, Has.Length.LessThan(LongestMessage));
        Assert.That(error.Message, Does.Contain(@"a\nFAKE: lineU+001B[2J").And.Not.Contain("\n").And.Not.Contain("\u001b"));
    }

    [Test]
    public void MediaUtil_MegabytesAsPath_HasAShortMessage()
    {
        Func<object>[] builds = [() => new MediaUtil($"data:image/png;base64,{Megabytes}"), () => new MediaUtil(Megabytes, new MemoryStream([1]), "")];
        foreach (var build in builds)
            Assert.That(Caught.By<ArgumentException>(build).ToString(), Has.Length.LessThan(2 * LongestMessage));
    }

    private WeChatPayApiException Fail(string body)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(body, HttpStatusCode.BadRequest));
        return Caught.By<WeChatPayApiException>(() => _client["v3/a"].Get());
    }

    private static string Error(string field, string value)
    {
        string Value(string name) => name == field ? value : "A";
        var detail = $$"""{"field":"{{Value("detail.field")}}","issue":"{{Value("detail.issue")}}"}""";
        return $$"""{"code":"{{Value("code")}}","message":"{{Value("message")}}","detail":{{detail}} }""";
    }
}
