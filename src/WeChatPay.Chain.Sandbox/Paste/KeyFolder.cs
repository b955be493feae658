namespace WeChatPay.Sandbox.Paste;

/// <summary>The keys of a sandbox as files, so that the configuration to paste stays short. Disposing deletes them, unless the sandbox keeps its
/// data.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class KeyFolder : IDisposable
{
    /// <summary>The name of the file of the merchant's private key.</summary>
    public const string MerchantPrivateKeyFile = "apiclient_key.pem";

    /// <summary>The name of the file of the brand's private key.</summary>
    public const string BrandPrivateKeyFile = "brand_key.pem";

    /// <summary>The name of the file of the APIv3 key.</summary>
    public const string ApiV3KeyFile = "api_v3_key.txt";

    private readonly DirectoryInfo _folder;
    private readonly bool _isKept;

    /// <param name="sandbox">The sandbox.</param>
    /// <param name="shown">Which keys are shown.</param>
    /// <param name="kept">The folder in which the sandbox keeps its data; null for none.</param>
    public KeyFolder(SandboxServer sandbox, ShownKeys shown, string? kept)
    {
        _isKept = kept is not null;
        _folder = kept is not null
            ? Directory.CreateDirectory(Path.Combine(Path.GetFullPath(kept), shown.FolderName))
            : Directory.CreateTempSubdirectory("wechatpay-sandbox-");
        Shown = shown;
        MerchantPrivateKey = Write(MerchantPrivateKeyFile, shown.IsSm2 ? sandbox.Sm2.MerchantPrivateKeyPem : sandbox.MerchantPrivateKeyPem);
        if (shown.HasPublicKey)
            PlatformPublicKey = Write("pub_key.pem", sandbox.PlatformPublicKeyPem);
        if (shown.IsSm2 || shown.HasCertificate)
            PlatformCertificate = Write("wechatpay_cert.pem", shown.IsSm2 ? sandbox.Sm2.PlatformCertificatePem : sandbox.PlatformCertificatePem);
        if (shown.HasBrand)
            BrandPrivateKey = Write(BrandPrivateKeyFile, sandbox.Brand.PrivateKeyPem);
        MerchantCertificate = Write("apiclient_cert.pem", sandbox.MerchantCertificatePem);
        ServerCertificate = Write("server_cert.pem", sandbox.ServerCertificatePem);
        Write(ApiV3KeyFile, sandbox.ApiV3Key);
    }

    /// <summary>Gets the full path of a file in the folder.</summary>
    public string GetPath(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Gets the full path of the folder.</summary>
    public string FullName => _folder.FullName;

    /// <summary>Gets which keys are in the folder.</summary>
    public ShownKeys Shown { get; }

    /// <summary>Gets the file of the brand's private key as <c>file://…</c>; null where it is not shown.</summary>
    public string? BrandPrivateKey { get; }

    /// <summary>Gets the file of the merchant's private key as <c>file://…</c>, which C# and PHP both read.</summary>
    public string MerchantPrivateKey { get; }

    /// <summary>Gets the file of the platform's public key as <c>file://…</c>; null where it is not shown.</summary>
    public string? PlatformPublicKey { get; }

    /// <summary>Gets the file of the platform's certificate as <c>file://…</c>; null where it is not shown.</summary>
    public string? PlatformCertificate { get; }

    /// <summary>Gets the file of the merchant's TLS client certificate as <c>file://…</c>.</summary>
    public string MerchantCertificate { get; }

    /// <summary>Gets the file of the server certificate, which clients must trust, as <c>file://…</c>.</summary>
    public string ServerCertificate { get; }

    /// <summary>Removes <c>file://</c>: curl in PHP takes a plain path.</summary>
    public static string ToPlainPath(string file) => file[(OperatingSystem.IsWindows() ? "file:///" : "file://").Length..];

    public void Dispose()
    {
        if (!_isKept)
            _folder.Delete(recursive: true);
    }

    private string Write(string name, string text) => PrivateFile.ToUri(PrivateFile.Write(_folder, name, text));
}
