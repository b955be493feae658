namespace WeChatPay.AspNetCore.Redis;

/// <summary>What the store of certificates does in Redis. Redis runs each script as a whole, between the commands of other clients.</summary>
/// <remarks>KEYS are the list, a hash with <c>time</c> in seconds and <c>list</c>, and the mark of the process that downloads.</remarks>
internal static class CertificateScripts
{
    /// <summary>Reads a list: ARGV are the time that it must be newer than, and for how many milliseconds a download is left to one process.</summary>
    /// <returns>The list; 1 where the caller is to download it, 0 where another process does so.</returns>
    public const string Read = """
        local time = redis.call('HGET', KEYS[1], 'time')
        if time and tonumber(time) > tonumber(ARGV[1]) then return redis.call('HGET', KEYS[1], 'list') end
        if redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[2]) then return 1 end
        return 0
        """;

    /// <summary>Writes a list, unless a newer one is there: ARGV are its time, the list, and for how many milliseconds it is kept.</summary>
    public const string Write = """
        redis.call('DEL', KEYS[2])
        local time = redis.call('HGET', KEYS[1], 'time')
        if time and tonumber(time) > tonumber(ARGV[1]) then return 0 end
        redis.call('HSET', KEYS[1], 'time', ARGV[1], 'list', ARGV[2])
        return redis.call('PEXPIRE', KEYS[1], ARGV[3])
        """;
}
