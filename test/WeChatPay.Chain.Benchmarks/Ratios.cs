using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace WeChatPay.Benchmarks;

/// <summary>The few numbers that say whether the library is as fast as it promises, in less than a minute, as lines <c>name value</c>.</summary>
internal static class Ratios
{
    private const int Rounds = 40;
    private const int CallsPerRound = 100;
    private const int CountedCalls = 2_000;
    private const int ChecksPerRound = 1_000;
    private const int HopsPerRound = 300_000;
    private const int FirstCalls = 5;

    public static async Task PrintAsync(TextWriter output)
    {
        using var keys = KeyPair.Create();
        using var order = new InsuranceOrder(keys);
        using var callback = new Callback(keys);
        // Before this process is tied to one core: a process that it starts would be tied as well, and the compiler would wait for the calls.
        var firstCall = await FirstCallAsync(keys);
        var synchronousCallers = await SynchronousCallers.RatioAsync(keys);
        await WarmUpAsync(order);
        StayOnOneCore();

        Print(output, "v3_calls_per_bare_signature", await CallsPerSignatureAsync(order, keys.Merchant), "0.000");
        await WarmUpAsync(callback);
        PrintRate(output, "verify_per_second", callback.Verify, callback.VerifyBare);
        PrintRate(output, "callback_parse_per_second", callback.Parse, callback.ParseBare);
        Print(output, "allocated_bytes_per_call", await AllocatedBytesAsync(order), "0");
        Print(output, "chain_hop_ns", HopNanoseconds(), "0.0");
        Print(output, "first_call_ms", firstCall, "0");
        Print(output, "synchronous_callers_ratio", synchronousCallers, "0.00");
    }

    // Round by round in turns, and in time on the processor: what else runs on the machine slows both alike, and the median forgets the rest.
    private static async Task<double> CallsPerSignatureAsync(InsuranceOrder order, RSA key)
    {
        var ratios = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = ProcessorTime();
            for (var i = 0; i < CallsPerRound; i++)
                key.SignData(InsuranceOrder.SignedText, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var signatures = ProcessorTime() - start;
            start = ProcessorTime();
            for (var i = 0; i < CallsPerRound; i++)
                await order.PlaceAsync();
            ratios[round] = signatures / (ProcessorTime() - start);
        }
        return Median(ratios);
    }

    // The rate of ours over the rate of the bare cryptography in it, in turns as above, and both rates by themselves.
    private static void PrintRate(TextWriter output, string name, Action ours, Action bare)
    {
        var (ratios, rates, bareRates) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            bareRates[round] = RateOf(bare);
            rates[round] = RateOf(ours);
            ratios[round] = rates[round] / bareRates[round];
        }
        Print(output, name, Median(ratios), "0.000");
        Print(output, $"{name}_absolute", Median(rates), "0");
        Print(output, $"{name}_bare", Median(bareRates), "0");
    }

    private static double RateOf(Action action)
    {
        var start = ProcessorTime();
        for (var i = 0; i < ChecksPerRound; i++)
            action();
        return ChecksPerRound / (ProcessorTime() - start).TotalSeconds;
    }

    // Of all threads: an answer may be read on another one than the request was made on.
    private static async Task<double> AllocatedBytesAsync(InsuranceOrder order)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < CountedCalls; i++)
            await order.PlaceAsync();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)CountedCalls;
    }

    private static double HopNanoseconds()
    {
        var benchmark = new ChainBenchmarks();
        var hops = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = ProcessorTime();
            for (var i = 0; i < HopsPerRound; i += ChainBenchmarks.Hops)
                benchmark.Walk();
            hops[round] = (ProcessorTime() - start).TotalNanoseconds / HopsPerRound;
        }
        return Median(hops);
    }

    private static async Task<double> FirstCallAsync(KeyPair keys)
    {
        var elapsed = new double[FirstCalls];
        for (var i = 0; i < FirstCalls; i++)
            elapsed[i] = await FirstCall.MeasureAsync(keys);
        return Median(elapsed);
    }

    // Enough calls for every method to count as hot, and pauses, in which it is compiled in its last form.
    private static async Task WarmUpAsync(InsuranceOrder order)
    {
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < CallsPerRound; i++)
                await order.PlaceAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static async Task WarmUpAsync(Callback callback)
    {
        for (var round = 0; round < 10; round++)
        {
            foreach (var action in new Action[] { callback.Verify, callback.VerifyBare, callback.Parse, callback.ParseBare })
                RateOf(action);
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static void StayOnOneCore()
    {
        using var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity &= -process.ProcessorAffinity;
    }

    // Of all threads, so that a compiler or a collector at work beside the calls is counted.
    private static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static void Print(TextWriter output, string name, double value, string format) =>
        output.WriteLine($"{name} {value.ToString(format, CultureInfo.InvariantCulture)}");
}
