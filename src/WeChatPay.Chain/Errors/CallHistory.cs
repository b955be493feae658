namespace WeChatPay.Errors;

/// <summary>The attempts of a call, for the exception that ends it.</summary>
/// <param name="Worst">The outcome of the attempts before the last one.</param>
/// <param name="Attempts">How many attempts there were, the last one included.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal readonly record struct CallHistory(CallOutcome Worst, int Attempts)
{
    /// <summary>The history of a call with one attempt.</summary>
    public static readonly CallHistory First = new(CallOutcome.NothingSent, 1);
}

/// <summary>How an attempt failed on the way, as far as a repeat depends on that.</summary>
internal enum AttemptFailure
{
    /// <summary>In a way that a repeat would not mend.</summary>
    Other,

    /// <summary>No byte of the request was sent.</summary>
    NothingSent,

    /// <summary>The request was sent, and no complete response came.</summary>
    Broken,
}
