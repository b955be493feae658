using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Responses;

/// <summary>Signs a response, or spoils its signature where a fault asks for that.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ResponseSigner(SandboxKeys keys, TimeProvider time)
{
    // Far outside the 300 s that clients allow, whatever their clock does meanwhile.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Makes the five headers of a signature over <c>timestamp\nnonce\nbody\n</c>.</summary>
    /// <returns>No headers for a response that is not signed.</returns>
    public IReadOnlyDictionary<string, string> Sign(SandboxResponse response, SandboxRequest request, SandboxFault fault)
    {
        if (!response.IsSigned || fault == SandboxFault.MissingHeaders)
            return new Dictionary<string, string>();

        var key = keys.FindFor(request, response.PrefersCertificate);
        return PlatformSignatureHeaders.Create(
            key,
            response.SignedInstead ?? response.Body,
            time.GetUtcNow() - (fault == SandboxFault.StaleTimestamp ? Stale : TimeSpan.Zero),
            fault == SandboxFault.UnknownSerial ? Stranger(key) : null,
            request.IsBrand ? SigningKey.Brand : null,
            spoil: fault == SandboxFault.WrongSignature);
    }

    private string Stranger(SigningKey key) => key == keys.Platform ? RandomNames.PublicKeyId() : RandomNames.CertificateSerial();
}
