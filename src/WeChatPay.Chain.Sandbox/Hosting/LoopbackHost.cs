using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Builds the web server: loopback only, silent, without effects on the process around it.</summary>
internal static class LoopbackHost
{
    /// <param name="port">The port for HTTP; 0 for any free one.</param>
    /// <param name="securePort">The port for HTTPS; 0 for any free one.</param>
    /// <param name="certificate">The certificate of the server for HTTPS.</param>
    public static WebApplication Build(int port, int securePort, X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });

        // An appsettings.json or ASPNETCORE_URLS of the surrounding program must not open a second, public address.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();

        // The default lifetime takes Ctrl+C away from the surrounding program.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, GuestLifetime>());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Listen(IPAddress.Loopback, securePort, listen =>
            {
                // As on the other port: a cut response looks the same on both.
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;

                    // Requested, not required: only some paths need it, and those say so in their response.
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.AllowAnyClientCertificate();
                });
            });
        });
        return builder.Build();
    }

    /// <summary>Leaves the signals of the process alone.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
