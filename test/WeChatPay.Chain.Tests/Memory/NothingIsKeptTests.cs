using System.Globalization;
using NUnit.Framework;
using WeChatPay.Tests.Pipeline;

namespace WeChatPay.Tests.Memory;

/// <summary>A service runs for months and names an order in every path: what a path leaves behind adds up.</summary>
[NonParallelizable]
public sealed class NothingIsKeptTests
{
    private const int Paths = 1_000_000;
    private const int Calls = 3_000;
    private const long Allowance = 1 << 20;

    [Test]
    public void Indexer_MillionDistinctPathsOnDynamicReceiver_HeapStaysAsItWas()
    {
        using var client = new WeChatPayClient(new WeChatPayOptions());
        dynamic instance = client;

        AssertNothingIsKept(Paths, i => instance.v3.pay["transactions/id/" + i.ToString(CultureInfo.InvariantCulture)].ToString());
    }

    [Test]
    public void Chain_MillionDistinctValuesInterpolated_HeapStaysAsItWas()
    {
        using var client = new WeChatPayClient(new WeChatPayOptions());

        AssertNothingIsKept(Paths, i => client.chain($"v3/pay/transactions/id/{i}").ToString());
    }

    [Test]
    public void Get_ThousandsOfDistinctOrders_HeapStaysAsItWas()
    {
        using var transport = new SignedTransport(static (_, _) => { });
        using var client = transport.CreateClient();
        dynamic instance = client;

        AssertNothingIsKept(Calls, i => i % 2 == 0
            ? client.chain($"v3/pay/transactions/id/{i}").Get()
            : instance.v3.pay.transactions.outTradeNo._out_trade_no_.get(new { out_trade_no = i }));
    }

    private static void AssertNothingIsKept(int times, Func<int, object> use)
    {
        // One-time allocations such as call sites and pools happen before the heap is measured.
        Repeat(times / 100, use);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Repeat(times, use);

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(Allowance), $"bytes kept of {times} paths");
    }

    private static void Repeat(int times, Func<int, object> use)
    {
        for (var i = 0; i < times; i++)
            use(i);
    }
}
