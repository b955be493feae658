namespace WeChatPay.AspNetCore;

/// <summary>The ledger of one process: what is done is known for two days, longer than WeChat Pay repeats a callback.</summary>
/// <remarks>A restart forgets it. Thread-safe.</remarks>
public sealed class MemoryCallbackLedger : ICallbackLedger
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    private readonly TimeProvider _clock;
    private readonly int _capacity;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long Token, DateTimeOffset Until)> _done = new();
    private readonly Lock _lock = new();
    private long _token;

    /// <summary>Makes an empty ledger.</summary>
    /// <param name="clock">The clock; without it, the system's.</param>
    /// <param name="capacity">How many callbacks are kept in mind; the oldest are forgotten first. Default: 1,000,000, some 300 MB if all are in use.</param>
    public MemoryCallbackLedger(TimeProvider? clock = null, int capacity = 1_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _clock = clock ?? TimeProvider.System;
        _capacity = capacity;
    }

    /// <inheritdoc/>
    public ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_lock)
        {
            Forget();
            if (_entries.TryGetValue(key.Value, out var entry))
                return new(new CallbackClaim(entry.IsDone ? CallbackClaimState.Done : CallbackClaimState.InProgress, entry.Token));
            _entries[key.Value] = new Entry(++_token, IsDone: false);
            return new(new CallbackClaim(CallbackClaimState.Claimed, _token));
        }
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_lock)
        {
            if (!IsOpen(key, claim))
                return default;
            _entries[key.Value] = new Entry(claim.Token, IsDone: true);
            _done.Enqueue((key.Value, claim.Token, _clock.GetUtcNow() + Kept));
            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_lock)
        {
            if (IsOpen(key, claim))
                _entries.Remove(key.Value);
            return default;
        }
    }

    private bool IsOpen(CallbackKey key, CallbackClaim claim) =>
        _entries.TryGetValue(key.Value, out var entry) && !entry.IsDone && entry.Token == claim.Token;

    private void Forget()
    {
        var now = _clock.GetUtcNow();
        while (_done.TryPeek(out var oldest) && (oldest.Until <= now || _done.Count > _capacity))
        {
            _done.Dequeue();
            if (_entries.TryGetValue(oldest.Key, out var entry) && entry.Token == oldest.Token)
                _entries.Remove(oldest.Key);
        }
    }

    private readonly record struct Entry(long Token, bool IsDone);
}
