using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WeChatPay;
using WeChatPay.AspNetCore;
using WeChatPay.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds merchants of WeChat Pay to an application.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public static class WeChatPayServiceCollectionExtensions
{
    /// <summary>Adds a merchant from a section of the configuration.</summary>
    /// <remarks>The services are <see cref="WeChatPayClient"/>, and <see cref="WeChatPayMerchants"/> for all of them. The configuration is validated when the
    /// application starts. When it changes, the client gets its new keys; other settings take effect at the next start.</remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">The section, for example <c>builder.Configuration.GetSection("WeChatPay")</c>. Its keys are those of
    /// <see cref="WeChatPayOptions"/> or of <see cref="Builder.Factory(object)"/>.</param>
    public static WeChatPayBuilder AddWeChatPay(this IServiceCollection services, IConfiguration section) =>
        services.AddWeChatPay("", section);

    /// <inheritdoc cref="AddWeChatPay(IServiceCollection, IConfiguration)"/>
    /// <summary>Adds one of several merchants from a section of the configuration.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name of the merchant, which is the key of its service <see cref="WeChatPayClient"/>.</param>
    /// <param name="section">The section.</param>
    public static WeChatPayBuilder AddWeChatPay(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<IOptionsChangeTokenSource<WeChatPayOptions>>(new ConfigurationChangeTokenSource<WeChatPayOptions>(name, section));
        return services.AddWeChatPay(name, options => LooseConfiguration.ReadInto(options, MerchantSection.Read(section)));
    }

    /// <summary>Adds a merchant whose options code sets.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options.</param>
    public static WeChatPayBuilder AddWeChatPay(this IServiceCollection services, Action<WeChatPayOptions> configure) =>
        services.AddWeChatPay("", configure);

    /// <inheritdoc cref="AddWeChatPay(IServiceCollection, Action{WeChatPayOptions})"/>
    /// <summary>Adds one of several merchants whose options code sets.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name of the merchant, which is the key of its service <see cref="WeChatPayClient"/>.</param>
    /// <param name="configure">Sets the options.</param>
    public static WeChatPayBuilder AddWeChatPay(this IServiceCollection services, string name, Action<WeChatPayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddLogging();
        services.AddOptions<WeChatPayOptions>(name)
            .Configure<ILoggerFactory>(static (options, loggers) => options.Logger = loggers.CreateLogger("WeChatPay.Chain"))
            .Configure(configure)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WeChatPayOptions>, MerchantValidation>());
        services.AddSingleton(new MerchantName(name));
        services.TryAddSingleton(static provider => new WeChatPayMerchants(
            provider.GetServices<MerchantName>(),
            provider.GetRequiredService<IOptionsFactory<WeChatPayOptions>>(),
            provider.GetServices<IOptionsChangeTokenSource<WeChatPayOptions>>(),
            provider.GetServices<CallbackSetting>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("WeChatPay.Chain.AspNetCore")));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CertificateService>());
        services.TryAddSingleton<ICallbackLedger>(static provider => new MemoryCallbackLedger(provider.GetService<TimeProvider>() ?? TimeProvider.System));
        // The merchants own the clients: the container must not close one twice, and closing one twice is harmless.
        if (name.Length == 0)
            services.TryAddSingleton(static provider => provider.GetRequiredService<WeChatPayMerchants>().Get().Client);
        else
            services.TryAddKeyedSingleton(name, static (provider, key) => provider.GetRequiredService<WeChatPayMerchants>().Get((string)key!).Client);
        return new WeChatPayBuilder(services, name);
    }
}
