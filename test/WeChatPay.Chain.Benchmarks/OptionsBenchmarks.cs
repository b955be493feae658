using BenchmarkDotNet.Attributes;
using WeChatPay.Options;
using WeChatPay.Requests;

namespace WeChatPay.Benchmarks;

/// <summary>What people write for a PHP array to the options of a call, and its <c>json</c> to bytes.</summary>
[MemoryDiagnoser]
public class OptionsBenchmarks
{
    private static readonly object Order = new
    {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid = "2323dfsdf342342",
        notify_url = "https://api.test.com",
        service_id = "实例值",
    };

    private static readonly RequestOptions WithJson = new() { Json = Order };

    [Benchmark]
    public object Anonymous() => LooseOptions.Read(new { json = Order });

    [Benchmark]
    public object Dictionary() => LooseOptions.Read(new Dictionary<string, object?> { ["json"] = Order });

    [Benchmark]
    public object AnonymousWithVariable() => LooseOptions.Read(new { out_trade_no = "1217752501201407033233368018", query = new { mchid = "1900000109" } });

    [Benchmark]
    public bool JsonBody() => BodyEncoding.TryEncode(WithJson, isXml: false, new("POST", "v3/hire-power-bank/insurance-orders"), out _);
}
