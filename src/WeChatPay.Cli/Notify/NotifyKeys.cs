using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>The keys of a callback: the user's keys, and throw-away keys in files for the rest.</summary>
/// <param name="Given">Where the user's keys are.</param>
/// <param name="Folder">The folder of the throw-away keys; null when there are none.</param>
internal sealed record NotifyKeys(PlatformSigner Signer, KeyPlaces Given, string? Folder) : IDisposable
{
    private const string KeyFile = "platform_key.pem";
    private const string PublicKeyFile = "pub_key.pem";
    private const string ApiV3KeyFile = "api_v3_key.txt";
    private const string SecretFile = "secret.txt";

    /// <summary>Gets the file of the public key as <c>file://…</c>; null when there are no throw-away keys.</summary>
    public string? PublicKey => Folder is null ? null : PrivateFile.ToUri(Path.Combine(Folder, PublicKeyFile));

    /// <summary>Gets C# for the APIv3 key: the key itself when it is a throw-away key, else code that reads it.</summary>
    public string ApiV3KeyCode => FindMade(ApiV3KeyFile) is null ? Given.ApiV3KeyCode : $"\"{Signer.ApiV3Key}\"";

    /// <summary>Reads the user's keys and makes the missing ones.</summary>
    /// <param name="xml">True for a callback of APIv2, which needs the APIv2 key alone.</param>
    /// <exception cref="ArgumentException">A given key is not usable.</exception>
    /// <exception cref="MisuseException">A file cannot be read, or the key has no id.</exception>
    public static NotifyKeys Make(KeyPlaces places, bool xml)
    {
        var given = places.Read();
        var signer = new PlatformSigner(given);
        var complete = xml ? given.ApiV2Key is not null : given.PrivateKeyPem is not null && given.ApiV3Key is not null;
        if (complete)
            return new NotifyKeys(signer, places, null);
        var folder = Directory.CreateTempSubdirectory("wechatpay-notify-");
        PrivateFile.Write(folder, PublicKeyFile, signer.PublicKeyPem);
        if (given.PrivateKeyPem is null)
            PrivateFile.Write(folder, KeyFile, signer.PrivateKeyPem);
        if (given.ApiV3Key is null)
            PrivateFile.Write(folder, ApiV3KeyFile, signer.ApiV3Key);
        if (given.ApiV2Key is null)
            PrivateFile.Write(folder, SecretFile, signer.ApiV2Key);
        return new NotifyKeys(signer, places, folder.FullName);
    }

    /// <summary>Writes the options that use the same keys again; a key from the environment needs no option.</summary>
    public string WriteOptions(bool xml)
    {
        (string Option, string? File)[] all = xml
            ? [("--secret-file", FindMade(SecretFile) ?? Given.SecretFile)]
            : [("--key-file", FindMade(KeyFile) ?? Given.KeyFile), ("--api-v3-key-file", FindMade(ApiV3KeyFile) ?? Given.ApiV3KeyFile)];
        var files = all.Where(static one => one.File is not null).Select(static one => $"{one.Option} \"{one.File}\"");
        return string.Join(' ', xml ? files : files.Prepend($"--key-id {Signer.KeyId}"));
    }

    public void Dispose() => Signer.Dispose();

    private string? FindMade(string name) => Folder is not null && Path.Combine(Folder, name) is var path && File.Exists(path) ? path : null;
}
