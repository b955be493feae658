using Microsoft.Extensions.Logging;
using WeChatPay.Protocol;

namespace WeChatPay.Telemetry;

/// <summary>Tells listeners what one client does.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ClientTelemetry : IDisposable
{
    private readonly Func<IReadOnlyList<KeyEnd>> _keyEnds;

    /// <param name="mchid">The merchant number; <see langword="null"/> where there is none that may be shown.</param>
    /// <param name="logger">The logger of the client; <see langword="null"/> for none.</param>
    /// <param name="time">The clock of the client.</param>
    /// <param name="keyEnds">Lists the ends of the certificates that the client has.</param>
    public ClientTelemetry(string? mchid, ILogger? logger, TimeProvider time, Func<IReadOnlyList<KeyEnd>> keyEnds)
    {
        Mchid = mchid;
        Logger = logger;
        Time = time;
        _keyEnds = keyEnds;
        // A client that makes no call has keys as well: the instruments exist from now on.
        if (Instruments.KeyRemaining is not null)
            KeyGauge.Add(this);
    }

    public string? Mchid { get; }

    public ILogger? Logger { get; }

    public TimeProvider Time { get; }

    /// <summary>Gets whether anything listens to calls. Where nothing does, a call costs this question and no more.</summary>
    public bool IsObserved =>
        Instruments.Source.HasListeners() || Instruments.CallDuration.Enabled || Instruments.Repeats.Enabled
        || (Logger is { } logger && logger.IsEnabled(LogLevel.Warning));

    public IReadOnlyList<KeyEnd> ListKeyEnds() => _keyEnds();

    /// <summary>Begins to observe a call.</summary>
    /// <param name="name">Verb and path template.</param>
    /// <param name="address">The address of the first attempt.</param>
    public CallObservation Begin(CallName name, Uri address) => new(this, name, address);

    /// <summary>Ends the measures of the client's keys.</summary>
    public void Dispose() => KeyGauge.Remove(this);
}
