namespace WeChatPay;

/// <summary>The names under which this library reports what it does: to OpenTelemetry, to <c>dotnet-counters</c>, to a listener of your own.</summary>
/// <remarks>No span, measure or log line has a value of a path, a query or a body. Without a listener nothing is made. Immutable and thread-safe.</remarks>
public static class WeChatPayTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: one span for each call.</summary>
    public const string ActivitySourceName = "WeChatPay.Chain";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "WeChatPay.Chain";

    /// <summary>The histogram of calls, in seconds: from the call to its verified response or its failure, repeats and pauses included.</summary>
    public const string CallDuration = "wechatpay.client.call.duration";

    /// <summary>The counter of repeats, by reason.</summary>
    public const string Repeats = "wechatpay.client.repeats";

    /// <summary>The counter of verified responses, callbacks and files, by result.</summary>
    public const string Verifications = "wechatpay.client.verifications";

    /// <summary>The gauge of the days until each certificate of a living client ends; below zero after its end.</summary>
    public const string KeyRemaining = "wechatpay.client.key.remaining";

    /// <summary>The counter of callbacks, by event and by what became of them.</summary>
    public const string Callbacks = "wechatpay.callbacks";
}
