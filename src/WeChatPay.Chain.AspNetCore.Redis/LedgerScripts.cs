namespace WeChatPay.AspNetCore.Redis;

/// <summary>What the ledger does in Redis. Redis runs each script as a whole, between the commands of other clients.</summary>
/// <remarks>An entry is <c>claimed TOKEN</c> while its lease lasts, and <c>done TOKEN</c> afterwards.</remarks>
internal static class LedgerScripts
{
    /// <summary>Claims an entry: KEYS are the entry and the last token, ARGV the lease in milliseconds.</summary>
    /// <returns><c>new TOKEN</c>, or the entry that is there.</returns>
    // The token is never less than the time of Redis in microseconds: it grows though Redis has lost its data. A number of Lua holds 53 bits, and that time
    // has 51.
    public const string Claim = """
        local held = redis.call('GET', KEYS[1])
        if held then return held end
        local token = redis.call('INCR', KEYS[2])
        local time = redis.call('TIME')
        local least = time[1] * 1000000 + time[2]
        if token < least then
            token = least
            redis.call('SET', KEYS[2], string.format('%.0f', token))
        end
        token = string.format('%.0f', token)
        redis.call('SET', KEYS[1], 'claimed ' .. token, 'NX', 'PX', ARGV[1])
        return 'new ' .. token
        """;

    /// <summary>Renews the lease of a claim: ARGV are its token and the lease in milliseconds.</summary>
    public const string Renew = """
        if redis.call('GET', KEYS[1]) ~= 'claimed ' .. ARGV[1] then return 0 end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """;

    /// <summary>Notes that the work of a claim is done: ARGV are its token and the time in milliseconds for which that is known.</summary>
    /// <returns>1; 0 where another process holds a newer claim, or has done the work as well.</returns>
    // A lease that has ended without another claim takes nothing away from the work that is done.
    public const string Complete = """
        local held = redis.call('GET', KEYS[1])
        if held and held ~= 'claimed ' .. ARGV[1] and held ~= 'done ' .. ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], 'done ' .. ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    /// <summary>Gives a claim back: ARGV is its token.</summary>
    public const string Release = """
        if redis.call('GET', KEYS[1]) ~= 'claimed ' .. ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """;
}
