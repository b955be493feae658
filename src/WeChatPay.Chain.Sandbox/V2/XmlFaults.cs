using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Faults;

namespace WeChatPay.Sandbox.V2;

/// <summary>The faults that replace an APIv2 answer. Those of the signature are made where signatures are, the cut where bodies are written.</summary>
internal static class XmlFaults
{
    /// <summary>Answers in place of the endpoint, which then does nothing.</summary>
    /// <returns>The result, or null when the endpoint is to be asked.</returns>
    public static XmlResult? Instead(SandboxFault fault) => fault switch
    {
        SandboxFault.RateLimit => XmlResult.Error("FREQUENCY_LIMITED", "Too many requests (fault rate-limit); wait, then try again with the same number"),
        SandboxFault.ServerError => XmlResult.Error("SYSTEMERROR", "The system failed (fault server-error); try again with the same number"),

        // A test that asks for what cannot be must not pass.
        SandboxFault.StaleTimestamp or SandboxFault.UnknownSerial => XmlResult.Of(XmlText.Refusal(
            $"The fault {FaultNames.All[(int)fault]} was asked for, and answers of APIv2 carry neither timestamp nor serial. Nothing was done.")),
        _ => null,
    };

    /// <summary>Hides what the endpoint answered behind something else.</summary>
    public static Answer Disguise(SandboxFault fault, Answer answer) => FaultEffects.Disguise(fault, answer) with { IsSignedInside = true };
}
