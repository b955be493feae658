using NUnit.Framework;
using WeChatPay.OpenApi.Tests.Support;

namespace WeChatPay.OpenApi.Tests.TypedChain;

/// <summary>What compiles against the typed chain, and what does not.</summary>
public sealed class CompilationTests
{
    [TestCase("instance.v3.hirePowerBanc.insuranceOrders.Get();", "CS1061", TestName = "{m}(segment)")]
    [TestCase("await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new() { jsno = null });", "CS0117", TestName = "{m}(option)")]
    [TestCase("await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new() { json = new() { out_oder_no = \"1\" } });", "CS0117", TestName = "{m}(field)")]
    [TestCase("instance.v3.hirePowerBank.insuranceOrders.post(new() { json = new() { out_oder_no = \"1\" } });", "CS0117", TestName = "{m}(field, PHP's case)")]
    [TestCase(
        "await instance.v3.pay.transactions.jsapi.PostAsync(new() { json = new() { amount = new() { total = \"1\" } } });", "CS0029", TestName = "{m}(type)")]
    [TestCase("string id = (await instance.v3.hirePowerBank.insuranceOrders.PostAsync()).order_id2;", "CS1061", TestName = "{m}(field of the answer)")]
    public void Statement_WithASlip_DoesNotCompile(string statement, string error) => Assert.That(Compiler.Errors(statement), Is.EqualTo((string[])[error]));

    [TestCase("string? id = (await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new() { json = new() { out_order_no = \"1\" } }, default)).order_id;")]
    [TestCase("string? id = instance.v3.hirePowerBank.insuranceOrders.Post(new() { json = new() { out_order_no = \"1\" } }).order_id;")]
    [TestCase("instance.v3.hirePowerBank.insuranceOrders.postAsync(new() { json = new() { out_order_no = \"1\" } }).then(order => order.order_id).wait();")]
    [TestCase(
        "instance.v3.hirePowerBank.insuranceOrders.postAsync(new() { json = new() { out_order_no = \"1\" } })"
        + ".then(static response => { print_r(json_decode((string)response.getBody(), true)); }).wait();")]
    [TestCase(
        "instance.v3.hirePowerBank.insuranceOrders.postAsync(new { json = new { out_order_no = \"1\" } })"
        + ".then(static response => { print_r(json_decode((string)response.getBody(), true)); }).wait();")]
    [TestCase("WeChatPayResponse order = await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new() { json = new() { out_order_no = \"1\" } });")]
    [TestCase("WeChatPayResponse order = await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new { json = new { out_order_no = \"1\" } });")]
    [TestCase("WeChatPayResponse order = instance.v3.hirePowerBank.insuranceOrders.post(new { json = new { out_order_no = \"1\" } });")]
    [TestCase("WeChatPayResponse order = instance.v3.hirePowerBank.insuranceOrders.Post(new RequestOptions { Json = new { } });")]
    [TestCase("WeChatPayResponse order = instance.v3.hirePowerBank[\"insurance-orders\"].Post(new { json = new { } });")]
    [TestCase("WeChatPayResponse order = instance.v3.hirePowerBank.insuranceOrders.Delete();")]
    [TestCase("var order = instance.v3.hirePowerBank.insuranceOrders._out_order_no_.Get(new() { out_order_no = \"1\", timeout = 2.5 });")]
    [TestCase(
        "var order = instance.v3.pay.transactions.jsapi.Post(new() { json = new() { description = \"…\", amount = new() { total = 1, currency = \"CNY\" }, "
        + "detail = new() { goods_detail = [new() { quantity = 1 }] } } });")]
    [TestCase("var receivers = instance.v3.profitsharing.receivers.delete.PostAsync(new() { json = new() { account = \"…\" } });")]
    [TestCase("var state = WeChatPay.OpenApi.Values.TradeState.SUCCESS;")]
    public void Statement_AsDocumented_Compiles(string statement) => Assert.That(Compiler.Errors(statement), Is.Empty);

    [TestCase("instance.v3.hirePowerBank.insuranceOrders.postAsync(new { json = new { out_order_no = \"1\" } }).wait();")]
    [TestCase("instance.v3.hirePowerBank.insuranceOrders.PostAsync(new { json = new { out_order_no = \"1\" } });")]
    public void Statement_WithLooseOptions_CompilesOnBothReceivers(string statement) =>
        Assert.That(Compiler.Errors(statement).Concat(Compiler.Errors(statement, "dynamic")), Is.Empty);
}
