using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Faults;

/// <summary>Reads the fault that a request asks for by header.</summary>
internal static class FaultChoice
{
    /// <summary>Refuses an unknown fault: a test with a misspelt name must fail.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="asked">The fault asked for; null when the header is absent.</param>
    /// <returns>The refusal; null for none.</returns>
    public static SandboxResponse? Refuse(SandboxRequest request, out SandboxFault? asked)
    {
        asked = null;
        if (request.FindHeader(SandboxFaults.HeaderName) is not { } name)
            return null;

        if (FaultNames.TryRead(name, out var fault))
        {
            asked = fault;
            return null;
        }
        return ApiError.ForParameter(
            SandboxFaults.HeaderName,
            "header",
            "unknown fault",
            $"The header {SandboxFaults.HeaderName} names the unknown fault `{name}`. Known are: {string.Join(", ", FaultNames.All)}. Nothing was done.");
    }
}
