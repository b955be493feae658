namespace WeChatPay.Sandbox.Verification;

/// <summary>Remembers the nonces of accepted requests for as long as their timestamps are accepted: a copied request must not work twice.</summary>
/// <remarks>Mutable and thread-safe. Memory is bounded: beyond the capacity the nonce that would expire first is forgotten early.</remarks>
internal sealed class NonceRegister(int capacity = 100_000)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, long> _byExpiry = new();

    /// <summary>Gets how many nonces are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _seen.Count;
        }
    }

    /// <summary>Registers a nonce.</summary>
    /// <param name="nonce">The nonce.</param>
    /// <param name="now">The time, in seconds since 1970.</param>
    /// <param name="expires">The last second in which the request that carries it would be accepted.</param>
    /// <returns>False when it was registered before and has not expired.</returns>
    public bool TryAdd(string nonce, long now, long expires)
    {
        lock (_gate)
        {
            while (_byExpiry.TryPeek(out _, out var first) && first < now)
                _seen.Remove(_byExpiry.Dequeue());

            if (!_seen.Add(nonce))
                return false;

            _byExpiry.Enqueue(nonce, expires);
            if (_seen.Count > capacity)
                _seen.Remove(_byExpiry.Dequeue());
            return true;
        }
    }
}
