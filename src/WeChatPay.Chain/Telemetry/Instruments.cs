using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace WeChatPay.Telemetry;

/// <summary>The source of spans and the instruments of the process, which all its clients share.</summary>
internal static class Instruments
{
    // Those of http.client.request.duration in OpenTelemetry's conventions, and the time limits that clients have by default.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60];

    private static readonly string? Version =
        typeof(Instruments).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    public static readonly ActivitySource Source = new(WeChatPayTelemetry.ActivitySourceName, Version);

    private static readonly Meter Meter = new(WeChatPayTelemetry.MeterName, Version);

    public static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        WeChatPayTelemetry.CallDuration,
        "s",
        "Duration of a call, with its repeats and their pauses.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    public static readonly Counter<long> Repeats =
        Meter.CreateCounter<long>(WeChatPayTelemetry.Repeats, "{repeat}", "Requests that were sent again, to the same host or to the other one.");

    public static readonly Counter<long> Verifications =
        Meter.CreateCounter<long>(WeChatPayTelemetry.Verifications, "{verification}", "Checks whether WeChat Pay sent a response, a callback or a file.");

    public static readonly Counter<long> Callbacks =
        Meter.CreateCounter<long>(WeChatPayTelemetry.Callbacks, "{callback}", "Callbacks that were parsed, refused or worked on.");

    public static readonly ObservableGauge<double> KeyRemaining = Meter.CreateObservableGauge(
        WeChatPayTelemetry.KeyRemaining, KeyGauge.Measure, "d", "Days until a certificate ends; below zero after its end.");
}
