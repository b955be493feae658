using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP017: the number of a combined order where that of a single one belongs.</summary>
public sealed class CombinedOrderRuleTests
{
    private const string Query = "query = new { mchid = \"1900000109\" }";

    [TestCase("string combineOutTradeNo = id; "
        + $"await client[$\"v3/pay/transactions/out-trade-no/{{{{|WCP017:combineOutTradeNo|}}}}\"].GetAsync(new {{ {Query} }});")]
    [TestCase("string combine_out_trade_no = id; await client[\"v3/pay/transactions/out-trade-no/{out_trade_no}\"]"
        + $".GetAsync(new {{ out_trade_no = {{|WCP017:combine_out_trade_no|}}, {Query} }});")]
    [TestCase("dynamic order = id; await instance.v3.pay.transactions.outTradeNo._out_trade_no_"
        + $".GetAsync(new {{ out_trade_no = {{|WCP017:order.combine_out_trade_no|}}, {Query} }});")]
    public Task Number_OfACombinedOrder_IsReported(string statements) => Checked.ExpectAsync(statements);

    [TestCase("string outTradeNo = id; "
        + "await client[$\"v3/pay/transactions/out-trade-no/{outTradeNo}\"].GetAsync(new { query = new { mchid = \"1900000109\" } });")]
    [TestCase("string combineOutTradeNo = id; await client[$\"v3/combine-transactions/out-trade-no/{combineOutTradeNo}\"].GetAsync();")]
    public Task Number_WhereItBelongs_IsNotReported(string statements) => Checked.ExpectAsync(statements);
}
