using System.Diagnostics;
using System.Globalization;

namespace WeChatPay.Benchmarks;

/// <summary>The few numbers that say what the library itself costs, in about a minute, as lines <c>name value</c>. docs/en/performance.md says what they
/// mean.</summary>
/// <remarks>All calls go over a transport in memory. What is compared is measured in turns, in time on the processor, and the median of the rounds counts: what
/// else runs on the machine slows both sides alike.</remarks>
internal static class Ratios
{
    private const int Rounds = 40;
    private const int CallsPerRound = 100;
    private const int CountedCalls = 2_000;
    private const int ChecksPerRound = 1_000;
    private const int HopsPerRound = 300_000;
    private const int FirstCalls = 20;

    public static async Task PrintAsync(TextWriter output)
    {
        using var keys = KeyPair.Create();
        using var order = new InsuranceOrder(keys);
        using var callback = new Callback(keys);
        // Before this process is tied to one core: a process that it starts would be tied as well, and the compiler would wait for the calls.
        var firstCall = await FirstCallAsync(keys);
        var synchronousCallers = await SynchronousCallers.RatioAsync(keys);
        await WarmUpAsync(() => order.PlaceAsync());
        var scaling = Scaling.Measure(order);
        StayOnOneCore();

        await PrintCallAsync(output, order, keys);
        await PrintSm2Async(output);
        Print(output, "retry_microseconds_per_call", await Extras.RetryAsync(keys), "0.0");
        Print(output, "all_on_microseconds_per_call", await Extras.AllAsync(keys), "0.0");
        Print(output, "scaling_2", scaling, "0.00");
        Print(output, "allocated_bytes_per_call", await AllocatedBytesAsync(order), "0");
        Print(output, "first_call_ms", firstCall.Ours, "0");
        Print(output, "bare_first_call_ms", firstCall.Bare, "0");
        await WarmUpAsync(callback);
        PrintRate(output, "verify_per_second", callback.Verify, callback.VerifyBare);
        PrintRate(output, "callback_parse_per_second", callback.Parse, callback.ParseBare);
        Print(output, "chain_hop_ns", HopNanoseconds(), "0.0");
        Print(output, "synchronous_callers_ratio", synchronousCallers, "0.00");
    }

    // A call beside the two operations in it that no library can save.
    private static async Task PrintCallAsync(TextWriter output, InsuranceOrder order, KeyPair keys)
    {
        using var bare = new BareCryptography(keys);
        using var client = new BareClient(keys);
        await WarmUpAsync(() => client.PlaceAsync());
        var (own, bareOwn, share, signatures) = (new double[Rounds], new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            var sign = Microseconds(bare.Sign, CallsPerRound);
            var verify = Microseconds(bare.Verify, CallsPerRound);
            var start = ProcessorTime();
            for (var i = 0; i < CallsPerRound; i++)
                await order.PlaceAsync();
            var call = (ProcessorTime() - start).TotalMicroseconds / CallsPerRound;
            start = ProcessorTime();
            for (var i = 0; i < CallsPerRound; i++)
                await client.PlaceAsync();
            bareOwn[round] = (ProcessorTime() - start).TotalMicroseconds / CallsPerRound - sign - verify;
            (own[round], share[round], signatures[round]) = (call - sign - verify, (sign + verify) / call, sign / call);
        }
        Print(output, "own_microseconds_per_call", Median(own), "0.0");
        Print(output, "bare_client_microseconds_per_call", Median(bareOwn), "0.0");
        Print(output, "share_of_limit", Median(share), "0.000");
        Print(output, "v3_calls_per_bare_signature", Median(signatures), "0.000");
    }

    // The same call with SM2 keys on both sides, and beside it the signature and the verification in it.
    private static async Task PrintSm2Async(TextWriter output)
    {
        var (merchant, platform) = (Sm2Pair.Create(), Sm2Pair.Create());
        using var order = platform.CreateOrder(merchant);
        await WarmUpAsync(() => order.PlaceAsync());
        var signature = platform.Private.SignToBytes(SignedAnswers.SignedText);
        var (calls, share) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            var sign = Microseconds(() => merchant.Private.SignToBytes(InsuranceOrder.SignedText), CallsPerRound);
            var verify = Microseconds(() => platform.Public.Verify(SignedAnswers.SignedText, signature), CallsPerRound);
            var start = ProcessorTime();
            for (var i = 0; i < CallsPerRound; i++)
                await order.PlaceAsync();
            var call = (ProcessorTime() - start).TotalMicroseconds / CallsPerRound;
            (calls[round], share[round]) = (1e6 / call, (sign + verify) / call);
        }
        Print(output, "sm_calls_per_second", Median(calls), "0");
        Print(output, "sm_share_of_limit", Median(share), "0.000");
    }

    // The rate of ours over the rate of the bare cryptography in it, in turns as above, and both rates by themselves.
    private static void PrintRate(TextWriter output, string name, Action ours, Action bare)
    {
        var (ratios, rates, bareRates) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            bareRates[round] = 1e6 / Microseconds(bare, ChecksPerRound);
            rates[round] = 1e6 / Microseconds(ours, ChecksPerRound);
            ratios[round] = rates[round] / bareRates[round];
        }
        Print(output, name, Median(ratios), "0.000");
        Print(output, $"{name}_absolute", Median(rates), "0");
        Print(output, $"{name}_bare", Median(bareRates), "0");
    }

    private static double Microseconds(Action action, int count)
    {
        var start = ProcessorTime();
        for (var i = 0; i < count; i++)
            action();
        return (ProcessorTime() - start).TotalMicroseconds / count;
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

    // In turns, as everything that is compared.
    private static async Task<(double Ours, double Bare)> FirstCallAsync(KeyPair keys)
    {
        var (ours, bare) = (new double[FirstCalls], new double[FirstCalls]);
        for (var i = 0; i < FirstCalls; i++)
        {
            ours[i] = await FirstCall.MeasureAsync(FirstCall.Mode, keys);
            bare[i] = await FirstCall.MeasureAsync(FirstCall.BareMode, keys);
        }
        return (Median(ours), Median(bare));
    }

    // Enough calls for every method to count as hot, and pauses, in which it is compiled in its last form.
    private static async Task WarmUpAsync(Func<Task> call)
    {
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < CallsPerRound; i++)
                await call();
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static async Task WarmUpAsync(Callback callback)
    {
        for (var round = 0; round < 10; round++)
        {
            foreach (var action in new Action[] { callback.Verify, callback.VerifyBare, callback.Parse, callback.ParseBare })
                Microseconds(action, ChecksPerRound);
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
    internal static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    internal static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static void Print(TextWriter output, string name, double value, string format) =>
        output.WriteLine($"{name} {value.ToString(format, CultureInfo.InvariantCulture)}");
}
