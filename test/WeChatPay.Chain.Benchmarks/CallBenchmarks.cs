using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace WeChatPay.Benchmarks;

/// <summary>A whole call, answered from memory, beside the two things in it that nothing can be saved of.</summary>
[MemoryDiagnoser]
public class CallBenchmarks : IDisposable
{
    private readonly KeyPair _keys = KeyPair.Create();
    private readonly InsuranceOrder _order;
    private readonly byte[] _signature;

    public CallBenchmarks()
    {
        _order = new InsuranceOrder(_keys);
        _signature = BareSign();
    }

    [Benchmark]
    public Task<WeChatPayResponse> Call() => _order.PlaceAsync();

    [Benchmark]
    public async Task<string> CallAndRead() => (string)(await _order.PlaceAsync())["order_id"]!;

    [Benchmark(Baseline = true)]
    public byte[] BareSign() => _keys.Merchant.SignData(InsuranceOrder.SignedText, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    [Benchmark]
    public bool BareVerify() => _keys.Merchant.VerifyData(InsuranceOrder.SignedText, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose()
    {
        _order.Dispose();
        _keys.Dispose();
        GC.SuppressFinalize(this);
    }
}
