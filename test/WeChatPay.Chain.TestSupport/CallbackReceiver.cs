using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WeChatPay.Callbacks;
using WeChatPay.Testing;

namespace WeChatPay.Tests.Support;

/// <summary>A receiver of callbacks on Kestrel, as the guide has it: <c>/notify</c> for APIv3, <c>/xml</c> for APIv2.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;

    private CallbackReceiver(WebApplication server) => _server = server;

    /// <summary>Gets or sets the parser of the callbacks.</summary>
    public required CallbackParser Parser { get; set; }

    /// <summary>Gets the callbacks that were verified.</summary>
    public List<Callback> Received { get; } = [];

    /// <summary>Starts one.</summary>
    /// <param name="signer">The signer whose callbacks are verified.</param>
    /// <param name="map">Adds further paths.</param>
    public static async Task<CallbackReceiver> StartAsync(PlatformSigner signer, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var receiver = new CallbackReceiver(server) { Parser = ParserOf(signer) };
        server.MapPost("/notify", (Delegate)receiver.NotifyAsync);
        server.MapPost("/xml", (Delegate)receiver.NotifyXmlAsync);
        map?.Invoke(server);
        await server.StartAsync();
        return receiver;
    }

    public static CallbackParser ParserOf(PlatformSigner signer) =>
        new(
            new CallbackParserOptions
            {
                Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
                ApiV3Key = signer.ApiV3Key,
                ApiV2Key = signer.ApiV2Key,
            });

    public Uri Url(string path) => new($"{_server.Urls.Single()}/{path}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<IResult> NotifyAsync(HttpContext context)
    {
        try
        {
            Received.Add(Parser.Parse(context.Request.Headers, await BodyAsync(context)));
            return Results.Text(CallbackReply.Success(), "application/json");
        }
        catch (WeChatPayVerificationException)
        {
            return Results.Text(CallbackReply.Failure("not verified"), "application/json", statusCode: 401);
        }
    }

    private async Task<IResult> NotifyXmlAsync(HttpContext context)
    {
        try
        {
            Parser.ParseV2(await BodyAsync(context));
            return Results.Text(CallbackReply.SuccessV2(), "text/xml");
        }
        catch (WeChatPayVerificationException error)
        {
            return Results.Text(CallbackReply.FailureV2(error.Message), "text/xml");
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
