using BenchmarkDotNet.Attributes;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

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
