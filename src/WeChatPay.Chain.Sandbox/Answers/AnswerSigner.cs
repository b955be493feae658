using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Answers;

/// <summary>Signs an answer, or spoils its signature where a fault asks for that.</summary>
/// <remarks>Thread-safe: it holds nothing that changes.</remarks>
internal sealed class AnswerSigner(SandboxKeys keys, TimeProvider time)
{
    // Far outside the 300 s that clients allow, whatever their clock does meanwhile.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Makes the five headers of a signature over <c>timestamp\nnonce\nbody\n</c>.</summary>
    /// <returns>No header at all for an answer that is not signed.</returns>
    public IReadOnlyDictionary<string, string> Sign(Answer answer, SandboxRequest request, SandboxFault fault)
    {
        if (!answer.IsSigned || fault == SandboxFault.MissingHeaders)
            return new Dictionary<string, string>();

        SigningKey key = KeyFor(request, answer);
        return SignatureHeaders.Of(
            key,
            answer.SignedInstead ?? answer.Body,
            time.GetUtcNow() - (fault == SandboxFault.StaleTimestamp ? Stale : TimeSpan.Zero),
            fault == SandboxFault.UnknownSerial ? Stranger(key) : null,
            spoil: fault == SandboxFault.WrongSignature);
    }

    // While merchants move from certificates to the public key, answers follow the Wechatpay-Serial of the request.
    private SigningKey KeyFor(SandboxRequest request, Answer answer)
    {
        var wanted = request.Header("Wechatpay-Serial");
        return keys.IsCertificate(wanted) || (answer.PrefersCertificate && wanted != keys.Platform.Id) ? keys.Certificate.Key : keys.Platform;
    }

    private string Stranger(SigningKey key) => key == keys.Platform ? RandomNames.PublicKeyId() : RandomNames.CertificateSerial();
}
