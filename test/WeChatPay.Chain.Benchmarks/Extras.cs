using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace WeChatPay.Benchmarks;

/// <summary>What a call costs more with an option than without it, in microseconds on the processor.</summary>
/// <remarks>Both calls are made in turns, and the median of the differences counts: a signature takes some forty times longer.</remarks>
internal static class Extras
{
    private const int Rounds = 60;
    private const int CallsPerRound = 150;

    /// <summary>Measures the repeats, which are on by default, of a call that succeeds.</summary>
    public static async Task<double> RetryAsync(KeyPair keys)
    {
        using var without = InsuranceOrder.With(keys, static options => options.Retry = RetryOptions.Off);
        using var with = InsuranceOrder.With(keys, static options => options.Retry = new RetryOptions());
        return await DifferenceAsync(with, without);
    }

    /// <summary>Measures repeats, the standby host, a log of every call, spans and measures, all together.</summary>
    public static async Task<double> AllAsync(KeyPair keys)
    {
        using var without = InsuranceOrder.With(keys, static options => options.Retry = RetryOptions.Off);
        using var with = InsuranceOrder.With(keys, static options =>
        {
            options.Retry = new RetryOptions { Writes = true };
            options.Standby = true;
            options.Logger = new Sink();
        });
        return await DifferenceAsync(with, without, Listen);
    }

    private static async Task<double> DifferenceAsync(InsuranceOrder with, InsuranceOrder without, Func<IDisposable>? listen = null)
    {
        var differences = new double[Rounds];
        for (var round = -Rounds / 2; round < Rounds; round++)
        {
            double more;
            using (listen?.Invoke())
                more = await MeasureAsync(with);
            var less = await MeasureAsync(without);
            if (round >= 0)
                differences[round] = more - less;
        }
        Array.Sort(differences);
        return differences[Rounds / 2];
    }

    private static async Task<double> MeasureAsync(InsuranceOrder order)
    {
        var start = Ratios.ProcessorTime();
        for (var i = 0; i < CallsPerRound; i++)
            await order.PlaceAsync();
        return (Ratios.ProcessorTime() - start).TotalMicroseconds / CallsPerRound;
    }

    private static Listeners Listen() => new();

    private sealed class Listeners : IDisposable
    {
        private readonly ActivityListener _spans = new()
        {
            ShouldListenTo = static source => source.Name == "WeChatPay.Chain",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };

        private readonly MeterListener _measures = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "WeChatPay.Chain")
                    listener.EnableMeasurementEvents(instrument);
            },
        };

        public Listeners()
        {
            ActivitySource.AddActivityListener(_spans);
            _measures.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
            _measures.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
            _measures.Start();
        }

        public void Dispose()
        {
            _spans.Dispose();
            _measures.Dispose();
        }
    }

    // Formats each line, as a log that is written does.
    private sealed class Sink : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            formatter(state, exception);
    }
}
