using System.Net;
using NUnit.Framework;
using WeChatPay.Basics;
using WeChatPay.Chain;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>A person's data in the place of a name, in a path, or repeated by the server stays out of messages and of <c>debug</c>.</summary>
public sealed class PersonalDataTests
{
    private const string Name = "张三丰";
    private const string IdNumber = "11010519491231002X";

    private readonly WeChatPayClient _client = new(TestKeys.Options with { ApiV2Key = XmlAnswer.ApiV2Key });

    [OneTimeTearDown]
    public void Close() => _client.Dispose();

    [TestCase("v3/users/11010519491231002X", "v3/users/{…}")]
    [TestCase("v3/users/13812345678/orders", "v3/users/{…}/orders")]
    [TestCase("v3/users/张三丰", "v3/users/{…}")]
    [TestCase("v3/users/%E5%BC%A0", "v3/users/{…}")]
    [TestCase("v3/users/oupf8umuajo_m2pxb1q9znjwes6o", "v3/users/{…}")]
    [TestCase("v3/users/{openid}/x", "v3/users/{openid}/x")]
    [TestCase("v3/users/{/list*}{?a,b:3}", "v3/users/{/list*}{?a,b:3}")]
    [TestCase("v3/applyment4sub/applyment/v2-1.5", "v3/applyment4sub/applyment/v2-1.5")]
    [TestCase("https://api.mch.weixin.qq.com/v3/billdownload/file?token=1", "https://api.mch.weixin.qq.com/v3/billdownload/file")]
    [TestCase("https://user:pass@127.0.0.1:37425/v3/a", "https://127.0.0.1:37425/v3/a")]
    public void PathLabel_APathWithAValue_ShowsNoValue(string path, string label) => Assert.That(PathLabel.FromPath(path), Is.EqualTo(label));

    [Test]
    public void PathLabel_EveryDocumentedPath_StaysAsItIs()
    {
        var paths = WeChatPay.Facts.OperationTable.Default.Operations.Select(static operation => operation.Path).ToList();

        Assert.That(paths, Has.Count.GreaterThan(100));
        Assert.That(paths.Where(static path => PathLabel.FromPath(path) != path), Is.Empty);
    }

    [TestCase("用户 13812345678 不存在", "用户 … 不存在")]
    [TestCase("11010519491231002X", "…")]
    [TestCase("卡号6222021234567890123错误", "卡号…错误")]
    [TestCase("订单 4200001234202601021234567890 已关闭", "订单 4200001234202601021234567890 已关闭")]
    [TestCase("1 to 10 of 1900000109", "1 to 10 of 1900000109")]
    public void HideNumbers_ASentence_HidesThoseOfPeople(string text, string shown) => Assert.That(TextShape.HideNumbers(text), Is.EqualTo(shown));

    [TestCase("total_fee", true)]
    [TestCase("goods_detail[12].goods_name", true)]
    [TestCase("additional_settlement_bank_account_number", true)]
    [TestCase("11010519491231002X", false)]
    [TestCase("张三丰", false)]
    [TestCase("a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4", false)]
    [TestCase("", false)]
    public void IsField_ANameOrAValue_IsToldApart(string text, bool isName) => Assert.That(TextShape.IsField(text), Is.EqualTo(isName));

    [TestCase("json")]
    [TestCase("query")]
    [TestCase("form_params")]
    [TestCase("headers")]
    public void Option_WithAPersonAsAName_IsRefusedWithoutTheName(string option)
    {
        using var wire = new Wire();
        var fields = new Dictionary<string, object> { [$"i{IdNumber}{Name}"] = option == "json" ? double.NaN : new MemoryStream() };

        var error = Assert.Throws<ArgumentException>(() => _client["v3/a"].Post(new Dictionary<string, object> { [option] = fields }))!;

        Assert.That($"{error}", Does.Not.Contain(IdNumber).And.Not.Contain(Name));
    }

    [Test]
    public void Option_ThatIsUnknownAndAPerson_IsRefusedWithoutTheName() => Assert.That(
        () => _client["v3/a"].Get(new Dictionary<string, object> { [IdNumber] = 1 }),
        Throws.ArgumentException.With.Message.Not.Contains(IdNumber).And.Message.Contains("a field whose name is a text of 18 characters is neither"));

    [Test]
    public void Post_ErrorThatRepeatsTheRequest_ShowsNoneOfIt()
    {
        const string body =
            $$$"""{"code":"PARAM_ERROR","message":"用户[{{{Name}}}]的证件{{{IdNumber}}}有误","detail":{"field":"/payer/name","issue":"{{{Name}}}太长"}}""";
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(body, HttpStatusCode.BadRequest));
        using var debug = new StringWriter();

        var error = Assert.Throws<WeChatPayApiException>(
            () => _client["v3/a"].Post(new { json = new { payer = new { name = Name, id_number = IdNumber } }, debug }))!;

        Assert.That(error.Message, Does.Contain("用户[***]的证件").And.Contain("***太长").And.Contain("/payer/name"));
        Assert.That($"{error}{debug}", Does.Not.Contain(Name).And.Not.Contain(IdNumber));
        Assert.That(error.Description, Does.Contain(Name), "what the server said, unchanged");
    }

    [Test]
    public void Get_ErrorThatRepeatsAPathVariable_ShowsNoneOfIt()
    {
        var page = $"<html><title>No such page: /v3/users/{Uri.EscapeDataString(Name + "一")}, {Name}一</title></html>";
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(page, HttpStatusCode.NotFound));

        var error = Assert.Throws<WeChatPayApiException>(() => _client["v3/users/{id}"].Get(new { id = Name + "一" }))!;

        Assert.That(error.Message, Does.Contain("No such page").And.Not.Contain(Name).And.Not.Contain(Uri.EscapeDataString(Name)));
    }

    [Test]
    public void PostV2_FailureThatRepeatsTheRequest_ShowsNoneOfIt()
    {
        using var wire = new Wire().Answer(XmlAnswer.Raw($"<xml><return_code>FAIL</return_code><return_msg>{Name}的姓名有误</return_msg></xml>"));

        var error = Assert.Throws<WeChatPayApiException>(
            () => _client["v2/mmpaymkttransfers/promotion/transfers"].Post(new { xml = new { mchid = TestKeys.Mchid, re_user_name = Name } }))!;

        Assert.That(error.Message, Does.Contain("***的姓名有误").And.Not.Contain(Name));
    }

    [Test]
    public void Debug_NumberOfAPersonInAFieldOfAnotherKind_ShowsItsLength()
    {
        using var wire = new Wire().Answer();
        using var debug = new StringWriter();

        _client["v3/pay/transactions/native"].Post(new { json = new { out_trade_no = IdNumber, description = "QQ", attach = 13812345678 }, debug });

        Assert.That($"{debug}", Does.Contain("out_trade_no").And.Not.Contain(IdNumber).And.Not.Contain("13812345678"));
    }

    [Test]
    public void Client_WithThePhoneOfAPersonAsMerchantNumber_ShowsItNot()
    {
        var options = new WeChatPayOptions { Mchid = "13812345678" };

        Assert.That($"{options}", Does.Not.Contain("13812345678"));
    }
}
