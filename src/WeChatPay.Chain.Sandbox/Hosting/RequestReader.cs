using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Takes a request off the wire unchanged: what is signed is what was sent, before any decoding.</summary>
internal static class RequestReader
{
    public static async Task<SandboxRequest> ReadAsync(HttpContext context, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ct);

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((var name, StringValues values) in context.Request.Headers)
            headers[name] = string.Join(", ", values.AsEnumerable());

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new SandboxRequest(context.Request.Method, target, headers.AsReadOnly(), body.ToArray())
        {
            ClientKey = context.Connection.ClientCertificate?.PublicKey.ExportSubjectPublicKeyInfo(),
        };
    }
}
