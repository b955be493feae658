using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Hosting;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Carries out the calls of the page: a browser cannot sign, so the sandbox signs as its merchant, and sends the calls to itself over HTTP.</summary>
/// <remarks>Immutable and thread-safe. The call passes the same checks as any other.</remarks>
internal sealed class TryCalls(OwnMerchant merchant)
{
    /// <summary>The prefix of the path of a call.</summary>
    public const string Path = "/try";

    /// <summary>Tells whether the target on the wire is that of a call.</summary>
    /// <remarks>The server normalises the path before it gets here (<c>/a/../try/b</c>), but not the target.</remarks>
    public static bool IsTarget(string target) => target.StartsWith(Path + "/", StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        var asked = await RequestReader.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        var call = new SandboxRequest(asked.Method, asked.Target[Path.Length..], asked.Headers, asked.Bytes) { Form = asked.Form };
        using var response = await merchant.SendAsync(call, context.RequestAborted).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Where(static header => header.Key.StartsWith("Wechatpay-", StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals("Request-ID", StringComparison.OrdinalIgnoreCase)))
            context.Response.Headers[name] = string.Join(", ", values);
        if (response.Content.Headers.ContentType is MediaTypeHeaderValue type)
            context.Response.ContentType = type.ToString();
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
