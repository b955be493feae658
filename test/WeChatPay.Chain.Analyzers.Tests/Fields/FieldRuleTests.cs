extern alias rules;
using NUnit.Framework;
using WeChatPay.Options;
using OptionsRule = rules::WeChatPay.Analyzers.Fields.OptionsRule;

namespace WeChatPay.Analyzers.Tests.Fields;

/// <summary>WCP003: a field that is not documented, in <c>json</c>, <c>query</c>, <c>xml</c>, <c>headers</c> and beside them.</summary>
public sealed class FieldRuleTests
{
    [Test]
    public Task Field_OfJson_Misspelt_IsReportedOnceAndMended() => Checked.ExpectFixAsync(
        Order("out_trade_no = id, amount = new { {|WCP003:totl|} = 1 }"),
        Order("out_trade_no = id, amount = new { total = 1 }"));

    [Test]
    public Task Field_ByItsVariable_Misspelt_GetsTheNameInFront() => Checked.ExpectFixAsync(
        $"var outtrade_no = id; {Order("{|WCP003:outtrade_no|}, amount = new { total = 1 }")}",
        $"var outtrade_no = id; {Order("out_trade_no = outtrade_no, amount = new { total = 1 }")}");

    [Test]
    public Task Field_OfADictionary_Misspelt_IsMendedInsideOfTheText() => Checked.ExpectFixAsync(
        "instance.v3.bill.tradebill.get(new { query = new Dictionary<string, object?> { [\"{|WCP003:bil_date|}\"] = \"2030-01-31\" } });",
        "instance.v3.bill.tradebill.get(new { query = new Dictionary<string, object?> { [\"bill_date\"] = \"2030-01-31\" } });");

    [Test]
    public Task Field_OfQuery_Misspelt_IsReported() => Checked.ExpectFixAsync(
        "client[\"v3/bill/tradebill\"].Get(new { query = new { bill_date = \"2030-01-31\", {|WCP003:billtype|} = \"ALL\" } });",
        "client[\"v3/bill/tradebill\"].Get(new { query = new { bill_date = \"2030-01-31\", bill_type = \"ALL\" } });");

    [Test]
    public Task Field_OfXml_Misspelt_IsReported() => Checked.ExpectFixAsync(
        "instance.v2.pay.closeorder.post(new { xml = new { appid = \"wx8888888888888888\", mch_id = \"1900000109\", {|WCP003:out_trade_n|} = id } });",
        "instance.v2.pay.closeorder.post(new { xml = new { appid = \"wx8888888888888888\", mch_id = \"1900000109\", out_trade_no = id } });");

    [Test]
    public Task Header_Misspelt_IsReported() => Checked.ExpectFixAsync(
        Sharing("headers = new { {|WCP003:Wechatpay_Serail|} = id }"),
        Sharing("headers = new { Wechatpay_Serial = id }"));

    [Test]
    public Task Header_OfAnotherKind_IsNotReported() => Checked.ExpectAsync(Sharing("headers = new { X_Request_Number = id }"));

    [Test]
    public Task Field_FarFromAll_IsInformation() => Checked.ExpectAsync(Order("out_trade_no = id, amount = new { total = 1 }, {|WCP003:brand_new_field|} = 1"));

    [Test]
    public Task Option_Misspelt_IsReportedAndMended() => Checked.ExpectFixAsync(
        "instance.v3.marketing.favor.callbacks.post(new { {|WCP003:jsno|} = new { mchid = \"1900000109\", notify_url = \"https://example.com/\" } });",
        "instance.v3.marketing.favor.callbacks.post(new { json = new { mchid = \"1900000109\", notify_url = \"https://example.com/\" } });");

    [TestCase("{|WCP003:transactionid|} = id")]
    [TestCase("transaction_id = id, {|WCP003:colour|} = id")]
    public Task Variable_Misspelt_IsReported(string variables) => Checked.ExpectAsync(
        $"instance.v3.pay.transactions.id._transaction_id_.get(new {{ {variables}, query = new {{ mchid = \"1900000109\" }} }});");

    [TestCase("object order = id; instance.v3.pay.transactions.native.post(new { json = order });")]
    [TestCase("var order = new { x = 1 }; order = order; instance.v3.pay.transactions.native.post(new { json = order });")]
    [TestCase("instance.v3.pay.transactions.native.post(new { json = new Version { } });")]
    [TestCase("instance.v3.pay.transactions.native.post(id);")]
    [TestCase("instance[$\"v3/pay/transactions/{id}\"].post(new { json = new { x = 1 } });")]
    [TestCase("client[\"v3/bill/tradebill{?bill_date}\"].Get(new { bill_date = id, query = \"a=b\" });")]
    public Task Options_ThatAreNotKnown_AreNotReported(string statement) => Checked.ExpectAsync(statement);

    [Test]
    public Task Options_InALocalVariable_AreRead() => Checked.ExpectAsync(
        "var order = new { transaction_id = id, {|WCP003:qury|} = new { mchid = \"1900000109\" } }; "
        + "instance.v3.pay.transactions.id._transaction_id_.get(order);");

    [Test]
    public Task TypedOptions_AreRead() => Checked.ExpectAsync(
        "client[\"v3/bill/tradebill\"].Get(new RequestOptions { Query = new { bill_date = \"2030-01-31\", {|WCP003:billtype|} = \"ALL\" } });");

    [Test]
    public void Options_OfTheRule_AreThoseOfTheLibrary() => Assert.That(OptionsRule.Options, Is.EqualTo(LooseOptions.Names));

    private static string Order(string fields) =>
        "instance.v3.pay.transactions.native.post(new { json = new { appid = \"wx8888888888888888\", mchid = \"1900000109\", description = \"tea\", "
        + $"notify_url = \"https://example.com/notify\", {fields} }} }});";

    private static string Sharing(string options) =>
        $"instance.v3.profitsharing.orders.post(new {{ json = new {{ transaction_id = id, out_order_no = id, unfreeze_unsplit = true }}, {options} }});";
}
