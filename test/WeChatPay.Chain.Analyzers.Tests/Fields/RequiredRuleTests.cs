using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Fields;

/// <summary>WCP004: a required field that is missing.</summary>
public sealed class RequiredRuleTests
{
    [TestCase("instance.v3.bill.tradebill.get({|WCP004:new|} { });")]
    [TestCase("instance.v3.bill.tradebill.{|WCP004:get|}();")]
    [TestCase("client[\"v3/bill/tradebill\"].{|WCP004:Get|}(cancellationToken);")]
    [TestCase("instance.v3.bill.tradebill.get(new { query = {|WCP004:new|} { bill_type = \"ALL\" } });")]
    [TestCase("instance.v3.bill.tradebill.get(new { query = new { bill_date = {|WCP004:(string?)null|} } });")]
    [TestCase("instance.v3.bill.tradebill.get(new { query = {|WCP004:new|} Dictionary<string, object?>() });")]
    [TestCase("instance.v2.pay.closeorder.post(new { xml = {|WCP004:new|} { appid = \"wx8888888888888888\", mch_id = \"1900000109\" } });")]
    [TestCase("instance.v3.pay.transactions.id._transaction_id_.get({|WCP004:new|} { query = new { mchid = \"1900000109\" } });")]
    [TestCase("instance.v3.pay.transactions.id[id].get({|WCP004:new|} { });")]
    [TestCase("client.chain(\"v3/pay/transactions/id/\" + id).Get({|WCP004:new|} { });")]
    [TestCase("instance.v3.merchant.media.upload.post({|WCP004:new|} { });")]
    [TestCase("client[\"v2/secapi/pay/refund\"].Post({|WCP004:new|} { xml = new { appid = \"wx8888888888888888\", mch_id = \"1900000109\", "
        + "out_trade_no = \"N00001\", out_refund_no = \"R00001\", total_fee = 1, refund_fee = 1 } });")]
    public Task Field_Missing_IsReportedWhereItBelongs(string statement) => Checked.ExpectAsync(statement);

    [TestCase("instance.v3.bill.tradebill.get(new { query = new Dictionary<string, object?> { [id] = 1 } });")]
    [TestCase("var rest = new Dictionary<string, object?>(); instance.v3.bill.tradebill.get(new { query = new Dictionary<string, object?>(rest) { } });")]
    [TestCase("client[\"v2/pay/orderquery\"].Post(new { xml = new { appid = \"wx8888888888888888\", mch_id = \"1900000109\", out_trade_no = id } });")]
    [TestCase("client[\"v2/pay/refundquery\"].Post(new { xml = new { appid = \"wx8888888888888888\", mch_id = \"1900000109\", out_refund_no = id } });")]
    [TestCase("client[\"v3/pay/transactions/id/1217752501201407033233368018?mchid=1900000109\"].Get();")]
    [TestCase("client[$\"v3/bill/tradebill?bill_date={id}\"].Get();")]
    [TestCase("client[\"v3/marketing/favor/stocks\"].PagesAsync(new { query = new { limit = 5, stock_creator_mchid = \"1900000109\" } });")]
    [TestCase("object options = id; instance.v3.bill.tradebill.get(options);")]
    [TestCase("instance.v3.merchant.media.upload.post(new { body = new object() });")]
    [TestCase("instance.v3.merchant.media.upload.post(new { multipart = new object() });")]
    [TestCase("instance.v3.applyment4sub.applyment._empty_.post(new { body = new object() });")]
    public Task Field_ThatMayBeThere_IsNotReported(string statement) => Checked.ExpectAsync(statement);
}
