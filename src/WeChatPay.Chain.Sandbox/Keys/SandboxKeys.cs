namespace WeChatPay.Sandbox.Keys;

/// <summary>The three key pairs of a sandbox: the merchant's, and the platform's in both of its modes.</summary>
/// <remarks>Thread-safe. The certificate is made when it is first asked for: making a key is most of what a start costs,
/// and until somebody has read its serial no request can name it.</remarks>
internal sealed class SandboxKeys(SigningKey merchant, SigningKey platform, DateTimeOffset now) : IDisposable
{
    private readonly Lazy<PlatformCertificate> _certificate = new(() => PlatformCertificate.Create(now));

    public SigningKey Merchant { get; } = merchant;

    /// <summary>Gets the platform public key, which signs answers unless the request asks for the certificate.</summary>
    public SigningKey Platform { get; } = platform;

    public PlatformCertificate Certificate => _certificate.Value;

    /// <summary>Gets whether the certificate was asked for: before, nobody can have used it.</summary>
    public bool HasCertificate => _certificate.IsValueCreated;

    public static async Task<SandboxKeys> CreateAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        Task<SigningKey> merchant = Task.Run(
            () => new SigningKey(
                options.MerchantSerial ?? RandomNames.CertificateSerial(),
                KeyPem.LoadOrCreate(options.MerchantPrivateKeyPem, nameof(SandboxOptions.MerchantPrivateKeyPem))),
            cancellationToken);
        Task<SigningKey> platform = Task.Run(
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
