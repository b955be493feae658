using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>The keys of a sandbox's platform as files, which other commands sign callbacks with. Disposing deletes them.</summary>
internal sealed class PlatformKeyFolder : IDisposable
{
    private const string KeyFile = "platform_key.pem";
    private const string KeyIdFile = "platform_key_id.txt";
    private const string ApiV3KeyFile = "api_v3_key.txt";
    private const string BrandApiKeyFile = "brand_api_key.txt";
    private const string SecretFile = "secret.txt";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-platform-");

    public PlatformKeyFolder(SandboxServer sandbox)
    {
        PrivateFile.Write(_folder, KeyFile, sandbox.Signer.PrivateKeyPem);
        PrivateFile.Write(_folder, KeyIdFile, sandbox.Signer.KeyId);
        PrivateFile.Write(_folder, ApiV3KeyFile, sandbox.ApiV3Key);
        PrivateFile.Write(_folder, BrandApiKeyFile, sandbox.Brand.ApiKey);
        PrivateFile.Write(_folder, SecretFile, sandbox.ApiV2Key);
    }

    /// <summary>Gets the full path of the folder.</summary>
    public string FullName => _folder.FullName;

    /// <summary>Tells where the keys of a folder are.</summary>
    /// <exception cref="MisuseException">The folder cannot be read.</exception>
    public static KeyPlaces Find(string folder, bool isBrand) => new(
        GivenSecret.ReadFile(Path.Combine(folder, KeyIdFile)),
        Path.Combine(folder, KeyFile),
        Path.Combine(folder, isBrand ? BrandApiKeyFile : ApiV3KeyFile),
        Path.Combine(folder, SecretFile))
    {
        IsBrand = isBrand,
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
