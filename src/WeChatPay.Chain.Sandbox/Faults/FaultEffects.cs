using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Faults;

/// <summary>The faults that replace a response. The signer makes the faults of the signature, and the writer cuts bodies off.</summary>
internal static class FaultEffects
{
    /// <summary>Responds instead of the endpoint, which then does nothing.</summary>
    /// <returns>The response; null to call the endpoint.</returns>
    public static SandboxResponse? Replace(SandboxFault fault) => fault switch
    {
        SandboxFault.RateLimit => ApiError.Create(429, "RATELIMIT_EXCEEDED", "Too many requests (fault rate-limit). Wait, then try again, signed again."),
        SandboxFault.ServerError => ApiError.Create(
            500, "SYSTEM_ERROR", "The system failed (fault server-error). Try again with the same order number, signed again."),
        _ => null,
    };

    /// <summary>Replaces the response of the endpoint.</summary>
    public static SandboxResponse Disguise(SandboxFault fault, SandboxResponse response) => fault switch
    {
        SandboxFault.NotJson => SandboxResponse.FromHtml(200, "<html><body><h1>200 OK</h1><p>Fault not-json: signed, and not JSON.</p></body></html>"),
        SandboxFault.ServerErrorHtml => SandboxResponse.FromHtml(502, "<html><body><h1>502 Bad Gateway</h1><p>Fault server-error-html.</p></body></html>"),
        _ => response,
    };
}
