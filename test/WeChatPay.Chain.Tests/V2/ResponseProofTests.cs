using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;
using WeChatPay.V2;

namespace WeChatPay.Tests.V2;

/// <summary>What has to agree between a request of APIv2 and its response, beside the signature.</summary>
public sealed class ResponseProofTests
{
    private const string Mchid = "1900000109";
    private const string App = "wx8888888888888888";

    private readonly WeChatPayClient _client = new(new() { Mchid = Mchid, ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase(Hash.ALGO_HMAC_SHA256, Hash.ALGO_MD5, false)]
    [TestCase(null, Hash.ALGO_HMAC_SHA256, false)]
    [TestCase(Hash.ALGO_HMAC_SHA256, Hash.ALGO_HMAC_SHA256, true)]
    [TestCase(Hash.ALGO_MD5, Hash.ALGO_MD5, true)]
    [TestCase(null, Hash.ALGO_MD5, true)]
    [TestCase("", Hash.ALGO_MD5, true)]
    public void Response_SignedByAnotherTypeThanTheRequest_IsNotBelieved(string? asked, string signedBy, bool passes)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }, signedBy));

        Assert.That(
            () => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid, sign_type = asked } }),
            passes ? Throws.Nothing : Refused(VerificationCheck.Signature));
    }

    [TestCase("mch_id", "1900000110", false)]
    [TestCase("mchid", "1900000110", false)]
    [TestCase("combine_mch_id", "1900000110", false)]
    [TestCase("appid", "wx9999999999999999", false)]
    [TestCase("sub_mch_id", "1900000112", false)]
    [TestCase("mch_id", Mchid, true)]
    [TestCase("appid", App, true)]
    [TestCase("sub_mch_id", "1900000111", true)]
    [TestCase("sub_appid", "wx7777777777777777", true)]
    [TestCase("appid", "", true)]
    public void Response_ForAnotherMerchantOrApp_IsNotBelieved(string field, string value, bool passes)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new Dictionary<string, object?> { [field] = value }));

        Assert.That(
            () => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid, appid = App, sub_mch_id = "1900000111" } }),
            passes ? Throws.Nothing : Refused(VerificationCheck.Recipient));
    }

    [Test]
    public void Response_ToARequestWithAnEmptyApp_MayNameAnyApp()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { mch_id = Mchid, appid = App }));

        Assert.That(() => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid, appid = "" } }), Throws.Nothing);
    }

    [TestCase(Hash.ALGO_HMAC_SHA256, null, "its `sign` is MD5, and the sign type that was asked for is HMAC-SHA256")]
    [TestCase(null, Hash.ALGO_HMAC_SHA256, "its `sign` is MD5, and its fields name HMAC-SHA256")]
    public void Response_SignedByAnotherType_SaysWhoNamedTheType(string? asked, string? named, string said)
    {
        var fault = SignedFieldsV2.FindFault(
            new Dictionary<string, object?> { ["sign_type"] = named, ["sign"] = new string('A', 32) }, XmlAnswer.ApiV2Key, asked);

        Assert.That(fault, Is.EqualTo(said));
    }

    [Test]
    public void Response_WhoseFieldsNameAnotherTypeThanTheRequest_IsProvenByTheTypeOfTheRequest()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { mch_id = Mchid, sign_type = Hash.ALGO_MD5 }, Hash.ALGO_HMAC_SHA256));

        Assert.That(
            () => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid, sign_type = Hash.ALGO_HMAC_SHA256 } }), Throws.Nothing);
    }

    [TestCase("", true)]
    [TestCase("\uFEFF", true)]
    [TestCase(" \r\n", false)]
    [TestCase("<html>", false)]
    [TestCase("交易时间", true)]
    public void Bill_OfAnyHead_IsAFileUnlessItMayBeAPage(string head, bool isFile) =>
        Assert.That(ResponseKindsV2.IsXml("/pay/downloadbill", Encoding.UTF8.GetBytes(head)), Is.EqualTo(!isFile));

    [Test]
    public void Request_WithAnUnknownSignType_NamesTheOptionAndIsNotSent()
    {
        using var wire = new Wire();

        Assert.That(
            () => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid, sign_type = "SHA1" } }),
            Throws.ArgumentException.With.Message.StartsWith("`sign_type` is `SHA1`: give MD5 or HMAC-SHA256. Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Response_WithoutSignatureForAnotherMerchant_IsNotBelieved()
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { mch_id = "1900000110" }, signed: false));

        Assert.That(() => _client["v2/risk/getpublickey"].Post(new { xml = new { mch_id = Mchid } }), Refused(VerificationCheck.Recipient));
    }

    [Test]
    public void Response_OfAClientWithoutMerchantNumber_IsForTheRequestsMerchant()
    {
        using var client = new WeChatPayClient(new() { ApiV2Key = XmlAnswer.ApiV2Key });
        using var wire = new Wire().Answer(XmlAnswer.Of(new { mch_id = Mchid })).Answer(XmlAnswer.Of(new { mch_id = "1900000110" }));

        Assert.That(() => client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid } }), Throws.Nothing);
        Assert.That(() => client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid } }), Refused(VerificationCheck.Recipient));
    }

    [TestCase("a&total_fee=1", false)]
    [TestCase("a&key=1", false)]
    [TestCase("uid=1&type=2", true)]
    [TestCase("a&total_fee", true)]
    [TestCase("a&total_fee&b", true)]
    public void Response_WithAValueThatHoldsTheBeginningOfAField_IsNotBelieved(string attach, bool passes)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { attach, mch_id = Mchid, total_fee = 100 }));

        Assert.That(
            () => _client["v2/pay/orderquery"].Post(new { xml = new { mch_id = Mchid } }),
            passes ? Throws.Nothing : Refused(VerificationCheck.Signature));
    }

    [TestCase("", "xml")]
    [TestCase("\uFEFF", "xml")]
    [TestCase("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", "xml")]
    [TestCase("\uFEFF<?xml version=\"1.0\"?>", "root")]
    [TestCase("\r\n <!-- x -->", "response")]
    [TestCase("\r\n<?xml version=\"1.0\"?><?p?>", "XML")]
    public void Response_WithAPrologOrAnotherRoot_IsReadEverywhere(string before, string root)
    {
        var xml = XmlAnswer.Of(new { prepay_id = "wx2016", total_fee = "100" }).Content.ReadAsStringAsync().GetAwaiter().GetResult();
        xml = before + xml.Replace("<xml>", $"<{root}>", StringComparison.Ordinal).Replace("</xml>", $"</{root}>", StringComparison.Ordinal);
        using var wire = new Wire().Answer(XmlAnswer.Raw(xml));
        using var written = new StringWriter();

        dynamic response = _client["v2/pay/unifiedorder"].Post(new { xml = new { mch_id = Mchid }, debug = written });

        Assert.That((string)response.prepay_id, Is.EqualTo("wx2016"));
        var typed = (WeChatPayResponse)response;
        Assert.That((string?)typed["prepay_id"], Is.EqualTo("wx2016"));
        Assert.That(typed.As<Dictionary<string, string>>()!["total_fee"], Is.EqualTo("100"));
        Assert.That(typed.Xml["prepay_id"], Is.EqualTo("wx2016"));
        Assert.That(written.ToString(), Does.Contain("wx2016"), "in the output of `debug`");
    }

    [TestCase("<xml>{0}</xml>")]
    [TestCase("<?xml version=\"1.0\"?><xml>{0}</xml>")]
    [TestCase("\uFEFF<xml>{0}</xml>")]
    [TestCase("\uFEFF\n<?xml version='1.0'?>\n<root>{0}</root>")]
    [TestCase("<root>{0}</root>")]
    [TestCase("<!-- a long comment                                                                                                        --><r>{0}</r>")]
    public void Contract_RefusedInXml_IsTheRefusalWhateverPrecedesIt(string form)
    {
        var xml = string.Format(null, form, "<return_code><![CDATA[FAIL]]></return_code><return_msg>签名错误</return_msg>");
        using var wire = new Wire().Answer(XmlAnswer.Raw(xml));

        var error = Caught.By<WeChatPayApiException>(() => _client["v2/papay/entrustweb"].Get(new { query = new { mch_id = Mchid } }));

        Assert.That(error.Description, Is.EqualTo("签名错误"));
    }

    [TestCase("<html></html>")]
    [TestCase("<!DOCTYPE html><html></html>")]
    [TestCase("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"><html></html>")]
    [TestCase("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"></html>")]
    [TestCase("\uFEFF \n<HTML></HTML>")]
    [TestCase("<!-- x --><!doctype HTML>")]
    [TestCase("")]
    [TestCase("weixin://")]
    public void Contract_Page_IsGivenAsItIs(string page)
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw(page));

        var response = _client["v2/papay/h5entrustweb"].Get(new { query = new { mch_id = Mchid } });

        Assert.That(response.Bytes.ToArray(), Is.EqualTo(Encoding.UTF8.GetBytes(page)));
    }

    private static NUnit.Framework.Constraints.EqualConstraint<VerificationCheck> Refused(VerificationCheck check) =>
        Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check);
}
