using Microsoft.Extensions.DependencyInjection;
using WeChatPay.Callbacks;

namespace WeChatPay.AspNetCore;

/// <summary>Adds to a merchant what its section of the configuration does not say.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public sealed class WeChatPayBuilder
{
    internal WeChatPayBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Name = name;
    }

    /// <summary>Gets the services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets the name of the merchant; empty for the one that was added without a name.</summary>
    public string Name { get; }

    /// <summary>Changes the options of the client, after the configuration.</summary>
    /// <param name="configure">Changes them.</param>
    public WeChatPayBuilder Configure(Action<WeChatPayOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Changes the options of the parser of callbacks. Its keys are those of the client.</summary>
    /// <param name="configure">Changes them, for example <c>AppidsV2</c> and <c>SignTypeV2</c>.</param>
    public WeChatPayBuilder ConfigureCallbacks(Action<CallbackParserOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddSingleton(new CallbackSetting(Name, configure));
        return this;
    }

    /// <summary>Replaces the ledger, which keeps in mind what callbacks were worked on: for more than one process.</summary>
    /// <typeparam name="TLedger">The ledger. It becomes one service of the whole application.</typeparam>
    public WeChatPayBuilder UseLedger<TLedger>()
        where TLedger : class, ICallbackLedger
    {
        Services.AddSingleton<ICallbackLedger, TLedger>();
        return this;
    }
}
