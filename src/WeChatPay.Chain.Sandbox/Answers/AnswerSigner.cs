using System.Globalization;
using System.Text;
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

        SigningKey key = KeyFor(request);
        DateTimeOffset moment = time.GetUtcNow() - (fault == SandboxFault.StaleTimestamp ? Stale : TimeSpan.Zero);
        var timestamp = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNames.Nonce();
        var signature = key.Sign([.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. answer.Body, (byte)'\n']);
        if (fault == SandboxFault.WrongSignature)
            signature[^1] ^= 1; // still valid Base64 of the right length: only the check of the signature itself can notice
        return new Dictionary<string, string>
        {
            ["Wechatpay-Nonce"] = nonce,
            ["Wechatpay-Serial"] = fault == SandboxFault.UnknownSerial ? Stranger(key) : key.Id,
            ["Wechatpay-Signature"] = Convert.ToBase64String(signature),
            ["Wechatpay-Signature-Type"] = "WECHATPAY2-SHA256-RSA2048",
            ["Wechatpay-Timestamp"] = timestamp,
        };
    }

    // While merchants move from certificates to the public key, answers follow the Wechatpay-Serial of the request.
    private SigningKey KeyFor(SandboxRequest request) =>
        keys.IsCertificate(request.Header("Wechatpay-Serial")) ? keys.Certificate.Key : keys.Platform;

    private string Stranger(SigningKey key) => key == keys.Platform ? RandomNames.PublicKeyId() : RandomNames.CertificateSerial();
}
