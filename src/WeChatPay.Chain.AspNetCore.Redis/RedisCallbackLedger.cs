using System.Collections.Concurrent;
using System.Globalization;
using StackExchange.Redis;

namespace WeChatPay.AspNetCore.Redis;

/// <summary>The ledger of many processes: a callback is claimed for one of them at a time, and is known as done for two days.</summary>
/// <remarks>A callback is worked on a second time only where a process, or Redis, fails after the work and before it was noted; a handler that the machine
/// stops for longer than the lease counts as such a process. Where that must not happen, write the ledger and the order in one transaction of a database.
/// Leases end by the clock of Redis. Thread-safe.</remarks>
public sealed class RedisCallbackLedger : ICallbackLedger, IDisposable
{
    // Renewed well before the lease ends, so that one renewal may fail.
    private const int RenewalsOfALease = 3;

    private readonly Func<ValueTask<IConnectionMultiplexer>> _connect;
    private readonly RedisLedgerOptions _options;
    private readonly TimeProvider _time;
    private readonly RedisKey _lastToken;
    private readonly ConcurrentDictionary<(string Key, long Token), ITimer> _renewals = new();

    /// <summary>Makes a ledger over a connection of yours, which stays yours.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="options">How claims are kept. Default: those of <see cref="RedisLedgerOptions"/>.</param>
    /// <param name="time">Says when to renew a lease; without it, the system's clock. Whether a lease has ended, Redis decides.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RedisCallbackLedger(IConnectionMultiplexer connection, RedisLedgerOptions? options = null, TimeProvider? time = null)
        : this(() => new(connection), options ?? new RedisLedgerOptions(), time) => ArgumentNullException.ThrowIfNull(connection);

    internal RedisCallbackLedger(Func<ValueTask<IConnectionMultiplexer>> connect, RedisLedgerOptions options, TimeProvider? time)
    {
        options.Check();
        _connect = connect;
        _options = options;
        _time = time ?? TimeProvider.System;
        _lastToken = $"{options.KeyPrefix}{{callbacks}}:token";
    }

    /// <inheritdoc/>
    /// <exception cref="RedisException">Redis cannot be reached, or refuses.</exception>
    /// <exception cref="TimeoutException">Redis did not reply in time.</exception>
    /// <exception cref="FormatException">Under the name of the callback stands what no ledger has written.</exception>
    public async ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        var claiming = ClaimAsync(key);
        try
        {
            var claim = await claiming.WaitAsync(_options.Timeout, _time, CancellationToken.None).ConfigureAwait(false);
            if (claim.State == CallbackClaimState.Claimed)
                KeepRenewing(key, claim);
            return claim;
        }
        catch (TimeoutException)
        {
            _ = GiveBackLateAsync(claiming, key);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The lease ended while the handlers worked, and another process has claimed the callback.</exception>
    public async ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim)
    {
        ArgumentNullException.ThrowIfNull(key);
        StopRenewing(key, claim);
        if ((int)await RunAsync(LedgerScripts.Complete, key, claim.Token, Milliseconds(_options.Kept)).ConfigureAwait(false) == 0)
        {
            throw new InvalidOperationException(
                $"The lease of {_options.Lease} ended while the handlers worked, and another delivery of the callback was claimed: they may have run twice.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim)
    {
        ArgumentNullException.ThrowIfNull(key);
        StopRenewing(key, claim);
        await RunAsync(LedgerScripts.Release, key, claim.Token).ConfigureAwait(false);
    }

    /// <summary>Renews no claim any more: those that are open end with their lease.</summary>
    public void Dispose()
    {
        foreach (var (name, timer) in _renewals)
        {
            timer.Dispose();
            _renewals.TryRemove(name, out _);
        }
    }

    private async Task<CallbackClaim> ClaimAsync(CallbackKey key)
    {
        var database = (await _connect().ConfigureAwait(false)).GetDatabase();
        var reply = await database.ScriptEvaluateAsync(LedgerScripts.Claim, [Name(key), _lastToken], [Milliseconds(_options.Lease)]).ConfigureAwait(false);
        return Read((string?)reply);
    }

    private static CallbackClaim Read(string? entry)
    {
        if (entry?.Split(' ') is [var word, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var token))
        {
            switch (word)
            {
                case "new":
                    return new(CallbackClaimState.Claimed, token);
                case "claimed":
                    return new(CallbackClaimState.InProgress, token);
                case "done":
                    return new(CallbackClaimState.Done, token);
            }
        }
        throw new FormatException("The entry of the callback in Redis is not one of this ledger: give the ledger a `KeyPrefix` of its own.");
    }

    // Nobody waits for the claim any more: without this, later deliveries would be put off until its lease ends.
    private async Task GiveBackLateAsync(Task<CallbackClaim> claiming, CallbackKey key)
    {
        try
        {
            if (await claiming.ConfigureAwait(false) is { State: CallbackClaimState.Claimed } claim)
                await ReleaseAsync(key, claim).ConfigureAwait(false);
        }
        // The lease ends the claim, if there is one.
        catch (Exception)
        {
        }
    }

    private void KeepRenewing(CallbackKey key, CallbackClaim claim)
    {
        var start = _time.GetTimestamp();
        var every = _options.Lease / RenewalsOfALease;
        _renewals[(key.Value, claim.Token)] = _time.CreateTimer(_ => _ = RenewAsync(key, claim, start), null, every, every);
    }

    private void StopRenewing(CallbackKey key, CallbackClaim claim)
    {
        if (_renewals.TryRemove((key.Value, claim.Token), out var timer))
            timer.Dispose();
    }

    private async Task RenewAsync(CallbackKey key, CallbackClaim claim, long start)
    {
        if (_time.GetElapsedTime(start) >= _options.RenewFor)
        {
            StopRenewing(key, claim);
            return;
        }
        try
        {
            await RunAsync(LedgerScripts.Renew, key, claim.Token, Milliseconds(_options.Lease)).ConfigureAwait(false);
        }
        // The next renewal tries again; if all fail, `CompleteAsync` tells whether another process has claimed the callback.
        catch (Exception)
        {
        }
    }

    private async Task<RedisResult> RunAsync(string script, CallbackKey key, params RedisValue[] values)
    {
        var database = (await _connect().ConfigureAwait(false)).GetDatabase();
        return await database.ScriptEvaluateAsync(script, [Name(key)], values).WaitAsync(_options.Timeout, _time).ConfigureAwait(false);
    }

    // One slot for all names: a script of Redis Cluster sees the entry and the last token.
    private RedisKey Name(CallbackKey key) => $"{_options.KeyPrefix}{{callbacks}}:{key.Value}";

    private static RedisValue Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
