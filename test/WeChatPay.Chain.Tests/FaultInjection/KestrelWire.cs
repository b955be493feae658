using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>The same by Kestrel, which writes what a well-made server can write: wrong signatures, other bodies, trailers.</summary>
internal sealed class KestrelWire : IFaultyServer, IAsyncDisposable
{
    private readonly WebApplication _server;

    private KestrelWire(WebApplication server) => _server = server;

    public Uri Address => new($"{_server.Urls.Single()}/");

    public Func<int, WireResponse?>? Script { get; set; }

    public int Served { get; set; }

    public Dice Dice { get; set; } = new(0);

    public static async Task<KestrelWire> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var wire = new KestrelWire(server);
        server.Run(wire.RespondAsync);
        await server.StartAsync();
        return wire;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        if (Script?.Invoke(Served) is not { } response)
        {
            context.Abort();
            return;
        }
        var http = context.Response;
        http.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
            http.Headers.Append(name, value);
        var hasBody = response.Body.Length > 0;
        if (response.Framing == Framing.Length && hasBody)
            http.ContentLength = response.Body.Length;
        if (response.Framing == Framing.Chunks)
        {
            foreach (var (name, value) in response.Trailers)
                http.AppendTrailer(name, value);
        }
        Served++;
        if (hasBody)
            await http.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
