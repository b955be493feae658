using StackExchange.Redis;

namespace WeChatPay.AspNetCore.Redis;

/// <summary>A connection that is made at the first use and goes on trying while Redis is away, so that the application starts without Redis.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RedisConnection : IAsyncDisposable, IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConfigurationOptions _options;
    private Task<ConnectionMultiplexer>? _connecting;

    /// <exception cref="ArgumentException">The text is not a configuration of StackExchange.Redis. The message does not quote it: it may have a password.</exception>
    public RedisConnection(string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        try
        {
            _options = ConfigurationOptions.Parse(configuration);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw Wrong("cannot be read", nameof(configuration));
        }
        if (_options.EndPoints.Count == 0)
            throw Wrong("names no server", nameof(configuration));
        _options.AbortOnConnectFail = false;
    }

    public async ValueTask<IConnectionMultiplexer> GetAsync()
    {
        Task<ConnectionMultiplexer> connecting;
        lock (_gate)
        {
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
                _connecting = ConnectionMultiplexer.ConnectAsync(_options);
            connecting = _connecting;
        }
        return await connecting.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Take() is { IsCompletedSuccessfully: true } connected)
            await (await connected.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (Take() is { IsCompletedSuccessfully: true } connected)
            connected.GetAwaiter().GetResult().Dispose();
    }

    private Task<ConnectionMultiplexer>? Take()
    {
        lock (_gate)
            return _connecting;
    }

    private static ArgumentException Wrong(string fault, string parameter) =>
        new($"The connection string of Redis {fault}: give for example \"redis.example:6379,password=…,ssl=true\".", parameter);
}
