using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace WeChatPay.Tests.Telemetry;

/// <summary>A line of the log.</summary>
internal sealed record Logged(LogLevel Level, int Id, string Text, IReadOnlyDictionary<string, object?> Values);

/// <summary>A measure with its tags.</summary>
internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);

/// <summary>Listens as OpenTelemetry does: to the spans that the code of a test starts, to the measures of the process, and as a logger.</summary>
/// <remarks>Its tests run alone, because measures name no test. Mutable and thread-safe.</remarks>
internal sealed class Listener : IDisposable, ILogger
{
    private static readonly ActivitySource Tests = new("WeChatPay.Tests");

    private readonly Lock _gate = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener? _meters;
    private readonly Activity _root;
    private readonly List<Activity> _ended = [];
    private readonly List<Measured> _measures = [];
    private readonly List<Logged> _lines = [];

    /// <param name="level">The lowest level that is logged.</param>
    /// <param name="http">Whether the spans of <see cref="HttpClient"/> are heard, too.</param>
    public Listener(LogLevel level = LogLevel.Trace, bool http = false)
    {
        Level = level;
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name is WeChatPayTelemetry.ActivitySourceName or "WeChatPay.Tests" || (http && source.Name == "System.Net.Http"),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = End,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == WeChatPayTelemetry.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _root = Tests.StartActivity("a test")!;
    }

    public LogLevel Level { get; }

    public Activity Root => _root;

    /// <summary>Gets the spans that ended, first those of the wire.</summary>
    public IReadOnlyList<Activity> All => Copy(_ended);

    /// <summary>Gets the spans of our own source.</summary>
    public IReadOnlyList<Activity> Spans => [.. All.Where(static span => span.Source.Name == WeChatPayTelemetry.ActivitySourceName)];

    public IReadOnlyList<Measured> Measures => Copy(_measures);

    public IReadOnlyList<Logged> Lines => Copy(_lines);

    /// <summary>Gets all that a span, a measure or a line says.</summary>
    public string Text => string.Join('\n',
    [
        .. Spans.SelectMany(static span => Texts(span)),
        .. Measures.SelectMany(static measure => measure.Tags.Select(static tag => $"{tag.Key}={tag.Value}")),
        .. Lines.SelectMany(static line => line.Values.Select(static value => $"{value.Key}={value.Value}").Append(line.Text)),
    ]);

    /// <summary>Gives the measures of an instrument.</summary>
    public IReadOnlyList<Measured> Of(string instrument) => [.. Measures.Where(measure => measure.Instrument == instrument)];

    /// <summary>Asks the gauges.</summary>
    public void Observe() => _meters!.RecordObservableInstruments();

    public void Dispose()
    {
        _root.Dispose();
        _spans.Dispose();
        _meters?.Dispose();
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= Level;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        lock (_gate)
            _lines.Add(new(logLevel, eventId.Id, formatter(state, exception), values.ToDictionary(static value => value.Key, static value => value.Value)));
    }

    private static IEnumerable<string> Texts(Activity span) =>
    [
        span.DisplayName,
        span.OperationName,
        $"{span.StatusDescription}",
        .. span.TagObjects.Concat(span.Events.SelectMany(static one => one.Tags)).Concat(span.Baggage.Select(static one =>
            new KeyValuePair<string, object?>(one.Key, one.Value))).Select(static tag => $"{tag.Key}={tag.Value}"),
    ];

    private void End(Activity span)
    {
        if (span.TraceId != _root?.TraceId || span == _root)
            return;
        lock (_gate)
            _ended.Add(span);
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var measure = new Measured(instrument.Name, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value));
        lock (_gate)
            _measures.Add(measure);
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
            return [.. list];
    }
}
