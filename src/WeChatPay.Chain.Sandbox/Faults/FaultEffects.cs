using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Faults;

/// <summary>The faults that replace an answer. Those of the signature are made where signatures are, the cut where bodies are written.</summary>
internal static class FaultEffects
{
    /// <summary>Answers in place of the endpoint, which then does nothing.</summary>
    /// <returns>The answer, or null when the endpoint is to be asked.</returns>
    public static Answer? Instead(SandboxFault fault) => fault switch
    {
        SandboxFault.RateLimit => ApiError.Of(429, "RATELIMIT_EXCEEDED", "Too many requests (fault rate-limit). Wait, then try again, signed anew."),
        SandboxFault.ServerError => ApiError.Of(
            500, "SYSTEM_ERROR", "The system failed (fault server-error). Try again with the same order number, signed anew."),
        _ => null,
    };

    /// <summary>Hides what the endpoint answered behind something else.</summary>
    public static Answer Disguise(SandboxFault fault, Answer answer) => fault switch
    {
        SandboxFault.NotJson => Answer.Html(200, "<html><body><h1>200 OK</h1><p>Fault not-json: signed, and no JSON.</p></body></html>"),
        SandboxFault.ServerErrorHtml => Answer.Html(502, "<html><body><h1>502 Bad Gateway</h1><p>Fault server-error-html.</p></body></html>"),
        _ => answer,
    };
}
