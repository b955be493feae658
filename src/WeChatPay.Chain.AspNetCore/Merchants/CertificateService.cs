using Microsoft.Extensions.Hosting;
using WeChatPay.Certificates;

namespace WeChatPay.AspNetCore;

/// <summary>Renews the platform certificates of all merchants before a call would have to, the first ones when the application starts.</summary>
/// <remarks>Failures are logged by the client, and the start of the application does not wait.</remarks>
internal sealed class CertificateService(WeChatPayMerchants merchants) : BackgroundService
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    // The longest time without a look: a change of the configuration may begin the renewal again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(merchants.Names.Select(name => RenewAsync(name, stoppingToken)));

    private async Task RenewAsync(string name, CancellationToken stoppingToken)
    {
        // The application starts meanwhile.
        await Task.Yield();
        var client = merchants.Get(name).Client;
        if (client.Keys.Source is not CertificateRefresher refresher)
            return;
        var time = client.Keys.Time;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (refresher.Due <= time.GetUtcNow() + Ahead)
                await TryRefreshAsync(client, stoppingToken).ConfigureAwait(false);
            var pause = refresher.Due is { } due ? due - time.GetUtcNow() - Ahead : Longest;
            pause = pause < Shortest ? Shortest : pause > Longest ? Longest : pause;
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private static async Task TryRefreshAsync(WeChatPayClient client, CancellationToken stoppingToken)
    {
        try
        {
            await client.RefreshCertificatesAsync(stoppingToken).ConfigureAwait(false);
        }
        // The client has logged it, and knows when to try again.
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
        }
    }
}
