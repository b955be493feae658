using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>Where the keys of a callback are that were given; a secret is named by its place, and never shown.</summary>
/// <param name="KeyId">The id under which the receiver knows the platform's key.</param>
/// <param name="KeyFile">The file of the platform's private key.</param>
/// <param name="ApiV3KeyFile">The file of the APIv3 key; null for the environment variable.</param>
/// <param name="SecretFile">The file of the APIv2 key; null for the environment variable.</param>
internal sealed record GivenKeys(string? KeyId, string? KeyFile, string? ApiV3KeyFile, string? SecretFile)
{
    /// <summary>Gets C# that reads the APIv3 key from where it was given.</summary>
    public string ApiV3KeyCode => GivenSecret.WriteCode(GivenSecret.ApiV3Key, ApiV3KeyFile);

    /// <summary>Reads them; what is missing is null.</summary>
    /// <exception cref="MisuseException">A file cannot be read, or no receiver could know the key.</exception>
    public PlatformSignerOptions Read() => KeyFile is not null && KeyId is null
        ? throw new MisuseException($"--key-file {KeyFile} needs --key-id, the id under which the receiver knows that key: without it a random one would be named, which no receiver knows. Nothing was sent.")
        : new PlatformSignerOptions
        {
            KeyId = KeyId,
            PrivateKeyPem = KeyFile is null ? null : GivenSecret.ReadFile(KeyFile),
            ApiV3Key = GivenSecret.Find(GivenSecret.ApiV3Key, ApiV3KeyFile),
            Secret = GivenSecret.Find(GivenSecret.ApiV2Key, SecretFile),
        };
}
