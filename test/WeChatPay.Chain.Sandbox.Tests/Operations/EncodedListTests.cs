using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Texts of APIv2 that hold a list, and other things that are its own.</summary>
internal sealed class EncodedListTests : FixtureV2
{
    private const string Receivers = """[{"type":"MERCHANT_ID","account":"190001001","amount":100,"description":"分到商户"}]""";

    [TestCase("secapi/pay/profitsharing")]
    [TestCase("secapi/pay/multiprofitsharing")]
    public async Task Receivers_AsAList_AreTakenAndShown(string path)
    {
        var reply = await SendAsync(Share(path, Receivers));

        Assert.That(reply["result_code"], Is.EqualTo("SUCCESS"), reply.Reply.Text);
        Assert.That(JToken.Parse(reply["receivers"]), Is.InstanceOf<JArray>(), reply["receivers"]);
        Assert.That((string?)JArray.Parse(reply["receivers"])[0]["type"], Is.EqualTo("MERCHANT_ID"));
    }

    [Test]
    public async Task Receivers_AsAnObject_AreRefused() => await AssertErrorAsync(
        Share("secapi/pay/profitsharing", $$"""{"receiver":{{Receivers}}}"""), "PARAM_ERROR", "/receivers", "list of objects");

    [Test]
    public async Task Receivers_WithoutAField_AreRefusedByItsPointer() => await AssertErrorAsync(
        Share("secapi/pay/profitsharing", """[{"type":"MERCHANT_ID"}]"""), "LACK_PARAMS", "/receivers/0/account");

    [TestCase("pay/closecombinedorder", "xml.sub_order_list")]
    [TestCase("payitil/report", "xml.trades")]
    public void Field_ThatHoldsAList_SaysSo(string path, string field)
    {
        var found = OperationTable.Default.Find("POST", "v2/" + path)!.Option("xml")!.Find(field.Split('.')[1])!;

        Assert.That((found.EncodesList, found.Find("out_trade_no") is not null), Is.EqualTo((true, true)));
    }

    [TestCase("/secapi/mch/queryInstitutionsub", "查询子商户")]
    [TestCase("/secapi/mch/modifyInstitutionsub", "修改子商户")]
    [TestCase("/secapi/mch/addInstitutionsub", "进件子商户")]
    [TestCase("/secapi/mch/queryinstitutionsub", "查询子商户")]
    public void Operation_NamedByItsVariable_IsFoundInTheCaseOfTheWire(string path, string name) =>
        Assert.That(OperationMap.FindV2("POST", path)?.Operation.Name, Is.EqualTo(name));

    [TestCase("TRUE")]
    [TestCase("true")]
    [TestCase("False")]
    [TestCase("0")]
    public void Boolean_OfXml_IsReadInAnyCase(string text)
    {
        var rules = new DocumentedFieldRules("body", static sealedText => sealedText, isText: true);

        rules.Object([new Field("flag", FieldType.Boolean, false, true)], new JObject { ["flag"] = text });

        Assert.That(rules.Problem, Is.Null);
    }

    [Test]
    public async Task Order_ThatNobodyMade_CannotBeReversed() => await AssertErrorAsync(
        Call("secapi/pay/reverse", ("out_trade_no", "N00009")) with { IsSecure = true, Certificate = Certificate }, "ORDERNOTEXIST", "N00009");

    [TestCase("out_trade_no", "N1", "6 to 32")]
    [TestCase("out_trade_no", "订单00001", "6 to 32")]
    [TestCase("notify_url", "https://example.com/notify?a=1", "without a query")]
    [TestCase("time_expire", "2030-01-01T12:00:00+08:00", "yyyyMMddHHmmss")]
    public async Task Order_WithAValueOfAnotherFormat_IsRefused(string name, string value, string says) =>
        await AssertErrorAsync(Unified().With(name, value), "PARAM_ERROR", name, says);

    private DraftV2 Share(string path, string receivers) => Call(
        path, ("sign_type", "HMAC-SHA256"), ("transaction_id", "4200000000000000000000000001"), ("out_order_no", "P00001"), ("receivers", receivers)) with
    {
        Type = "HMAC-SHA256",
        IsSecure = true,
        Certificate = Certificate,
    };
}
