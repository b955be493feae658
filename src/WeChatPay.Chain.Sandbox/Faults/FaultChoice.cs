using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Faults;

/// <summary>Reads the fault that a request asks for by header.</summary>
internal static class FaultChoice
{
    /// <summary>Refuses a fault that nobody knows: a misspelt name must not look like a test that passed.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="asked">The fault asked for; null when the header is absent.</param>
    /// <returns>The refusal, or null when there is nothing to refuse.</returns>
    public static Answer? Refuse(SandboxRequest request, out SandboxFault? asked)
    {
        asked = null;
        if (request.Header(SandboxFaults.HeaderName) is not { } name)
            return null;

        if (FaultNames.TryRead(name, out SandboxFault fault))
        {
            asked = fault;
            return null;
        }

        return ApiError.Param(
            SandboxFaults.HeaderName,
            "header",
            "unknown fault",
            $"The header {SandboxFaults.HeaderName} names the unknown fault \"{name}\". Known are: {string.Join(", ", FaultNames.All)}. Nothing was done.");
    }
}
