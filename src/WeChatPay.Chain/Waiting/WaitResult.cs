namespace WeChatPay;

/// <summary>The end of a wait: a final state, or one that is still open.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record WaitResult
{
    internal WaitResult(WeChatPayResponse response, string? state, bool isFinal) => (Response, State, IsFinal) = (response, state, isFinal);

    /// <summary>Gets the last response, which is verified.</summary>
    public WeChatPayResponse Response { get; }

    /// <summary>Gets the last state: <c>trade_state</c>, <c>status</c>, <c>state</c> …; <see langword="null"/> where the response has none.</summary>
    public string? State { get; }

    /// <summary>Gets whether nothing changes any more by itself. When it is false the schedule has ended, and the state is still open: close the order, or wait
    /// again later.</summary>
    public bool IsFinal { get; }

    /// <summary>Shows the state.</summary>
    public override string ToString() => $"{State ?? "no state"} ({(IsFinal ? "final" : "still open")})";
}
