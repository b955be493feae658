using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Uploads;

/// <summary>A bare Kestrel on loopback that reads what it is sent and throws it away; at first it redirects as often as it is told to.</summary>
internal sealed class DiscardingServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _redirects;

    private DiscardingServer(WebApplication app, int redirects)
    {
        _app = app;
        _redirects = redirects;
    }

    public List<(long Length, long? Stated, string Authorization)> Requests { get; } = [];

    public static async Task<DiscardingServer> StartAsync(int redirects = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var server = new DiscardingServer(app, redirects);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public WeChatPayClient Client() => new(TestKeys.Options with { BaseUri = new Uri(_app.Urls.Single() + "/"), Timeout = Timeout.InfiniteTimeSpan });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var buffer = new byte[64 * 1024];
        long length = 0;
        while (await context.Request.Body.ReadAsync(buffer) is > 0 and var read)
            length += read;
        Requests.Add((length, context.Request.ContentLength, context.Request.Headers.Authorization.ToString()));
        if (_redirects-- > 0)
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = "/elsewhere";
            return;
        }
        using var answer = SignedAnswer.Of("{}");
        foreach (var (name, values) in answer.Headers)
            context.Response.Headers[name] = values.ToArray();
        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }
}
