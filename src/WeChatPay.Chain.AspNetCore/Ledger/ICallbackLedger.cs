namespace WeChatPay.AspNetCore;

/// <summary>Keeps in mind what callbacks were worked on, so that each takes effect once, though WeChat Pay delivers it again, and twice at a time.</summary>
/// <remarks>The ledger of this package lives in the memory of one process. For several processes, write one over the database of the shop:
/// <see cref="ClaimAsync"/> inserts the key, and the unique index of the table decides. Let a claim end by
/// itself after some minutes: its process may have died. Thread-safe.</remarks>
public interface ICallbackLedger
{
    /// <summary>Claims a callback for this delivery.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Fires when the delivery is cut off.</param>
    /// <returns>Whether this delivery may work on it. If it may, <see cref="CompleteAsync"/> or <see cref="ReleaseAsync"/> follows.</returns>
    ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken);

    /// <summary>Notes that the work is done: from now on the key is <see cref="CallbackClaimState.Done"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="claim">What <see cref="ClaimAsync"/> returned.</param>
    ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim);

    /// <summary>Gives the claim back, because the work failed: the next delivery may claim the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="claim">What <see cref="ClaimAsync"/> returned.</param>
    ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim);
}

/// <summary>What a ledger says to a delivery.</summary>
public enum CallbackClaimState
{
    /// <summary>This delivery works on the callback.</summary>
    Claimed,

    /// <summary>Another delivery of it is being worked on. It is answered with 503, so that WeChat Pay delivers it again if the work fails.</summary>
    InProgress,

    /// <summary>It was worked on. It is answered as the first delivery was.</summary>
    Done,
}

/// <summary>A claim of a callback.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="State">Whether the delivery may work on it.</param>
/// <param name="Token">Grows with every claim of a key: a ledger tells by it whether a claim is still the newest.</param>
public readonly record struct CallbackClaim(CallbackClaimState State, long Token = 0);
