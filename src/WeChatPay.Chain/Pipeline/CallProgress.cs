using WeChatPay.Errors;
using WeChatPay.Telemetry;

namespace WeChatPay.Pipeline;

/// <summary>Remembers what the attempts of one call can have done: an attempt that fails does not undo the one before it.</summary>
/// <remarks>Mutable and thread-safe: a handler of the user may send two attempts at once.</remarks>
internal class CallProgress
{
    private readonly Lock _gate = new();
    private CallOutcome _worst;
    private CallOutcome _before;
    private int _underWay;
    private int _sent;
    private int _repeats;

    /// <summary>Gets the outcome of all attempts, also of those that are under way.</summary>
    public CallOutcome Worst
    {
        get
        {
            lock (_gate)
                return _underWay > 0 ? CallOutcome.MayHaveTakenEffect : _worst;
        }
    }

    /// <summary>Gets the attempts before the last one, for a response that tells the outcome of the last.</summary>
    public CallHistory History
    {
        get
        {
            lock (_gate)
                return new(_underWay > 0 ? CallOutcome.MayHaveTakenEffect : _before, Attempts);
        }
    }

    /// <summary>Gets how many attempts there were; 1 before the first one.</summary>
    public int Attempts => Math.Max(_sent, _repeats + 1);

    /// <summary>Gets the observation of the call; <see langword="null"/> where nothing listens.</summary>
    public virtual CallObservation? Observation => null;

    /// <summary>Gets or sets whether a test took the place of the wire.</summary>
    public bool IsTest { get; set; }

    /// <summary>Begins to send.</summary>
    /// <param name="isRedirected">Whether a redirect led here, which is not an attempt of its own.</param>
    public void Begin(bool isRedirected)
    {
        lock (_gate)
        {
            _underWay++;
            if (!isRedirected)
                _sent++;
        }
    }

    /// <summary>Ends sending.</summary>
    /// <returns>The attempts before this one.</returns>
    public CallHistory End(CallOutcome outcome)
    {
        lock (_gate)
        {
            _underWay--;
            _before = _worst;
            Worsen(outcome);
            return new(_before, Attempts);
        }
    }

    /// <summary>Counts a repeat.</summary>
    /// <param name="outcome">The outcome of the attempt before it, which a handler of the user may have ended without sending.</param>
    public void Repeat(CallOutcome outcome)
    {
        lock (_gate)
        {
            _repeats++;
            Worsen(outcome);
            _before = _worst;
        }
    }

    private void Worsen(CallOutcome outcome)
    {
        if (outcome > _worst)
            _worst = outcome;
    }
}

/// <summary>The progress of a call that something listens to. Other calls do without the field.</summary>
internal sealed class ObservedProgress(CallObservation observation) : CallProgress
{
    public override CallObservation? Observation => observation;
}
