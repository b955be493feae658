using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;
using WeChatPay;
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
        RedisConnections.Check(connection);
        return UseLedger(builder, options, connection);
    }

    /// <summary>Replaces the ledger by one in Redis, over the <see cref="IConnectionMultiplexer"/> of the application's services.</summary>
    /// <inheritdoc cref="UseRedisLedger(WeChatPayBuilder, string, Action{RedisLedgerOptions})"/>
    /// <param name="builder">The merchant; the ledger serves all merchants of the application.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="ArgumentException">An option is wrong. The ledger was not replaced.</exception>
    public static WeChatPayBuilder UseRedisLedger(this WeChatPayBuilder builder, Action<RedisLedgerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return UseLedger(builder, Read(configure), connection: null);
    }

    /// <summary>Shares the platform certificates of this merchant with all processes of the application, so that one of them downloads for all.</summary>
    /// <remarks>It needs <c>CertificateRefresh</c>; without it, it does nothing. While Redis is away, each process downloads for itself.</remarks>
    /// <param name="builder">The merchant.</param>
    /// <param name="connection">The connection string of StackExchange.Redis; without it, the <see cref="IConnectionMultiplexer"/> of the application's
    /// services is used.</param>
    /// <param name="keyPrefix">The beginning of every name in Redis.</param>
    /// <exception cref="ArgumentException">The connection string or the prefix is wrong. Nothing is shared.</exception>
    public static WeChatPayBuilder UseRedisCertificates(this WeChatPayBuilder builder, string? connection = null, string keyPrefix = "wechatpay:")
    {
        ArgumentNullException.ThrowIfNull(builder);
        RedisLedgerOptions.CheckPrefix(keyPrefix);
        if (connection is not null)
            RedisConnections.Check(connection);
        builder.Services.TryAddSingleton<RedisConnections>();
        builder.Services.AddOptions<WeChatPayOptions>(builder.Name).PostConfigure<IServiceProvider>((options, provider) =>
        {
            var time = provider.GetService<TimeProvider>();
            if (options.CertificateRefresh is { } refresh)
                options.CertificateRefresh = refresh with { Store = new RedisCertificateStore(Find(provider, connection), keyPrefix, time) };
        });
        return builder;
    }

    private static WeChatPayBuilder UseLedger(WeChatPayBuilder builder, RedisLedgerOptions options, string? connection)
    {
        builder.Services.TryAddSingleton<RedisConnections>();
        builder.Services.AddSingleton<ICallbackLedger>(
            provider => new RedisCallbackLedger(Find(provider, connection), options, provider.GetService<TimeProvider>()));
        return builder;
    }

    private static Func<ValueTask<IConnectionMultiplexer>> Find(IServiceProvider provider, string? connection)
    {
        if (connection is not null)
            return () => provider.GetRequiredService<RedisConnections>().GetAsync(connection);
        var given = provider.GetRequiredService<IConnectionMultiplexer>();
        return () => new(given);
    }

    private static RedisLedgerOptions Read(Action<RedisLedgerOptions>? configure)
    {
        var options = new RedisLedgerOptions();
        configure?.Invoke(options);
        options.Check();
        return options;
    }
}
