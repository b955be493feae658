using BenchmarkDotNet.Attributes;

namespace WeChatPay.Benchmarks;

/// <summary>Walking by member names, at a place in the code that has been passed before.</summary>
[MemoryDiagnoser]
public class ChainBenchmarks : IDisposable
{
    /// <summary>How many hops <see cref="Walk"/> makes.</summary>
    public const int Hops = 3;

    private readonly WeChatPayClient _client;
    private readonly dynamic _instance;

    public ChainBenchmarks()
    {
        _client = new WeChatPayClient(new WeChatPayOptions());
        _instance = _client;
    }

    [Benchmark(OperationsPerInvoke = Hops)]
    public object Walk() => _instance.v3.hirePowerBank.insuranceOrders;

    [Benchmark]
    public ChainNode WalkByPath() => _client["v3/hire-power-bank/insurance-orders"];

    [Benchmark]
    public string WalkByInterpolatedPath() => _client[$"v3/pay/transactions/id/{4200000000000000000L}"].ToString();

    public void Dispose()
    {
        _client.Dispose();
        GC.SuppressFinalize(this);
    }
}
