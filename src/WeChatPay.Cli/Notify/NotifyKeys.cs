using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>The keys of a callback: those that were given, and throw-away ones, kept as files, for the rest.</summary>
/// <param name="Signer">Who signs.</param>
/// <param name="Folder">Where the throw-away ones are; null when none were made.</param>
internal sealed record NotifyKeys(PlatformSigner Signer, string? Folder) : IDisposable
{
    private const string KeyFile = "platform_key.pem";
    private const string PublicKeyFile = "pub_key.pem";
    private const string ApiV3KeyFile = "api_v3_key.txt";
    private const string SecretFile = "secret.txt";

    /// <summary>Gets the file of the public key as <c>file://…</c>; null when none was made.</summary>
    public string? PublicKey => Folder is null ? null : PrivateFile.AsUri(Path.Combine(Folder, PublicKeyFile));

    /// <summary>Makes them.</summary>
    /// <param name="given">What was given; what is null is made.</param>
    /// <param name="xml">Whether the callback is one of APIv2, which needs the APIv2 key alone.</param>
    /// <exception cref="ArgumentException">A given key is not usable.</exception>
    public static NotifyKeys Make(PlatformSignerOptions given, bool xml)
    {
        var signer = new PlatformSigner(given);
        var complete = xml ? given.Secret is not null : given.PrivateKeyPem is not null && given.ApiV3Key is not null;
        if (complete)
            return new NotifyKeys(signer, null);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("wechatpay-notify-");
        PrivateFile.Write(folder, PublicKeyFile, signer.PublicKeyPem);
        if (given.PrivateKeyPem is null)
            PrivateFile.Write(folder, KeyFile, signer.PrivateKeyPem);
        if (given.ApiV3Key is null)
            PrivateFile.Write(folder, ApiV3KeyFile, signer.ApiV3Key);
        if (given.Secret is null)
            PrivateFile.Write(folder, SecretFile, signer.Secret);
        return new NotifyKeys(signer, folder.FullName);
    }

    /// <summary>Gives the options that send with the same keys again, of those that were made.</summary>
    public string Options(bool xml)
    {
        (string Option, string File)[] made = xml ? [("--secret-file", SecretFile)] : [("--key-file", KeyFile), ("--api-v3-key-file", ApiV3KeyFile)];
        IEnumerable<string> files = made.Where(one => File.Exists(Path.Combine(Folder!, one.File))).Select(one => $"{one.Option} \"{Path.Combine(Folder!, one.File)}\"");
        return string.Join(' ', xml ? files : files.Prepend($"--key-id {Signer.KeyId}"));
    }

    public void Dispose() => Signer.Dispose();
}
