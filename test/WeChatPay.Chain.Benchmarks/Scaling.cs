using System.Diagnostics;

namespace WeChatPay.Benchmarks;

/// <summary>Whether threads wait for each other: the calls a second of two threads over those of one.</summary>
internal static class Scaling
{
    private const int Rounds = 20;
    private const int CallsPerRound = 100;

    /// <summary>Measures in time of the clock, in turns: what else runs on the machine takes a core from the two.</summary>
    /// <returns>The median; not a number on a machine of one core.</returns>
    public static double Measure(InsuranceOrder order)
    {
        if (Environment.ProcessorCount < 2)
            return double.NaN;
        var ratios = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var one = Seconds(order, threads: 1);
            ratios[round] = 2 * one / Seconds(order, threads: 2);
        }
        return Ratios.Median(ratios);
    }

    private static double Seconds(InsuranceOrder order, int threads)
    {
        using var ready = new Barrier(threads + 1);
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
        workers.ForEach(static worker => worker.Start());
        ready.SignalAndWait();
        var start = Stopwatch.GetTimestamp();
        workers.ForEach(static worker => worker.Join());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;

        void Work()
        {
            ready.SignalAndWait();
            for (var i = 0; i < CallsPerRound; i++)
                order.PlaceAsync().GetAwaiter().GetResult();
        }
    }
}
