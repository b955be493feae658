using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Refuses targets that are not a path with an optional query: those of proxies (<c>http://host/path</c>, <c>host:443</c>) and <c>*</c>.</summary>
/// <remarks>RFC 9112, section 3.2. This server is not a proxy, and the signature of a request covers a path.</remarks>
internal static class RequestTarget
{
    /// <summary>Responds with 400 to such a target.</summary>
    /// <returns>Null for a path.</returns>
    public static Task? Refuse(HttpContext context)
    {
        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.StartsWith('/'))
            return null;
        var refusal = ApiError.Create(400, "PARAM_ERROR",
            $"The target of {context.Request.Method} is not a path. Write `GET /v3/certificates HTTP/1.1`; the sandbox is not a proxy. Nothing was done.");
        return SandboxResponseWriter.WriteAsync(context, refusal, new Dictionary<string, string>(), cutOff: false,
            RandomNames.RequestId(), context.RequestAborted);
    }
}
