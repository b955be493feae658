using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>Where the user's keys for a callback are. Output names the place of a secret, never the secret.</summary>
/// <param name="KeyId">The id of the platform's key in the receiver's configuration.</param>
/// <param name="KeyFile">The file of the platform's private key.</param>
/// <param name="ApiV3KeyFile">The file of the APIv3 key; null for the environment variable.</param>
/// <param name="SecretFile">The file of the APIv2 key; null for the environment variable.</param>
internal sealed record KeyPlaces(string? KeyId, string? KeyFile, string? ApiV3KeyFile, string? SecretFile)
{
    /// <summary>Gets of which kind a throw-away key is.</summary>
    public PlatformAlgorithm Algorithm { get; init; }

    /// <summary>Gets whether the callback is a brand's.</summary>
    public bool IsBrand { get; init; }

    /// <summary>Gets C# that reads the APIv3 key from its place.</summary>
    public string ApiV3KeyCode => GivenSecret.WriteCode(GivenSecret.ApiV3Key, ApiV3KeyFile);

    /// <summary>Reads the keys; a key that was not given is null.</summary>
    /// <exception cref="MisuseException">A file cannot be read, or the key has no id.</exception>
    public PlatformSignerOptions Read() => KeyFile is not null && KeyId is null
        ? throw new MisuseException(
            Message.Of("--key-file needs --key-id. Write the id of that key in the receiver's configuration: --key-id PUB_KEY_ID_…. Nothing was sent."))
        : new PlatformSignerOptions
        {
            Algorithm = Algorithm,
            IsBrand = IsBrand,
            KeyId = KeyId,
            PrivateKeyPem = KeyFile is null ? null : GivenSecret.ReadFile(KeyFile),
            ApiV3Key = GivenSecret.Find(GivenSecret.ApiV3Key, ApiV3KeyFile),
            ApiV2Key = GivenSecret.Find(GivenSecret.ApiV2Key, SecretFile),
        };
}
