namespace WeChatPay.Sandbox.Keys;

/// <summary>The three key pairs of a sandbox: the merchant's, and the platform's in both of its modes.</summary>
/// <remarks>Mutable and thread-safe: certificates are added and removed. The first certificate is made at its first use, because making a key
/// is most of the cost of a start,
/// and no request can name the certificate before its serial number was read.</remarks>
internal sealed class SandboxKeys(SigningKey merchant, SigningKey platform, DateTimeOffset now, bool hasPublicKey, bool hasCertificate) : IDisposable
{
    private readonly Lazy<SandboxCertificate> _first = new(() => SandboxCertificate.Create(now));
    private readonly Lock _gate = new();
    private readonly List<SandboxCertificate> _removed = [];
    private volatile SandboxCertificate[]? _certificates;
    private volatile SandboxCertificate? _signing;

    public SigningKey Merchant { get; } = merchant;

    /// <summary>Gets the platform public key, which signs responses unless the request asks for the certificate.</summary>
    public SigningKey Platform { get; } = platform;

    /// <summary>Gets the key that signs callbacks, and that merchants encrypt with unless they name another.</summary>
    public SigningKey Usual => hasPublicKey ? Platform : Certificate.Key;

    /// <summary>Gets the certificate that signs.</summary>
    public SandboxCertificate Certificate => _signing ?? _first.Value;

    /// <summary>Gets the certificates that are listed, oldest first.</summary>
    public IReadOnlyList<SandboxCertificate> Certificates => _certificates ?? [_first.Value];

    /// <summary>Gets whether the certificate was made: before that, no request can name it.</summary>
    public bool HasCertificate => _first.IsValueCreated;

    /// <summary>Lists one more certificate. It does not sign yet.</summary>
    public void Add(SandboxCertificate certificate)
    {
        lock (_gate)
            _certificates = [.. Certificates, certificate];
    }

    /// <summary>Makes a listed certificate sign.</summary>
    /// <returns>Whether it is listed.</returns>
    public bool TrySignWith(string serial)
    {
        lock (_gate)
        {
            if (FindCertificate(serial) is not { } certificate)
                return false;
            _signing = certificate;
            return true;
        }
    }

    /// <summary>Lists a certificate no more.</summary>
    /// <returns>Whether it was listed, and does not sign.</returns>
    public bool TryRemove(string serial)
    {
        lock (_gate)
        {
            if (FindCertificate(serial) is not { } certificate || certificate == Certificate)
                return false;
            // A response under way may still be signed by it.
            _removed.Add(certificate);
            _certificates = [.. Certificates.Where(other => other != certificate)];
            return true;
        }
    }

    /// <summary>Finds a listed certificate; hexadecimal digits are compared without case.</summary>
    public SandboxCertificate? FindCertificate(string? serial) => HasCertificate
        ? Certificates.FirstOrDefault(certificate => string.Equals(serial, certificate.Key.Id, StringComparison.OrdinalIgnoreCase))
        : null;

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

    /// <summary>Tells whether a serial number is a platform certificate's.</summary>
    public bool IsCertificate(string? serial) => FindCertificate(serial) is not null;

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
        if (!HasCertificate)
            return;
        foreach (var certificate in Certificates.Concat(_removed))
            certificate.Dispose();
    }
}
