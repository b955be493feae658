namespace WeChatPay;

/// <summary>Whose a certificate is.</summary>
public enum KeyOwner
{
    /// <summary>WeChat Pay's: it verifies responses and callbacks.</summary>
    Platform,

    /// <summary>The merchant's own, known where it was given: with the private key, by a signer, or for mutual TLS.</summary>
    Merchant,
}

/// <summary>The end of a certificate that a client has.</summary>
/// <remarks>A public key has no end. Immutable and thread-safe.</remarks>
public sealed record KeyEnd
{
    internal KeyEnd(KeyOwner owner, string serial, DateTimeOffset notAfter) => (Owner, Serial, NotAfter) = (owner, serial, notAfter);

    /// <summary>Gets whose certificate it is.</summary>
    public KeyOwner Owner { get; }

    /// <summary>Gets the serial of the certificate, upper-case hex.</summary>
    public string Serial { get; }

    /// <summary>Gets the last moment at which the certificate is valid.</summary>
    public DateTimeOffset NotAfter { get; }
}
