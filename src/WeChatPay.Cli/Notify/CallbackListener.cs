using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>Receives callbacks on this machine, keeps them and passes them on.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CallbackListener : IAsyncDisposable
{
    private const long LongestBody = 4 << 20;
    private const string AcceptedV2 = "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>";

    private static readonly HttpMessageInvoker Client = new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    private readonly WebApplication _app;
    private readonly Uri? _forward;
    private readonly KeptCallbacks? _folder;
    private readonly Action<ReceivedCallback> _told;

    private CallbackListener(WebApplication app, Uri? forward, KeptCallbacks? folder, Action<ReceivedCallback> told) =>
        (_app, _forward, _folder, _told) = (app, forward, folder, told);

    /// <summary>Gets the address.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Begins to listen on loopback.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="forward">Where callbacks go; null to accept them here.</param>
    /// <param name="folder">Where they are kept; null for nowhere.</param>
    /// <param name="told">Is called for each, behind its response.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<CallbackListener> StartAsync(
        int port, Uri? forward, KeptCallbacks? folder, Action<ReceivedCallback> told, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Limits.MaxRequestBodySize = LongestBody)
            .UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var listener = new CallbackListener(app, forward, folder, told);
        app.Run(listener.HandleAsync);
        await app.StartAsync(cancellationToken);
        return listener;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        var callback = SignedCallback.FromRequest(
            context.Request.Headers.Select(static header => KeyValuePair.Create(header.Key, header.Value.ToString())), bytes.ToArray());
        string? file = null;
        string? unkept = null;
        try
        {
            file = _folder?.Keep(callback);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            unkept = Message.Format($"It is not kept: {error.Message}");
        }
        var (status, problem) = _forward is null ? await AcceptAsync(context, callback) : await ForwardAsync(context, callback, _forward);
        _told(new(callback, status, file, problem ?? unkept));
    }

    private static async Task<(int Status, string? Problem)> AcceptAsync(HttpContext context, SignedCallback callback)
    {
        context.Response.StatusCode = callback.IsV2 ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
        if (callback.IsV2)
        {
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync(AcceptedV2, context.RequestAborted);
        }
        return (context.Response.StatusCode, null);
    }

    private static async Task<(int Status, string? Problem)> ForwardAsync(HttpContext context, SignedCallback callback, Uri forward)
    {
        try
        {
            using var request = callback.ToRequest(forward);
            using var response = await Client.SendAsync(request, context.RequestAborted);
            var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            if (body.Length > 0)
            {
                context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
            }
            return ((int)response.StatusCode, null);
        }
        // A receiver that closes while the connection opens, or inside of its response, raises the other two.
        catch (Exception error) when (error is HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return (StatusCodes.Status502BadGateway, error.Message);
        }
    }
}

/// <summary>A callback that came.</summary>
/// <param name="Callback">Its headers and bytes.</param>
/// <param name="Status">What it was answered with.</param>
/// <param name="File">Where it is kept; null for nowhere.</param>
/// <param name="Problem">Why it could not be passed on or kept; null otherwise.</param>
internal sealed record ReceivedCallback(SignedCallback Callback, int Status, string? File, string? Problem);
