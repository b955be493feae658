using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>The keys of a sandbox as files, so that a pasted configuration stays short. Deleted when disposed of.</summary>
internal sealed class KeyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-sandbox-");

    public KeyFolder(SandboxServer sandbox)
    {
        MerchantPrivateKey = Write("apiclient_key.pem", sandbox.MerchantPrivateKeyPem);
        PlatformPublicKey = Write("pub_key.pem", sandbox.PlatformPublicKeyPem);
        MerchantCertificate = Write("apiclient_cert.pem", sandbox.MerchantCertificatePem);
        ServerCertificate = Write("server_cert.pem", sandbox.ServerCertificatePem);
    }

    /// <summary>Gets where the folder is.</summary>
    public string FullName => _folder.FullName;

    /// <summary>Gets the file of the merchant's private key as <c>file://…</c>, which C# and PHP both read.</summary>
    public string MerchantPrivateKey { get; }

    /// <summary>Gets the file of the platform's public key as <c>file://…</c>.</summary>
    public string PlatformPublicKey { get; }

    /// <summary>Gets the file of the certificate that the merchant presents in TLS as <c>file://…</c>.</summary>
    public string MerchantCertificate { get; }

    /// <summary>Gets the file of the certificate that a client has to trust as <c>file://…</c>.</summary>
    public string ServerCertificate { get; }

    /// <summary>Gives the path behind <c>file://</c>, which is what PHP's curl takes.</summary>
    public static string PathOf(string file) => file[(OperatingSystem.IsWindows() ? "file:///" : "file://").Length..];

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string pem)
    {
        var path = Path.Combine(_folder.FullName, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // On Windows the user's temporary folder is private already, and the property is refused.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.Write(pem);
        // Not Uri.AbsoluteUri: PHP does not decode %20.
        return "file://" + (path.StartsWith('/') ? path : "/" + path.Replace('\\', '/'));
    }
}
