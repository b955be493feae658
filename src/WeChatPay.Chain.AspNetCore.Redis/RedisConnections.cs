using System.Collections.Concurrent;
using StackExchange.Redis;

namespace WeChatPay.AspNetCore.Redis;

/// <summary>The connections of an application, one for each connection string. They are made at the first use and go on trying while Redis is away, so that
/// the application starts without Redis.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RedisConnections : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConnectionMultiplexer>>> _connections = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The text is not a configuration of StackExchange.Redis. The message does not quote the text, which may have a
    /// password.</exception>
    public static void Check(string connection) => Read(connection);

    public async ValueTask<IConnectionMultiplexer> GetAsync(string connection)
    {
        var connecting = _connections.GetOrAdd(connection, static text => new(() => ConnectionMultiplexer.ConnectAsync(Read(text))));
        try
        {
            return await connecting.Value.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The next use tries again.
            _connections.TryRemove(new(connection, connecting));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connected in Take())
            await connected.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var connected in Take())
            connected.Dispose();
    }

    private IEnumerable<ConnectionMultiplexer> Take() =>
        from connection in _connections.Values
        where connection.IsValueCreated && connection.Value.IsCompletedSuccessfully
        select connection.Value.GetAwaiter().GetResult();

    private static ConfigurationOptions Read(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        var options = TryParse(connection);
        if (options is { EndPoints.Count: > 0 })
        {
            options.AbortOnConnectFail = false;
            return options;
        }
        var fault = options is null ? "cannot be read" : "names no server";
        throw new ArgumentException(
            $"The connection string of Redis {fault}: give for example \"redis.example:6379,password=…,ssl=true\".", nameof(connection));
    }

    private static ConfigurationOptions? TryParse(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
