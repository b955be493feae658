using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Carries out the calls of the page: a browser cannot sign, so the sandbox does it as its merchant, and sends them to itself over HTTP.</summary>
/// <remarks>Thread-safe. The call then passes every check that any other passes.</remarks>
internal sealed class TryCalls(MerchantSigner signer, Func<Uri> address, Func<Uri> secureAddress) : IDisposable
{
    /// <summary>What stands before the path of a call.</summary>
    public const string Path = "/try";

    // What a call may bring along; a browser's own headers stay behind.
    private static readonly string[] Passed = ["Wechatpay-Serial", "Idempotency-Key", "Wechatpay-Negative-Test", SandboxFaults.HeaderName];

    private readonly Lazy<HttpClient> _http = new(signer.NewClient);

    public async Task HandleAsync(HttpContext context)
    {
        SandboxRequest asked = await RequestReader.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        var call = new SandboxRequest(asked.Method, asked.Target[Path.Length..], asked.Headers, asked.Bytes) { Form = asked.Form };
        using HttpRequestMessage message = XmlService.IsXml(call) ? signer.SignXml(call, address(), secureAddress()) : signer.Sign(call, address());
        foreach (var name in Passed)
        {
            if (asked.Header(name) is { } value && !message.Headers.Contains(name))
                message.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage answer = await _http.Value.SendAsync(message, context.RequestAborted).ConfigureAwait(false);
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((var name, var values) in answer.Headers.Where(static header => header.Key.StartsWith("Wechatpay-", StringComparison.OrdinalIgnoreCase) || header.Key == "Request-ID"))
            context.Response.Headers[name] = string.Join(", ", values);
        if (answer.Content.Headers.ContentType is MediaTypeHeaderValue type)
            context.Response.ContentType = type.ToString();
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_http.IsValueCreated)
            _http.Value.Dispose();
    }
}
