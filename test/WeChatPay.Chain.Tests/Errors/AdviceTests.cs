using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Protocol;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>The advice of an API exception, and the first difference of a refused signature.</summary>
public sealed class AdviceTests
{
    private const string Path = "v3/pay/transactions/id/{transaction_id}";

    [TestCase("""{"code":"PARAM_ERROR","message":"JSAPI支付必须传openid"}""", 400, "08F7-C0FFEE-268501013", 268501013, RepeatAdvice.No, "openid")]
    [TestCase("""{"code":"PARAM_ERROR","message":"参数错误"}""", 400, "08F7-0", null, RepeatAdvice.No, "A field of the request")]
    [TestCase("""{"code":"PARAM_ERROR","message":"参数错误"}""", 400, "08F7-270000000", 270000000, RepeatAdvice.No, "A field of the request")]
    [TestCase("""{"code":"SYSTEM_ERROR","message":"系统异常"}""", 500, "08F7", null, RepeatAdvice.SameRequest, "may have taken effect")]
    [TestCase("""{"code":"NEW_CODE","message":"?"}""", 429, "08F7-0", null, RepeatAdvice.AfterPause, "too fast")]
    [TestCase("<html>Bad Gateway</html>", 502, "08F7-x1", null, RepeatAdvice.SameRequest, "may have taken effect")]
    public async Task Advice_ErrorOfApiV3_FollowsSubCodeThenCodeThenStatus(
        string body, int status, string requestId, long? subCode, RepeatAdvice repeat, string meaning)
    {
        var error = await FailAsync(body, status, requestId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.SubCode, Is.EqualTo(subCode));
            Assert.That(error.Advice!.Repeat, Is.EqualTo(repeat));
            Assert.That(error.Advice.Meaning, Does.Contain(meaning));
            Assert.That(error.Advice.SignatureDifference, Is.Null);
        }
    }

    // The outcome has a list of codes of its own, so that an exception does not load the table.
    [Test]
    public void Advice_OfEveryCode_AgreesWithTheOutcome()
    {
        var codes = AdviceTable.Default.Codes.Where(static entry => entry.Code is not ("*" or "PROCESSING")).ToList();
        Assert.That(codes, Has.Count.GreaterThan(40));
        foreach (var entry in codes)
        {
            var call = entry.Protocol == "v2" ? new CallName("POST", "v2/pay/unifiedorder") : new CallName("POST", "v3/pay/transactions/native");
            var effect = entry.Protocol == "v2"
                ? WeChatPay.Errors.ErrorCodes.JudgeV2(call, entry.Code, null)
                : WeChatPay.Errors.ErrorCodes.Judge(call, entry.Statuses[0], entry.Code);
            var repeat = entry.RepeatFor(call.ToString());
            var isOpen = repeat is RepeatAdvice.SameRequest or RepeatAdvice.QueryOnly;
            Assert.That(effect.Outcome, Is.EqualTo(isOpen ? CallOutcome.MayHaveTakenEffect : CallOutcome.NothingChanged), entry.ToString());
            Assert.That(effect.QueryWith is not null, Is.EqualTo(isOpen || repeat == RepeatAdvice.AfterQuery), entry.ToString());
        }
    }

    // A code that is documented as refused comes with a status that leaves the outcome open.
    [Test]
    public async Task Advice_StatusOfAFailureWithTheCodeOfARefusal_FollowsTheStatus()
    {
        var error = await FailAsync("""{"code":"PARAM_ERROR","message":"参数错误"}""", 500, "08F7-268435461");

        Assert.That((error.Advice!.Repeat, error.Advice.SubCode), Is.EqualTo((RepeatAdvice.SameRequest, 268435461L)));
        Assert.That(error.Advice.Action, Does.Contain("same number"));
    }

    [Test]
    public async Task Advice_StatusThatIsNotDocumented_IsNone() =>
        Assert.That((await FailAsync("{}", 418, "08F7-0")).Advice, Is.Null);

    [TestCase("POST v3/refund/domestic/refunds", RepeatAdvice.AfterQuery)]
    [TestCase("POST v3/ecommerce/refunds/apply", RepeatAdvice.AfterQuery)]
    [TestCase("GET v3/refund/domestic/refunds/{out_refund_no}", RepeatAdvice.AfterPause)]
    [TestCase("POST v3/pay/transactions/jsapi", RepeatAdvice.AfterPause)]
    [TestCase(null, RepeatAdvice.AfterPause)]
    public void Find_LimitOfARefund_SaysToQueryFirst(string? call, RepeatAdvice repeat) =>
        Assert.That(AdviceTable.Default.Find("v3", "FREQUENCY_LIMITED", null, 429, call)!.Repeat, Is.EqualTo(repeat));

    [TestCase("<return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>USERPAYING</err_code>", RepeatAdvice.QueryOnly, "password")]
    [TestCase("<return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>SYSTEMERROR</err_code>", RepeatAdvice.AfterQuery, "taken effect")]
    [TestCase("<return_code>FAIL</return_code><return_msg>签名错误，请检查后再试</return_msg>", RepeatAdvice.No, "`sign` does not fit")]
    public async Task Advice_ErrorOfApiV2_IsThatOfItsCode(string fields, RepeatAdvice repeat, string meaning)
    {
        using var client = new WeChatPayClient(TestKeys.Options with { ApiV2Key = "0123456789abcdef0123456789abcdef" });
        using var wire = new Wire();
        wire.Answer(SignedAnswer.Unsigned($"<xml>{fields}</xml>"));

        var error = await Caught.ByAsync<WeChatPayApiException>(
            async () => await client["v2/pay/micropay"].PostAsync(new { xml = new { mch_id = TestKeys.Mchid } }));

        Assert.That(error.Advice!.Repeat, Is.EqualTo(repeat));
        Assert.That(error.Advice.Meaning, Does.Contain(meaning));
    }

    [TestCase("POST\n", "GET\n", "the method `GET`, and `POST` was signed")]
    [TestCase("%E5%AE%9E", "%e5%ae%9e", "in segment 5 of the path: WeChat Pay saw a letter, and a letter was signed")]
    [TestCase("/v3/", "/hk/v3/", "in segment 1 of the path")]
    [TestCase("a%20b", "a+b", "in the query field `mchid`: WeChat Pay saw `+`, and `%` was signed")]
    [TestCase("\n1728000000\n", "\n1728000009\n", "the timestamp 1728000009, and 1728000000 was signed")]
    [TestCase("\"note\":\"张三丰", "\"note\":\"å¼", "at or behind the field `note`: WeChat Pay saw a character beyond ASCII")]
    [TestCase("{\"id\"", "{ \"id\"", "The bodies differ at character 2: WeChat Pay saw a space, and `\"` was signed")]
    public async Task Advice_SignatureRefused_NamesTheFirstDifference(string signed, string seen, string says)
    {
        var error = await RefuseAsync(text => text.Replace(signed, seen, StringComparison.Ordinal));

        Assert.That(error.Advice!.SignatureDifference, Does.Contain(says));
        Assert.That(error.Advice.ToString(), Does.StartWith("SIGN_ERROR").And.Contain("\n  Signature: "));
        AssertHoldsNoValue(error);
    }

    [Test]
    public async Task Advice_SignatureRefusedWithTheSameText_BlamesTheKey()
    {
        var error = await RefuseAsync(static text => text);

        Assert.That(error.Advice!.SignatureDifference, Does.StartWith("WeChat Pay shows the same text that was signed. So the private key "));
    }

    [Test]
    public async Task Advice_SignatureRefusedAndTheTextCutOff_ComparesWhatIsShown([Range(1, 120, 7)] int length)
    {
        var error = await RefuseAsync(static text => text, length);

        Assert.That(error.Advice!.SignatureDifference, Does.StartWith("WeChat Pay shows the same text"));
    }

    [Test]
    public async Task Advice_SignatureRefusedBehindTheShownText_ComparesTheLength()
    {
        var error = await RefuseAsync(static text => text + "more", 90);

        Assert.That(error.Advice!.SignatureDifference, Does.Match(@"^WeChat Pay verified a text of \d+ bytes, and \d+ bytes were signed\."));
    }

    // The response is not verified, so anything may stand in it.
    [TestCase("""{"sign_information":{"truncated_sign_message":"\u001b[31m\n张三丰","sign_message_length":"x"}}""")]
    [TestCase("""{"sign_information":{"truncated_sign_message":"\n\n\n\n\n\n\n\n\n"}}""")]
    [TestCase("""{"sign_information":{"truncated_sign_message":17}}""")]
    [TestCase("""{"sign_information":[]}""")]
    public async Task Advice_OddSignInformation_ShowsNothingOfIt(string detail)
    {
        var error = await FailAsync($$"""{"code":"SIGN_ERROR","message":"x","detail":{{detail}}}""", 401, "08F7-0");

        Assert.That(error.Advice!.ToString(), Does.Not.Contain('\u001b').And.Not.Contain("张"));
    }

    [Test]
    public void Advice_OfTheTable_IsWholeAndInPlainSentences()
    {
        var all = AdviceTable.Default.Codes.Concat(AdviceTable.Default.SubCodes).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AdviceTable.Default.SubCodes, Has.Count.EqualTo(86));
            Assert.That(AdviceTable.Default.Codes, Has.Count.GreaterThan(64));
            Assert.That(all.Select(static one => (one.Protocol, one.Code, string.Join('|', one.Statuses))), Is.Unique);
            Assert.That(all, Has.All.Matches<AdviceEntry>(static one => one!.Meaning.EndsWith('.') && one.Action.EndsWith('.')));
            Assert.That(AdviceTable.Default.SubCodes, Has.All.Matches<AdviceEntry>(static one => one!.ServerText is { Length: > 0 }));
        }
    }

    // A sentence that changes in one language changes names, numbers or the other sentence too, for the most part.
    [Test]
    public void Chinese_EachEntry_IsThatOfTheEnglishTable()
    {
        var english = AdviceTable.Default.Codes.Concat(AdviceTable.Default.SubCodes).ToList();
        var chinese = AdviceTable.Chinese.Codes.Concat(AdviceTable.Chinese.SubCodes).ToList();

        Assert.That(chinese.Select(DescribeHead), Is.EqualTo(english.Select(DescribeHead)));
        var pairs = english.Zip(chinese, static (one, other) => (IEnumerable<(string English, string Chinese)>)
            [(one.Meaning, other.Meaning), (one.Action, other.Action)]).SelectMany(static pair => pair).Distinct().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pairs.Select(static pair => pair.English), Is.Unique, "one Chinese text for the same English text");
            foreach (var (one, other) in pairs)
            {
                Assert.That(NamesAndNumbers(other), Is.EqualTo(NamesAndNumbers(one)), other);
                Assert.That(other, Does.Match(@"[\u4E00-\u9FFF].*。\z").And.Not.Match(@"[\u4E00-\u9FFF]([,;:!?]|`)|`[\u4E00-\u9FFF]"));
            }
        }
    }

    [Test]
    public void Find_EveryDocumentedCode_HasAdvice([Values("v3", "v2")] string protocol)
    {
        foreach (var entry in AdviceTable.Default.Codes.Where(entry => entry.Protocol == protocol && entry.Code != "*"))
            Assert.That(AdviceTable.Default.Find(protocol, entry.Code, null, entry.Statuses[0], null)!.Meaning, Is.EqualTo(entry.Meaning), entry.Code);
    }

    [TestCase("v3 A 400")]
    [TestCase("v3 A 400 maybe\n  a\n  b")]
    [TestCase("v3 A 400 no\n  a")]
    public void Read_WrongText_IsRefused(string text) => Assert.That(() => AdviceReader.Read(text), Throws.TypeOf<FormatException>());

    private static string DescribeHead(AdviceEntry entry) =>
        $"{entry.Protocol} {entry.Code} {string.Join('|', entry.Statuses)} {entry.Repeat} {string.Join(',', entry.Exceptions)} {entry.ServerText}";

    private static IEnumerable<string> NamesAndNumbers(string sentence) =>
        Regex.Matches(sentence, "`[^`]+`|[0-9]+").Select(static match => match.Value).Order(StringComparer.Ordinal);

    private static async Task<WeChatPayApiException> FailAsync(string body, int status, string requestId)
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire();
        var answer = SignedAnswer.Unsigned(body, (HttpStatusCode)status);
        answer.Headers.Remove("Request-ID");
        answer.Headers.Add("Request-ID", requestId);
        wire.Answer(answer);
        return await Caught.ByAsync<WeChatPayApiException>(async () => await client[Path].GetAsync(new { transaction_id = Caught.IdNumber }));
    }

    private static async Task<WeChatPayApiException> RefuseAsync(Func<string, string> change, int shown = int.MaxValue)
    {
        using var verifier = new Verifier(change, shown);
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = verifier, TimeProvider = new StoppedClock() });
        return await Caught.ByAsync<WeChatPayApiException>(async () => await client[Path].PostAsync(new
        {
            transaction_id = "实" + Caught.IdNumber,
            query = new { mchid = "a b" },
            json = new { id = Caught.IdNumber, note = Caught.Name },
        }));
    }

    private static void AssertHoldsNoValue(WeChatPayApiException error) =>
        Assert.That(error.Advice!.ToString(), Does.Not.Contain(Caught.IdNumber).And.Not.Contain(Caught.Name).And.Not.Contain("nonce_str"));

    /// <summary>Refuses each signature, and shows the text that it claims to have seen.</summary>
    private sealed class Verifier(Func<string, string> change, int shown) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var credentials = request.Headers.GetValues("Authorization").Single();
            var nonce = credentials.Split("nonce_str=\"")[1].Split('"')[0];
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var text = change($"{request.Method}\n{request.RequestUri!.PathAndQuery}\n1728000000\n{nonce}\n{body}\n");
            var error = new
            {
                code = "SIGN_ERROR",
                message = "错误的签名，验签失败",
                detail = new
                {
                    sign_information = new
                    {
                        method = request.Method.Method,
                        truncated_sign_message = text[..Math.Min(shown, text.Length)],
                        sign_message_length = Encoding.UTF8.GetByteCount(text),
                    },
                },
            };
            return new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent(JsonConvert.SerializeObject(error)) };
        }
    }
}
