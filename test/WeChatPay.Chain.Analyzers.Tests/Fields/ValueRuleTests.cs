using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Fields;

/// <summary>WCP005: a value of the wrong type, outside of the documented values, or of the wrong form.</summary>
public sealed class ValueRuleTests
{
    [TestCase("amount = new { total = {|WCP005:0.01|} }")]
    [TestCase("amount = new { total = {|WCP005:price|} }")]
    [TestCase("amount = new { total = {|WCP005:1.5m|} }")]
    [TestCase("amount = new { total = {|WCP005:Math.Round(price, 2)|} }")]
    [TestCase("amount = new { total = {|WCP005:\"1\"|} }")]
    [TestCase("amount = new { total = {|WCP005:0|} }")]
    [TestCase("amount = new { total = {|WCP005:-1|} }")]
    [TestCase("amount = {|WCP005:1|}")]
    [TestCase("amount = {|WCP005:new[] { new { total = 1 } }|}")]
    [TestCase("amount = new { total = 1 }, description = {|WCP005:1|}")]
    [TestCase("amount = new { total = 1 }, description = {|WCP005:new|} { text = 1 }")]
    [TestCase("amount = new { total = 1 }, support_fapiao = {|WCP005:\"true\"|}")]
    [TestCase("amount = new { total = 1 }, time_expire = {|WCP005:\"2030-01-31 12:00:00\"|}")]
    [TestCase("amount = new { total = 1 }, notify_url = {|WCP005:\"https://example.com/notify?shop=1\"|}")]
    [TestCase("amount = new { total = 1 }, notify_url = {|WCP005:$\"https://example.com/notify?shop={id}\"|}")]
    [TestCase("amount = new { total = 1 }, out_trade_no = {|WCP005:\"订单1\"|}")]
    [TestCase("amount = new { total = 1 }, out_trade_no = {|WCP005:\"N1\"|}")]
    [TestCase("amount = new { total = 1 }, detail = new { goods_detail = {|WCP005:new|} { } }")]
    public Task Value_OfJson_NotAsDocumented_IsReported(string fields) => Checked.ExpectAsync(Order(fields));

    [TestCase("amount = new { total = 1L }")]
    [TestCase("amount = new { total = count }")]
    [TestCase("amount = new { total = 1.00m }")]
    [TestCase("amount = new { total = 12.34m * 100 }")]
    [TestCase("amount = new { total = Math.Round(price * 100) }")]
    [TestCase("amount = new { total = decimal.Truncate(1.5m) }")]
    [TestCase("amount = new { total = thing }")]
    [TestCase("amount = new { total = Fen.FromYuan(1) }")]
    [TestCase("amount = new { total = 1, currency = (string?)null }")]
    [TestCase("amount = new { total = 1 }, time_expire = DateTimeOffset.Now")]
    [TestCase("amount = new { total = 1 }, time_expire = \"2030-01-31T12:00:00+08:00\"")]
    [TestCase("amount = new { total = 1 }, detail = thing")]
    [TestCase("amount = new { total = 1 }, notify_url = $\"https://example.com/notify/{id}\"")]
    public Task Value_OfJson_ThatMayBeRight_IsNotReported(string fields) => Checked.ExpectAsync(Order(fields));

    [Test]
    public Task Value_NearADocumentedOne_IsMended() => Checked.ExpectFixAsync(
        "client[\"v3/bill/tradebill\"].Get(new { query = new { bill_date = \"2030-01-31\", bill_type = {|WCP005:\"SUCESS\"|} } });",
        "client[\"v3/bill/tradebill\"].Get(new { query = new { bill_date = \"2030-01-31\", bill_type = \"SUCCESS\" } });");

    [TestCase("bill_date = {|WCP005:\"20300131\"|}")]
    [TestCase("bill_date = \"2030-01-31\", bill_type = {|WCP005:\"none of them\"|}")]
    [TestCase("bill_date = \"2030-01-31\", bill_type = {|WCP005:new|} { }")]
    public Task Value_OfQuery_NotAsDocumented_IsReported(string fields) =>
        Checked.ExpectAsync($"client[\"v3/bill/tradebill\"].Get(new {{ query = new {{ {fields} }} }});");

    [TestCase("instance.v2.pay.closeorder.post(new { security = {|WCP005:\"true\"|}, xml = (object)id });")]
    [TestCase("instance.v2.pay.closeorder.post(new { security = true, nonceless = false, xml = (object)id });")]
    public Task Switch_WithAnotherValue_IsReported(string statement) => Checked.ExpectAsync(statement);

    [TestCase("total_fee = {|WCP005:price|}")]
    [TestCase("total_fee = {|WCP005:\"0.01\"|}")]
    [TestCase("total_fee = \"1\"")]
    [TestCase("total_fee = 1, time_start = {|WCP005:\"2030-01-31\"|}")]
    public Task Value_OfXml_IsComparedAsText(string fields) => Checked.ExpectAsync(
        "double price = 1; instance.v2.pay.unifiedorder.post(new { xml = new { appid = \"wx8888888888888888\", mch_id = \"1900000109\", body = \"tea\", "
        + $"out_trade_no = id, spbill_create_ip = id, notify_url = \"http://example.com/\", trade_type = \"NATIVE\", {fields} }} }});");

    private static string Order(string fields)
    {
        string[] required =
        [
            "appid = \"wx8888888888888888\"", "mchid = \"1900000109\"", "description = \"tea\"", "notify_url = \"https://example.com/notify\"",
            "out_trade_no = id",
        ];
        var others = required.Where(field => !fields.Contains($" {field.Split(' ')[0]} = ", StringComparison.Ordinal));
        return "double price = 1; int? count = 1; object thing = 1; "
            + $"instance[\"v3/pay/transactions/native\"].post(new {{ json = new {{ {string.Join(", ", others)}, {fields} }} }});";
    }
}
