namespace WeChatPay.Sandbox.Keys;

/// <summary>The three key pairs of a sandbox: the merchant's, and the platform's in both of its modes.</summary>
internal sealed class SandboxKeys(SigningKey merchant, SigningKey platform, PlatformCertificate certificate) : IDisposable
{
    public SigningKey Merchant { get; } = merchant;

    /// <summary>Gets the platform public key, which signs answers unless the request asks for the certificate.</summary>
    public SigningKey Platform { get; } = platform;

    public PlatformCertificate Certificate { get; } = certificate;

    public static async Task<SandboxKeys> CreateAsync(SandboxOptions options, CancellationToken ct)
    {
        // Side by side: three fresh RSA keys one after the other are most of the time that a start takes.
        Task<SigningKey> merchant = Task.Run(
            () => new SigningKey(
                options.MerchantSerial ?? RandomNames.CertificateSerial(),
                KeyPem.LoadOrCreate(options.MerchantPrivateKeyPem, nameof(SandboxOptions.MerchantPrivateKeyPem))),
            ct);
        Task<SigningKey> platform = Task.Run(
            () => new SigningKey(
                options.PlatformKeyId ?? RandomNames.PublicKeyId(),
                KeyPem.LoadOrCreate(options.PlatformPrivateKeyPem, nameof(SandboxOptions.PlatformPrivateKeyPem))),
            ct);
        Task<PlatformCertificate> certificate = Task.Run(() => PlatformCertificate.Create(options.TimeProvider.GetUtcNow()), ct);
        return new SandboxKeys(await merchant, await platform, await certificate);
    }

    public void Dispose()
    {
        Merchant.Dispose();
        Platform.Dispose();
        Certificate.Dispose();
    }
}
