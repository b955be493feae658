namespace WeChatPay.Sandbox.Keys;

/// <summary>The three key pairs of a sandbox: the merchant's, and the platform's in both of its modes.</summary>
/// <remarks>Immutable and thread-safe. The certificate is made at its first use, because making a key is most of the cost of a start,
/// and no request can name the certificate before its serial number was read.</remarks>
internal sealed class SandboxKeys(SigningKey merchant, SigningKey platform, DateTimeOffset now, bool hasPublicKey, bool hasCertificate) : IDisposable
{
    private readonly Lazy<SandboxCertificate> _certificate = new(() => SandboxCertificate.Create(now));

    public SigningKey Merchant { get; } = merchant;

    /// <summary>Gets the platform public key, which signs responses unless the request asks for the certificate.</summary>
    public SigningKey Platform { get; } = platform;

    /// <summary>Gets the key that signs callbacks, and that merchants encrypt with unless they name another.</summary>
    public SigningKey Usual => hasPublicKey ? Platform : Certificate.Key;

    public SandboxCertificate Certificate => _certificate.Value;

    /// <summary>Gets whether the certificate was made: before that, no request can name it.</summary>
    public bool HasCertificate => _certificate.IsValueCreated;

    public static async Task<SandboxKeys> CreateAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var merchant = Task.Run(
            () => new SigningKey(
                options.MerchantSerial ?? RandomNames.CertificateSerial(),
                KeyPem.LoadOrCreate(options.MerchantPrivateKeyPem, nameof(SandboxOptions.MerchantPrivateKeyPem))),
            cancellationToken);
        var platform = Task.Run(
            () => new SigningKey(
                options.PlatformKeyId ?? RandomNames.PublicKeyId(),
                KeyPem.LoadOrCreate(options.PlatformPrivateKeyPem, nameof(SandboxOptions.PlatformPrivateKeyPem))),
            cancellationToken);
        return new SandboxKeys(await merchant.ConfigureAwait(false), await platform.ConfigureAwait(false), options.TimeProvider.GetUtcNow(),
            options.HasPlatformPublicKey, options.HasPlatformCertificate);
    }

    /// <summary>Tells whether a serial number is the platform certificate's; hexadecimal digits are compared without case.</summary>
    public bool IsCertificate(string? serial) =>
        HasCertificate && string.Equals(serial, Certificate.Key.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a serial number is the platform public key's, and the merchant has that key.</summary>
    public bool IsPublicKey(string? serial) => hasPublicKey && serial == Platform.Id;

    /// <summary>Finds the key that signs a response. In the transition from certificates to the public key, responses follow the request.</summary>
    /// <param name="wanted">The <c>Wechatpay-Serial</c> of the request.</param>
    /// <param name="prefersCertificate">Whether the response is signed by the certificate, unless the request asks for the public key.</param>
    public SigningKey FindFor(string? wanted, bool prefersCertificate)
    {
        if (!hasCertificate || IsPublicKey(wanted))
            return Platform;

        // Before the certificate was read or downloaded, no client can verify with it.
        return !hasPublicKey || HasCertificate || prefersCertificate ? Certificate.Key : Platform;
    }

    public void Dispose()
    {
        Merchant.Dispose();
        Platform.Dispose();
        if (HasCertificate)
            Certificate.Dispose();
    }
}
