namespace WeChatPay.Sandbox.Keys;

/// <summary>The three key pairs of a sandbox: the merchant's, and the platform's in both of its modes.</summary>
/// <remarks>Immutable and thread-safe. The certificate is made at its first use, because making a key is most of the cost of a start,
/// and no request can name the certificate before its serial number was read.</remarks>
internal sealed class SandboxKeys(SigningKey merchant, SigningKey platform, DateTimeOffset now) : IDisposable
{
    private readonly Lazy<SandboxCertificate> _certificate = new(() => SandboxCertificate.Create(now));

    public SigningKey Merchant { get; } = merchant;

    /// <summary>Gets the platform public key, which signs responses unless the request asks for the certificate.</summary>
    public SigningKey Platform { get; } = platform;

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
        return new SandboxKeys(await merchant.ConfigureAwait(false), await platform.ConfigureAwait(false), options.TimeProvider.GetUtcNow());
    }

    /// <summary>Tells whether a serial number is the platform certificate's; hexadecimal digits are compared without case.</summary>
    public bool IsCertificate(string? serial) =>
        HasCertificate && string.Equals(serial, Certificate.Key.Id, StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        Merchant.Dispose();
        Platform.Dispose();
        if (HasCertificate)
            Certificate.Dispose();
    }
}
