using Microsoft.Extensions.Diagnostics.HealthChecks;
using WeChatPay.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of WeChat Pay.</summary>
/// <remarks>For the start of the application: use it from one thread.</remarks>
public static class WeChatPayHealthChecksBuilderExtensions
{
    /// <summary>Adds a check of the clients' state: the clock against WeChat Pay's, the ends of certificates, the renewal of the platform's certificates, the
    /// last verified response.</summary>
    /// <remarks>The check sends nothing, and its data has no key and no value of a call. Limits: <see cref="WeChatPayHealthOptions"/>.</remarks>
    /// <param name="builder">The health checks of the application.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="merchant">The name of a merchant, for a check of its own; <see langword="null"/> for one check of all merchants.</param>
    /// <param name="configure">Changes the limits.</param>
    /// <param name="failureStatus">The status that is reported where the check fails. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags, to choose checks by.</param>
    /// <exception cref="ArgumentException">A limit is wrong. The check was not added.</exception>
    public static IHealthChecksBuilder AddWeChatPay(
        this IHealthChecksBuilder builder,
        string name = "wechatpay",
        string? merchant = null,
        Action<WeChatPayHealthOptions>? configure = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var options = new WeChatPayHealthOptions();
        configure?.Invoke(options);
        options.Check();
        return builder.Add(new HealthCheckRegistration(
            name, provider => new WeChatPayHealthCheck(provider.GetRequiredService<WeChatPayMerchants>(), merchant, options), failureStatus, tags));
    }
}
