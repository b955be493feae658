using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A shop's receiver of callbacks: it counts them, and responds with a status.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _received;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Gets or sets the status that it responds with.</summary>
    public int Status { get; set; } = 204;

    public int Received => Volatile.Read(ref _received);

    /// <summary>Gets the header <c>Wechatpay-Timestamp</c> of the last callback.</summary>
    public string Timestamp { get; private set; } = "";

    /// <summary>Gets the header <c>Wechatpay-Serial</c> of the last callback.</summary>
    public string Serial { get; private set; } = "";

    /// <summary>Gets the body of the last callback.</summary>
    public string Body { get; private set; } = "";

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/notify";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.HandleAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Body = await reader.ReadToEndAsync();
        Timestamp = context.Request.Headers["Wechatpay-Timestamp"].ToString();
        Serial = context.Request.Headers["Wechatpay-Serial"].ToString();
        Interlocked.Increment(ref _received);
        context.Response.StatusCode = Status;
    }
}
