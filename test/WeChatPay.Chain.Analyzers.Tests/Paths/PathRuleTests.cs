using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Paths;

/// <summary>WCP001: a path that is not documented, with the nearest one.</summary>
public sealed class PathRuleTests
{
    [TestCase("instance.v3.pay.transactions.native.postAsync(new { });")]
    [TestCase("await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new { });")]
    [TestCase("instance.v3.pay.transactions.id._transaction_id_.get(new { transaction_id = id });")]
    [TestCase("instance.v3.ecommerce.subsidies.@return.post(new { });")]
    [TestCase("instance.v2.pay.micropay.post(new { });")]
    [TestCase("instance.V2.pay.micropay.post(new { });")]
    [TestCase("instance.chain(\"v3/pay/transactions/id/{transaction_id}\").get(new { });")]
    [TestCase("instance[\"v3/hirePowerBank/insuranceOrders\"].postAsync(new { });")]
    [TestCase("instance[\"v3/applyment4sub/applyment/\"].postAsync(new { });")]
    [TestCase("client.chain($\"v3/pay/transactions/id/{id}\").Get(new { });")]
    [TestCase("client[$\"v3/pay/transactions/{id}\"].PostAsync(new { });")]
    [TestCase("client[\"v3/pay\"].chain(\"transactions/native\").Post(new { });")]
    [TestCase("client[\"v3/pay/transactions/id/1217752501201407033233368018?mchid=1\"].Get(cancellationToken);")]
    [TestCase("client[\"v3/bill/tradebill{?bill_date}\"].Get(new { bill_date = id });")]
    [TestCase("client[\"v3/\" + id].Get(new { });")]
    [TestCase("instance.v3[id].get(new { });")]
    [TestCase("instance.v3.pay.transactoins.id[id].get(new { });")]
    [TestCase("client[\"v3/pay/transactions/{type}\"].PostAsync(new { type = \"jsapi\" });")]
    [TestCase("client.chain(\"v3/certificates\").SendAsync(\"GET\", new { });")]
    public Task Path_Documented_IsNotReported(string statement) => Checked.ExpectPathAsync(statement);

    [TestCase("instance.v3.Value.ToString();")]
    [TestCase("instance.orders.get(1);")]
    [TestCase("var v3 = instance.v3; v3.pay.transactions.native.post(new { });")]
    [TestCase("instance.refund.domestic.refunds.postAsync(new { });")]
    [TestCase("instance.pay.transactions.natve.post(1);")]
    [TestCase("instance.Rows[\"v3\"].get(1);")]
    [TestCase("dynamic bag = new System.Dynamic.ExpandoObject(); bag.v5.pay.list.Get(1);")]
    [TestCase("instance[id].get(new { });")]
    [TestCase("instance[\"{+url}\"].get(new { url = id });")]
    [TestCase("instance[\"https://api.mch.weixin.qq.com/v3/natve\"].get(new { });")]
    [TestCase("instance[$\"{id}/pay/natve\"].get(new { });")]
    [TestCase("new Dictionary<string, string>()[\"v3/natve\"].Trim();")]
    public Task Path_OfAnotherObject_IsNotReported(string statement) => Checked.ExpectPathAsync(statement);

    [TestCase("instance.v3.pay.transactions.{|WCP001:natve|}.postAsync(new { });", "instance.v3.pay.transactions.native.postAsync(new { });")]
    [TestCase("instance.v3.{|WCP001:hirePowerBanks|}.insuranceOrders.postAsync(new { });", "instance.v3.hirePowerBank.insuranceOrders.postAsync(new { });")]
    [TestCase("instance.v3.pay.{|WCP001:native|}.postAsync(new { });", "instance.v3.pay.transactions.native.postAsync(new { });")]
    [TestCase("instance.{|WCP001:w3|}.pay.transactions.native.postAsync(new { });", "instance.v3.pay.transactions.native.postAsync(new { });")]
    [TestCase("instance.v3.pay.transactions.{|WCP001:ids|}._transaction_id_.get(new { });", "instance.v3.pay.transactions.id._transaction_id_.get(new { });")]
    [TestCase("instance.v3.ecommerce.subsidies.{|WCP001:returns|}.post(new { });", "instance.v3.ecommerce.subsidies.@return.post(new { });")]
    [TestCase("instance[\"v3/pay/transactions/{|WCP001:natve|}\"].postAsync(new { });", "instance[\"v3/pay/transactions/native\"].postAsync(new { });")]
    [TestCase(
        "client.chain(\"v3/{|WCP001:hire-powerbank|}/insurance-orders\").Post(new { });",
        "client.chain(\"v3/hire-power-bank/insurance-orders\").Post(new { });")]
    [TestCase("client[$\"v3/pay/transactions/{|WCP001:idd|}/{id}\"].Get(new { });", "client[$\"v3/pay/transactions/id/{id}\"].Get(new { });")]
    [TestCase("client[\"{|WCP001:v4|}/certificates\"].Get(cancellationToken);", "client[\"v3/certificates\"].Get(cancellationToken);")]
    [TestCase("client[\"{|WCP001:pay|}/transactions/native\"].Post(new { });", "client[\"v3/pay/transactions/native\"].Post(new { });")]
    [TestCase("client[\"v3/pay/transactions/{|WCP001:native/x|}\"].Post(new { });", "client[\"v3/pay/transactions/native\"].Post(new { });")]
    public Task Path_Misspelt_IsReportedAndMended(string statement, string mended) => Checked.ExpectPathFixAsync(statement, mended);

    [TestCase("const string path = \"v3/pay/transactions/natve\"; client[{|WCP001:path|}].Post(new { });")]
    [TestCase("client[{|WCP001:\"v3/pay/transactions/n\\u0061tve\"|}].Post(new { });")]
    [TestCase("client[\"{|WCP001:v3/nothing/of/the/kind/here|}\"].Post(new { });")]
    public Task Path_ThatCannotBeRenamed_IsReported(string statement) => Checked.ExpectPathAsync(statement);

    [Test]
    public Task Path_InAProjectWithoutTheLibrary_IsNotRead() => Checked.ExpectWithoutTheLibraryAsync(
        "class Program { void Run(dynamic instance) { instance.v3.pay.transactions.natve.post(1); } }");
}
