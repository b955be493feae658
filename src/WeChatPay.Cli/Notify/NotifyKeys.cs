using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>The keys of a callback: those that were given, and throw-away ones, kept as files, for the rest.</summary>
/// <param name="Signer">Who signs.</param>
/// <param name="Given">Where those are that were given.</param>
/// <param name="Folder">Where the throw-away ones are; null when none were made.</param>
internal sealed record NotifyKeys(PlatformSigner Signer, GivenKeys Given, string? Folder) : IDisposable
{
    private const string KeyFile = "platform_key.pem";
    private const string PublicKeyFile = "pub_key.pem";
    private const string ApiV3KeyFile = "api_v3_key.txt";
    private const string SecretFile = "secret.txt";

    /// <summary>Gets the file of the public key as <c>file://…</c>; null when none was made.</summary>
    public string? PublicKey => Folder is null ? null : PrivateFile.ToUri(Path.Combine(Folder, PublicKeyFile));

    /// <summary>Gets C# that gives the receiver the APIv3 key: the key itself where it was made here, else where it is.</summary>
    public string ApiV3KeyCode => Made(ApiV3KeyFile) is null ? Given.ApiV3KeyCode : $"\"{Signer.ApiV3Key}\"";

    /// <summary>Makes them.</summary>
    /// <param name="places">What was given; what is missing there is made.</param>
    /// <param name="xml">Whether the callback is one of APIv2, which needs the APIv2 key alone.</param>
    /// <exception cref="ArgumentException">A given key is not usable.</exception>
    /// <exception cref="Terminal.MisuseException">A file cannot be read, or no receiver could know the key.</exception>
    public static NotifyKeys Make(GivenKeys places, bool xml)
    {
        var given = places.Read();
        var signer = new PlatformSigner(given);
        var complete = xml ? given.Secret is not null : given.PrivateKeyPem is not null && given.ApiV3Key is not null;
        if (complete)
            return new NotifyKeys(signer, places, null);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("wechatpay-notify-");
        PrivateFile.Write(folder, PublicKeyFile, signer.PublicKeyPem);
        if (given.PrivateKeyPem is null)
            PrivateFile.Write(folder, KeyFile, signer.PrivateKeyPem);
        if (given.ApiV3Key is null)
            PrivateFile.Write(folder, ApiV3KeyFile, signer.ApiV3Key);
        if (given.Secret is null)
            PrivateFile.Write(folder, SecretFile, signer.Secret);
        return new NotifyKeys(signer, places, folder.FullName);
    }

    /// <summary>Gives the options that send with the same keys again; a key of the environment needs none.</summary>
    public string Options(bool xml)
    {
        (string Option, string? File)[] all = xml
            ? [("--secret-file", Made(SecretFile) ?? Given.SecretFile)]
            : [("--key-file", Made(KeyFile) ?? Given.KeyFile), ("--api-v3-key-file", Made(ApiV3KeyFile) ?? Given.ApiV3KeyFile)];
        var files = all.Where(static one => one.File is not null).Select(static one => $"{one.Option} \"{one.File}\"");
        return string.Join(' ', xml ? files : files.Prepend($"--key-id {Signer.KeyId}"));
    }

    public void Dispose() => Signer.Dispose();

    private string? Made(string name) => Folder is not null && Path.Combine(Folder, name) is var path && File.Exists(path) ? path : null;
}
