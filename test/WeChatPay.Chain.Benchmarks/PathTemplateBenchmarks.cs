using BenchmarkDotNet.Attributes;
using WeChatPay.Options;
using WeChatPay.Requests;

namespace WeChatPay.Benchmarks;

/// <summary>Variables into URI templates (RFC 6570).</summary>
[MemoryDiagnoser]
public class PathTemplateBenchmarks
{
    private static readonly RequestOptions None = new();
    private static readonly RequestOptions TradeNo = LooseOptions.Read(new { out_trade_no = "1217752501201407033233368018" });

    [Benchmark]
    public string WithoutVariable() => Expand("v3/hire-power-bank/insurance-orders", None);

    [Benchmark]
    public string OneVariable() => Expand("v3/pay/transactions/out-trade-no/{out_trade_no}", TradeNo);

    private static string Expand(string template, RequestOptions options) => PathTemplate.Expand(template, new("GET", template), options, allowEmpty: false);
}
