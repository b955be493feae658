using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Faults;

namespace WeChatPay.Sandbox.V2;

/// <summary>The faults that replace a response of APIv2. The signer makes the faults of the signature, and the writer cuts bodies off.</summary>
internal static class FaultEffectsV2
{
    /// <summary>Responds instead of the endpoint, which then does nothing.</summary>
    /// <returns>The result; null to call the endpoint.</returns>
    public static ResultV2? Replace(SandboxFault fault) => fault switch
    {
        SandboxFault.RateLimit => ResultV2.Error("FREQUENCY_LIMITED", "Too many requests (fault rate-limit); wait, then try again with the same number"),
        SandboxFault.ServerError => ResultV2.Error("SYSTEMERROR", "The system failed (fault server-error); try again with the same number"),

        // A test that asks for what cannot be must not pass.
        SandboxFault.StaleTimestamp or SandboxFault.UnknownSerial => ResultV2.FromResponse(ResponseXml.Refusal(
            $"The fault {FaultNames.All[(int)fault]} does not exist in APIv2, whose responses have neither timestamp nor serial number. Nothing was done.")),
        _ => null,
    };

    /// <summary>Replaces the response of the endpoint.</summary>
    public static SandboxResponse Disguise(SandboxFault fault, SandboxResponse response) =>
        FaultEffects.Disguise(fault, response) with { IsSignedInside = true };
}
