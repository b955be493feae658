namespace WeChatPay;

/// <summary>How often a key of the platform has verified a response or a callback.</summary>
/// <remarks>While a merchant moves from certificates to the public key, it tells when the last response and the last callback came by the old way.
/// Immutable and thread-safe.</remarks>
public sealed record KeyUse
{
    internal KeyUse(string serial) => Serial = serial;

    /// <summary>Gets the serial of the certificate, or the id of the public key.</summary>
    public string Serial { get; }

    /// <summary>Gets how many responses the key has verified since the client was built.</summary>
    public long Responses { get; internal init; }

    /// <summary>Gets how many callbacks the key has verified since the client was built.</summary>
    public long Callbacks { get; internal init; }

    /// <summary>Gets when the key verified the last response or callback.</summary>
    /// <value>By the client's clock, in whole seconds; <see langword="null"/> where it verified none.</value>
    public DateTimeOffset? LastUsed { get; internal init; }

    /// <summary>Gets the last moment at which the certificate is valid.</summary>
    /// <value><see langword="null"/> for a public key, which has no end, and for a key that the client no longer has.</value>
    public DateTimeOffset? NotAfter { get; internal init; }

    /// <summary>Gets whether the client has the key now. A certificate that has ended is dropped.</summary>
    public bool IsKnown { get; internal init; }
}
