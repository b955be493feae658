namespace WeChatPay;

/// <summary>The check that an answer did not pass.</summary>
public enum VerificationCheck
{
    /// <summary>One or more of the four <c>Wechatpay-*</c> headers are missing: the answer is not signed.</summary>
    Headers,

    /// <summary>The signature's timestamp is more than 300 seconds away from this machine's clock.</summary>
    Clock,

    /// <summary>No key is configured for the serial that signed.</summary>
    Serial,

    /// <summary>The signature does not fit the body: it was changed on the way, or somebody else signed.</summary>
    Signature,

    /// <summary>The digest that the signature covers does not fit the file.</summary>
    Digest,

    /// <summary>The key does not decrypt a callback.</summary>
    Decryption,
}

/// <summary>An answer came, and nothing proves that WeChat Pay sent it.</summary>
/// <remarks>The request may well have taken effect: query the order before trying again. Thread-safe.</remarks>
public sealed class WeChatPayVerificationException : WeChatPayException
{
    internal WeChatPayVerificationException(VerificationCheck check, string message, string call, string? requestId, string? serial, IReadOnlyCollection<string> configured)
        : base(message, call, requestId, null)
    {
        Check = check;
        Serial = serial;
        ConfiguredSerials = configured;
    }

    /// <summary>Gets the check that failed; the ones after it were not made.</summary>
    public VerificationCheck Check { get; }

    /// <summary>Gets the serial that the answer names, <see langword="null"/> when it names none.</summary>
    public string? Serial { get; }

    /// <summary>Gets the serials and public key ids that this client can verify with.</summary>
    public IReadOnlyCollection<string> ConfiguredSerials { get; }
}
