using BenchmarkDotNet.Attributes;
using WeChatPay.Chain;

namespace WeChatPay.Benchmarks;

/// <summary>Names to segments.</summary>
[MemoryDiagnoser]
public class NamingBenchmarks
{
    [Benchmark]
    public string Member() => SegmentNaming.FromMember("insuranceOrders");

    [Benchmark]
    public string PlainPath() => SegmentNaming.FromPath("v3/hire-power-bank/insurance-orders");

    [Benchmark]
    public string PathWithVariable() => SegmentNaming.FromPath("v3/pay/transactions/outTradeNo/{out_trade_no}");
}
