using StackExchange.Redis;

namespace WeChatPay.AspNetCore.Redis;

/// <summary>Shares the platform certificates of many processes by Redis: one downloads, and the others wait for its list.</summary>
/// <remarks>Redis holds WeChat Pay's response as it came, encrypted and signed; each process verifies it itself. Thread-safe.</remarks>
public sealed class RedisCertificateStore : ICertificateStore
{
    private static readonly TimeSpan Download = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Longer than a client may go without a look at the list.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly Func<ValueTask<IConnectionMultiplexer>> _connect;
    private readonly string _keyPrefix;
    private readonly TimeProvider _time;

    /// <summary>Makes a store over a connection of yours, which stays yours.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="keyPrefix">The beginning of every name in Redis.</param>
    /// <param name="time">Says how long to wait for another process; without it, the system's clock.</param>
    /// <exception cref="ArgumentException">The prefix is empty.</exception>
    public RedisCertificateStore(IConnectionMultiplexer connection, string keyPrefix = "wechatpay:", TimeProvider? time = null)
        : this(() => new(connection), keyPrefix, time) => ArgumentNullException.ThrowIfNull(connection);

    internal RedisCertificateStore(Func<ValueTask<IConnectionMultiplexer>> connect, string keyPrefix, TimeProvider? time)
    {
        RedisLedgerOptions.CheckPrefix(keyPrefix);
        _connect = connect;
        _keyPrefix = keyPrefix;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="RedisException">Redis cannot be reached, or refuses.</exception>
    public async ValueTask<byte[]?> ReadAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        RedisValue[] values = [since.ToUnixTimeSeconds(), (long)Download.TotalMilliseconds];
        while (true)
        {
            var reply = await RunAsync(CertificateScripts.Read, name, values, cancellationToken).ConfigureAwait(false);
            if (reply.Resp2Type == ResultType.BulkString)
                return (byte[]?)reply;
            if ((int)reply == 1 || _time.GetElapsedTime(start) >= Patience)
                return null;
            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RedisException">Redis cannot be reached, or refuses.</exception>
    public async ValueTask WriteAsync(string name, DateTimeOffset time, byte[] list, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        RedisValue[] values = [time.ToUnixTimeSeconds(), list, (long)Kept.TotalMilliseconds];
        await RunAsync(CertificateScripts.Write, name, values, cancellationToken).ConfigureAwait(false);
    }

    // One slot of Redis Cluster for both names of a list.
    private async Task<RedisResult> RunAsync(string script, string name, RedisValue[] values, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var database = (await _connect().ConfigureAwait(false)).GetDatabase();
        var list = $"{_keyPrefix}{{certificates}}:{name}";
        return await database.ScriptEvaluateAsync(script, [list, $"{list}:download"], values).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
