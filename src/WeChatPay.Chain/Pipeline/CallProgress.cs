namespace WeChatPay.Pipeline;

/// <summary>Remembers what the attempts of one call can have done: an attempt that fails does not undo the one before it.</summary>
/// <remarks>Mutable and thread-safe: a handler of the user may send two attempts at once.</remarks>
internal sealed class CallProgress
{
    private readonly Lock _gate = new();
    private CallOutcome _worst;
    private CallOutcome _before;
    private int _underWay;

    /// <summary>Gets the outcome of all attempts, also of those that are under way.</summary>
    public CallOutcome Worst
    {
        get
        {
            lock (_gate)
                return _underWay > 0 ? CallOutcome.MayHaveTakenEffect : _worst;
        }
    }

    /// <summary>Gets the outcome of the attempts before the last one, for a response that tells the outcome of the last.</summary>
    public CallOutcome WorstBefore
    {
        get
        {
            lock (_gate)
                return _underWay > 0 ? CallOutcome.MayHaveTakenEffect : _before;
        }
    }

    /// <summary>Begins an attempt.</summary>
    public void Begin()
    {
        lock (_gate)
            _underWay++;
    }

    /// <summary>Ends an attempt.</summary>
    /// <returns>The outcome of the attempts before it.</returns>
    public CallOutcome End(CallOutcome outcome)
    {
        lock (_gate)
        {
            _underWay--;
            _before = _worst;
            if (outcome > _worst)
                _worst = outcome;
            return _before;
        }
    }
}
