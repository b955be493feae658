using StackExchange.Redis;
using WeChatPay.AspNetCore;
using WeChatPay.AspNetCore.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives the processes of an application what they share by Redis.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public static class WeChatPayRedisBuilderExtensions
{
    /// <summary>Replaces the ledger by one in Redis, which all processes of the application share.</summary>
    /// <remarks>The application starts without Redis. While Redis is away, callbacks are answered with 500, so that WeChat Pay delivers them again.</remarks>
    /// <param name="builder">The merchant; the ledger serves all merchants of the application.</param>
    /// <param name="connection">The connection string of StackExchange.Redis, for example <c>redis.example:6379,password=…,ssl=true</c>.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="ArgumentException">The connection string or an option is wrong. The ledger was not replaced.</exception>
    public static WeChatPayBuilder UseRedisLedger(this WeChatPayBuilder builder, string connection, Action<RedisLedgerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = Read(configure);
        // Given by a factory, so that the container disposes of it.
        var own = new RedisConnection(connection);
        builder.Services.AddSingleton(_ => own);
        return UseLedger(builder, options, static provider => provider.GetRequiredService<RedisConnection>().GetAsync);
    }

    /// <summary>Replaces the ledger by one in Redis, over the <see cref="IConnectionMultiplexer"/> of the application's services.</summary>
    /// <inheritdoc cref="UseRedisLedger(WeChatPayBuilder, string, Action{RedisLedgerOptions})"/>
    /// <param name="builder">The merchant; the ledger serves all merchants of the application.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="ArgumentException">An option is wrong. The ledger was not replaced.</exception>
    public static WeChatPayBuilder UseRedisLedger(this WeChatPayBuilder builder, Action<RedisLedgerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return UseLedger(builder, Read(configure), static provider =>
        {
            var connection = provider.GetRequiredService<IConnectionMultiplexer>();
            return () => new(connection);
        });
    }

    private static WeChatPayBuilder UseLedger(
        WeChatPayBuilder builder, RedisLedgerOptions options, Func<IServiceProvider, Func<ValueTask<IConnectionMultiplexer>>> connect)
    {
        builder.Services.AddSingleton<ICallbackLedger>(
            provider => new RedisCallbackLedger(connect(provider), options, provider.GetService<TimeProvider>()));
        return builder;
    }

    private static RedisLedgerOptions Read(Action<RedisLedgerOptions>? configure)
    {
        var options = new RedisLedgerOptions();
        configure?.Invoke(options);
        options.Check();
        return options;
    }
}
