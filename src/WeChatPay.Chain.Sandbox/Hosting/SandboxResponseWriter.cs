using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Writes a response to the wire: whole, or cut off in the middle.</summary>
internal static class SandboxResponseWriter
{
    public static async Task WriteAsync(HttpContext context, SandboxResponse response, IReadOnlyDictionary<string, string> signature, bool cutOff,
        string requestId, CancellationToken cancellationToken)
    {
        var http = context.Response;
        http.StatusCode = response.Status;
        // 204 has neither (RFC 9110, section 15.3.5), and 202 may have no body.
        if (response.Body.Length > 0)
            http.ContentType = response.ContentType;
        if (response.Status != 204)
            http.ContentLength = response.Body.Length;

        http.Headers["Request-ID"] = requestId;
        foreach (var (name, value) in response.Headers.Concat(signature))
            http.Headers[name] = value;

        if (response.Body.Length == 0)
            return;

        // Fewer bytes than declared: the server then sends what there is and closes the connection. An abort would be a reset,
        // which may overtake those bytes, so that sometimes nothing of the response would arrive.
        await http.Body.WriteAsync(response.Body.AsMemory(0, cutOff ? response.Body.Length / 2 : response.Body.Length), cancellationToken);
    }
}
