using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>The keys of a sandbox as files, so that a pasted configuration stays short. Deleted when disposed of.</summary>
internal sealed class KeyFolder : IDisposable
{
    /// <summary>Names the file of the merchant's private key.</summary>
    public const string MerchantPrivateKeyFile = "apiclient_key.pem";

    /// <summary>Names the file of the APIv3 key.</summary>
    public const string ApiV3KeyFile = "api_v3_key.txt";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-sandbox-");

    public KeyFolder(SandboxServer sandbox)
    {
        MerchantPrivateKey = Write(MerchantPrivateKeyFile, sandbox.MerchantPrivateKeyPem);
        PlatformPublicKey = Write("pub_key.pem", sandbox.PlatformPublicKeyPem);
        MerchantCertificate = Write("apiclient_cert.pem", sandbox.MerchantCertificatePem);
        ServerCertificate = Write("server_cert.pem", sandbox.ServerCertificatePem);
        Write(ApiV3KeyFile, sandbox.ApiV3Key);
    }

    /// <summary>Gives the path of a file of the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

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
    public static string WithoutScheme(string file) => file[(OperatingSystem.IsWindows() ? "file:///" : "file://").Length..];

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text) => PrivateFile.ToUri(PrivateFile.Write(_folder, name, text));
}
