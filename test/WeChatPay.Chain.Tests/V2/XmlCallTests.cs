using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

public sealed class XmlCallTests
{
    private readonly WeChatPayClient _client = new(new() { Mchid = "1900000109", ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase(Hash.ALGO_MD5)]
    [TestCase(Hash.ALGO_HMAC_SHA256)]
    public void Answer_WithItsSignature_IsReadAsFields(string type)
    {
        dynamic instance = _client;
        using var wire = new Wire().Answer(XmlAnswer.Of(new { prepay_id = "wx2016", code_url = "weixin://wxpay?pr=a&b" }, type));

        dynamic answer = instance.v2.pay.unifiedorder.post(new { xml = new { mch_id = "1900000109", body = "QQ公仔 <1>", total_fee = 1, sign_type = type } });

        Assert.That((string)answer.prepay_id, Is.EqualTo("wx2016"));
        Assert.That(((WeChatPayResponse)answer).Xml["code_url"], Is.EqualTo("weixin://wxpay?pr=a&b"));
        Assert.That(((WeChatPayResponse)answer)["prepay_id"]!.ToString(), Is.EqualTo("wx2016"));
        Assert.That(wire.Request.Uri.AbsoluteUri, Is.EqualTo("https://api.mch.weixin.qq.com/pay/unifiedorder"));
        Assert.That(Transformer.ToArray(wire.Request.Body)["body"], Is.EqualTo("QQ公仔 <1>"));
    }

    [TestCase("V2/pay/orderquery")]
    [TestCase("v2/pay/orderquery")]
    public void Prefix_OfEitherCase_ChoosesTheProtocol(string path)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }));

        _client[path].Post(new { xml = new { mch_id = "1900000109" } });

        Assert.That(wire.Request.Uri.AbsolutePath, Is.EqualTo("/pay/orderquery"));
    }

    [Test]
    public void Get_WithXml_PutsTheFieldsIntoTheQuery()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }));

        _client["v2/papay/entrustweb"].Get(new { query = new { a = 1 }, xml = new { mch_id = "1900000109", plan_id = "12 3" } });

        var query = System.Web.HttpUtility.ParseQueryString(wire.Request.Uri.Query);
        Assert.That((query["a"], query["plan_id"], query["nonce_str"]!.Length, query["sign"]!.Length), Is.EqualTo(("1", "12 3", 32, 32)));
        Assert.That(wire.Request.Body, Is.Empty);
    }

    [Test]
    public void Get_WithItsFieldsAsQuery_SignsThem()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }));

        _client["v2/papay/h5entrustweb"].Get(new
        {
            nonceless = true,
            query = new { mch_id = "1900000109", plan_id = "12 3", sign_type = Hash.ALGO_HMAC_SHA256 },
        });

        var fields = Formatter.Ksort(
            new Dictionary<string, object?> { ["mch_id"] = "1900000109", ["plan_id"] = "12 3", ["sign_type"] = Hash.ALGO_HMAC_SHA256 });
        var sign = Hash.Sign(Hash.ALGO_HMAC_SHA256, Formatter.QueryStringLike(fields), XmlAnswer.ApiV2Key);
        Assert.That(
            wire.Request.Uri.AbsoluteUri,
            Is.EqualTo($"https://api.mch.weixin.qq.com/papay/h5entrustweb?mch_id=1900000109&plan_id=12%203&sign_type=HMAC-SHA256&sign={sign}"));
    }

    [Test]
    public void Get_WithAQueryForAnotherMerchantOrWithoutFields_IsRefused()
    {
        Assert.That(() => _client["v2/papay/h5entrustweb"].Get(new { query = new { mch_id = "77" } }), Throws.ArgumentException.With.Message.Contains("`77`"));
        Assert.That(
            () => _client["v2/papay/h5entrustweb"].Get(new { query = new { mch_id = "1900000109", a = new[] { 1 } } }),
            Throws.ArgumentException.With.Message.Contains("`a` in `query`"));
        Assert.That(() => _client["v2/papay/h5entrustweb"].Get(), Throws.ArgumentException.With.Message.Contains("query = new { … }"));
    }

    [Test]
    public void Nonce_GivenByTheUserOrLeftOut_IsRespected()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { })).Answer(XmlAnswer.Of(new { }));

        _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = "1900000109", nonce_str = "mine" } });
        _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = "1900000109" }, nonceless = true });

        Assert.That(Transformer.ToArray(wire.Requests[0].Body)["nonce_str"], Is.EqualTo("mine"));
        Assert.That(Transformer.ToArray(wire.Requests[1].Body), Does.Not.ContainKey("nonce_str"));
    }

    [Test]
    public void Answer_ThatSaysItFailed_IsAnExceptionWithItsCodes()
    {
        using var wire = new Wire()
            .Answer(XmlAnswer.Of(new { result_code = "FAIL", err_code = "ORDERPAID", err_code_des = "该订单已支付" }))
            .Answer(XmlAnswer.Raw("<xml><return_code>FAIL</return_code><return_msg>签名错误</return_msg></xml>"));

        Assert.That(() => Order(), Throws.InstanceOf<WeChatPayApiException>()
            .With.Property("ReturnCode").EqualTo("SUCCESS").And.Property("Code").EqualTo("ORDERPAID").And.Message.Contains("该订单已支付"));
        var error = Assert.Throws<WeChatPayApiException>(() => Order());
        Assert.That((error.ReturnCode, error.Code, error.Description), Is.EqualTo(("FAIL", "FAIL", "签名错误")));
        Assert.That(error.Response.Xml["return_msg"], Is.EqualTo("签名错误"));
    }

    [Test]
    public void Answer_UnsignedForgedOrNoXml_IsNotBelieved()
    {
        var forged = XmlAnswer.Of(new { total_fee = "1" }).Content.ReadAsStringAsync().GetAwaiter().GetResult()
            .Replace("<total_fee>1<", "<total_fee>2<", StringComparison.Ordinal);
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }, signed: false)).Answer(XmlAnswer.Raw(forged)).Answer(XmlAnswer.Raw("<html>"))
            .Answer(XmlAnswer.Raw("<html><body>Log in</body></html>")).Answer(XmlAnswer.Raw("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>"));

        for (var i = 0; i < 5; i++)
            Assert.That(() => Order(), Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature));
    }

    [TestCase("/mmpaysptrans/pay_bank")]
    [TestCase("/mmpaysptrans/query_bank")]
    [TestCase("/risk/getpublickey")]
    public void Answer_OfAPathOnTheList_NeedsNoSignature(string path)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }, signed: false));

        Assert.That(_client["v2" + path].Post(new { xml = new { mch_id = "1900000109" } }).StatusCode, Is.EqualTo(200));
    }

    [TestCase("/mmpaymkttransfers/pay_bank")]
    public void Answer_OfAStalePathOfPhpsList_NeedsASignature(string path)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }, signed: false));

        Assert.That(() => _client["v2" + path].Post(new { xml = new { mch_id = "1900000109" } }), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void DownloadBill_OfEitherKind_GivesTheFileOrTheError()
    {
        using var wire = new Wire()
            .Answer(XmlAnswer.Raw("交易时间,公众账号ID\r\n`2026"))
            .Answer(XmlAnswer.Raw("交易时间,公众账号ID\r\n`2026"))
            .Answer(XmlAnswer.Raw("<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[No Bill Exist]]></return_msg></xml>"));
        using var sink = new TemporarySink();
        var options = new { xml = new { mch_id = "1900000109", bill_date = "20260101" }, sink = sink.Path };

        Assert.That(_client["v2/pay/downloadbill"].Post(new { options.xml }).Text, Does.StartWith("交易时间"));
        _client["v2/pay/downloadbill"].Post(options);
        Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("交易时间,公众账号ID\r\n`2026"));
        Assert.That(
            () => _client["v2/pay/downloadbill"].Post(options),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Description").EqualTo("No Bill Exist"));
        Assert.That(File.ReadAllText(sink.Path), Does.StartWith("交易时间"));
    }

    [Test]
    public void Input_ThatIsWrong_IsRefusedBeforeSending()
    {
        using var wire = new Wire();
        using var bare = new WeChatPayClient(TestKeys.Options);

        Assert.That(
            () => _client["v2/a"].Post(new { xml = new { mch_id = "1900000110" } }),
            Throws.ArgumentException.With.Message.Contains("`1900000110`").And.Message.Contains("`1900000109`"));
        Assert.That(() => _client["v2/a"].Post(new { xml = new { appid = "wx" } }), Throws.ArgumentException.With.Message.Contains("mch_id"));
        Assert.That(() => _client["v2/a"].Post(), Throws.ArgumentException.With.Message.Contains("xml = new"));
        Assert.That(() => _client["v2/a"].Post(new { json = new { } }), Throws.ArgumentException.With.Message.Contains("`xml`"));
        Assert.That(
            () => _client["v2/a"].Post(new { xml = new { mch_id = "1900000109", sign_type = "SHA1" } }),
            Throws.ArgumentException.With.Message.Contains("`SHA1`"));
        Assert.That(
            () => _client["v2/a"].Post(new { xml = new { mch_id = "1900000109", scene = new { a = 1 } } }),
            Throws.ArgumentException.With.Message.Contains("`scene`"));
        Assert.That(
            () => _client["v2/a"].Post(new { xml = new { mch_id = "1900000109" }, security = true }),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("merchant = new"));
        Assert.That(
            () => bare["v2/a"].Post(new { xml = new { mch_id = "1900000109" } }),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("`secret`"));
        bare.HandlersV2.Remove("transform_request");
        Assert.That(
            () => bare["v2/a"].Post(new { xml = new { mch_id = "1900000109" } }),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("could not be verified"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Debug_OfACall_MasksTheSignature()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { prepay_id = "wx2016" }));
        using var written = new StringWriter();

        _client["v2/pay/unifiedorder"].Post(new { xml = new { mch_id = "1900000109" }, debug = written });

        var sign = (string)Transformer.ToArray(wire.Request.Body)["sign"]!;
        Assert.That(
            written.ToString(),
            Does.Contain("\"mch_id\": \"1900000109\"").And.Contain("wx2016").And.Not.Contain(sign).And.Not.Contain(XmlAnswer.ApiV2Key));
    }

    [Test]
    public void GetDriver_SelectV2_ReachesItsStack()
    {
        Assert.That(_client.getDriver().select("v2").getConfig("handler"), Is.SameAs(_client.HandlersV2));
        Assert.That(
            _client.HandlersV2.Names,
            Is.EqualTo(new[] { "sink", "retry", "transform_response", "http_errors", "allow_redirects", "transform_request", "hosts", "debug" }));
    }

    private WeChatPayResponse Order() => _client["v2/pay/unifiedorder"].Post(new { xml = new { mch_id = "1900000109" } });
}
