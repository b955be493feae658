using WeChatPay.Sandbox.State;

namespace WeChatPay.Sandbox.Keys;

/// <summary>The key pairs of a sandbox: the merchant's, and the platform's in both of its modes; of RSA and of SM2.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SandboxKeys : IDisposable
{
    private volatile PlatformKeyMode _mode;
    private readonly Lazy<Sm2SigningKey> _merchantSm2;

    private readonly Lazy<RsaSigningKey> _brand;
    private readonly StoredKeys? _stored;

    private SandboxKeys(RsaSigningKey merchant, RsaSigningKey platform, SandboxOptions options, StoredKeys? stored)
    {
        _stored = stored;
        _mode = stored?.Mode ?? (options.HasPlatformPublicKey, options.HasPlatformCertificate) switch
        {
            (true, true) => PlatformKeyMode.Both,
            (true, false) => PlatformKeyMode.PublicKey,
            _ => PlatformKeyMode.Certificate,
        };
        Merchant = merchant;
        Platform = platform;
        _merchantSm2 = new(() => stored is null
            ? Sm2SigningKey.Create(RandomNames.CertificateSerial())
            : Sm2SigningKey.TryRead(stored.Sm2Serial, stored.Sm2PrivateKey)!);
        _brand = new(() => stored is null
            ? new RsaSigningKey(RandomNames.CertificateSerial(), ThrowAwayKeys.Make())
            : new RsaSigningKey(stored.BrandSerial, KeyPem.LoadOrCreate(stored.BrandPrivateKey, nameof(SandboxOptions.DataFolder))));
        Certificates = new CertificateBook(options.TimeProvider, SandboxCertificate.Create,
            stored is null ? null : SandboxCertificate.Load(stored.PlatformCertificate, stored.PlatformCertificatePrivateKey),
            stored is null ? null : stored.KeepCertificateKnown);
        CertificatesSm2 = new CertificateBook(options.TimeProvider, SandboxCertificate.CreateSm2,
            stored is null ? null : SandboxCertificate.Load(stored.Sm2PlatformCertificate, stored.Sm2PlatformCertificatePrivateKey));
        BrandApiKey = stored?.BrandApiKey ?? RandomNames.Alphanumeric32();
        // A client may have it from an earlier start.
        if (stored is not null)
            CertificatesSm2.Open();
        if (stored?.IsCertificateKnown == true)
            Certificates.Open();
    }

    /// <summary>Gets or sets which platform keys the merchant has.</summary>
    public PlatformKeyMode Mode
    {
        get => _mode;
        set
        {
            _mode = value;
            _stored?.Keep(value);
        }
    }

    /// <summary>Gets whether the merchant has the platform public key.</summary>
    public bool HasPublicKey => _mode != PlatformKeyMode.Certificate;

    /// <summary>Gets whether the merchant has a platform certificate.</summary>
    public bool HasCertificate => _mode != PlatformKeyMode.PublicKey;

    public RsaSigningKey Merchant { get; }

    /// <summary>Gets the merchant's SM2 key, made at its first use.</summary>
    public Sm2SigningKey MerchantSm2 => _merchantSm2.Value;

    /// <summary>Gets the brand's key, made at its first use.</summary>
    public RsaSigningKey Brand => _brand.Value;

    /// <summary>Gets the brand's API key.</summary>
    public string BrandApiKey { get; }

    /// <summary>Gets the platform public key, which signs responses unless the request asks for the certificate.</summary>
    public RsaSigningKey Platform { get; }

    /// <summary>Gets the RSA certificates.</summary>
    public CertificateBook Certificates { get; }

    /// <summary>Gets the SM2 certificates, the only platform keys of that kind.</summary>
    public CertificateBook CertificatesSm2 { get; }

    /// <summary>Gets the key that signs callbacks, and that merchants encrypt with unless they name another.</summary>
    public SigningKey Usual => HasPublicKey ? Platform : Certificates.Signing.Key;

    /// <summary>Makes the keys that neither the options nor an earlier start give.</summary>
    public static async Task<SandboxKeys> CreateAsync(SandboxOptions options, StoredKeys? stored, CancellationToken cancellationToken)
    {
        var merchant = Task.Run(
            () => new RsaSigningKey(
                options.MerchantSerial ?? RandomNames.CertificateSerial(),
                KeyPem.LoadOrCreate(options.MerchantPrivateKeyPem, nameof(SandboxOptions.MerchantPrivateKeyPem))),
            cancellationToken);
        var platform = Task.Run(
            () => new RsaSigningKey(
                options.PlatformKeyId ?? RandomNames.PublicKeyId(),
                KeyPem.LoadOrCreate(options.PlatformPrivateKeyPem, nameof(SandboxOptions.PlatformPrivateKeyPem))),
            cancellationToken);
        return new SandboxKeys(
            await merchant.ConfigureAwait(false),
            await platform.ConfigureAwait(false),
            options,
            stored);
    }

    /// <summary>Gives the key that a request is signed with: a brand's by its path, the merchant's by its scheme.</summary>
    public SigningKey SignerOf(SandboxRequest request) => request.IsBrand ? Brand : IsSm2(request) ? MerchantSm2 : Merchant;

    /// <summary>Finds a certificate of the platform by its serial number.</summary>
    public SandboxCertificate? FindCertificate(string? serial) => Certificates.Find(serial) ?? CertificatesSm2.Find(serial);

    /// <summary>Tells whether a serial number is the platform public key's, and the merchant has that key.</summary>
    public bool IsPublicKey(string? serial) => HasPublicKey && serial == Platform.Id;

    /// <summary>Finds the key that signs a response, of the kind that the request is signed with. In the transition from certificates to the public key,
    /// responses follow the request.</summary>
    /// <param name="request">The request, whose <c>Wechatpay-Serial</c> names the wanted key.</param>
    /// <param name="prefersCertificate">Whether the response is signed by the certificate, unless the request asks for the public key.</param>
    public SigningKey FindFor(SandboxRequest request, bool prefersCertificate)
    {
        if (request.IsBrand)
            return Platform;
        if (IsSm2(request))
            return CertificatesSm2.Signing.Key;
        if (!HasCertificate || IsPublicKey(request.FindHeader("Wechatpay-Serial")))
            return Platform;

        // Before the certificate was read or downloaded, no client can verify with it.
        return !HasPublicKey || Certificates.IsOpen || prefersCertificate ? Certificates.Signing.Key : Platform;
    }

    public void Dispose()
    {
        Merchant.Dispose();
        Platform.Dispose();
        Certificates.Dispose();
        CertificatesSm2.Dispose();
        if (_brand.IsValueCreated)
            Brand.Dispose();
    }

    private static bool IsSm2(SandboxRequest request) =>
        request.FindHeader("Authorization")?.StartsWith(SigningKey.Sm2 + " ", StringComparison.Ordinal) ?? false;
}
