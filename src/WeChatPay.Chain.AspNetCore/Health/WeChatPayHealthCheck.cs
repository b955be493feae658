using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WeChatPay.AspNetCore;

/// <summary>Looks at the clients of merchants. It sends nothing: the state comes from the calls of the shop itself.</summary>
/// <param name="merchants">The merchants of the application.</param>
/// <param name="merchant">The merchant to look at; <see langword="null"/> for all.</param>
/// <param name="options">The limits.</param>
internal sealed class WeChatPayHealthCheck(WeChatPayMerchants merchants, string? merchant, WeChatPayHealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var names = merchant is null ? merchants.Names : [merchant];
        var data = new Dictionary<string, object>();
        var (status, findings) = (HealthStatus.Healthy, new List<string>());
        foreach (var name in names)
        {
            var client = merchants.Get(name).Client;
            var isOne = names.Count == 1 || name.Length == 0;
            var health = new MerchantHealth(isOne ? "" : $"{name}.", options);
            health.Judge(client.Health, client.Keys.Time.GetUtcNow());
            status = health.Status < status ? health.Status : status;
            findings.AddRange(health.Findings.Select(finding => isOne ? finding : $"merchant `{name}`: {finding}"));
            foreach (var (key, value) in health.Data)
                data[key] = value;
        }
        // The status that the application chose for a failure of this check.
        var reported = status == HealthStatus.Unhealthy ? context.Registration.FailureStatus : status;
        return Task.FromResult(new HealthCheckResult(reported, findings.Count == 0 ? null : string.Join("; ", findings), data: data));
    }
}
