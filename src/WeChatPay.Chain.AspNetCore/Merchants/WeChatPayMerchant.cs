using WeChatPay.Callbacks;

namespace WeChatPay.AspNetCore;

/// <summary>A merchant of this application: its client, and the parser of its callbacks.</summary>
/// <remarks>Thread-safe. Its keys are replaced when the configuration changes.</remarks>
public sealed class WeChatPayMerchant : IDisposable
{
    private readonly string[]? _ownSerials;

    internal WeChatPayMerchant(string name, WeChatPayOptions options, IEnumerable<CallbackSetting> settings)
    {
        Name = name;
        Client = new WeChatPayClient(options);
        var callbacks = new CallbackParserOptions
        {
            Certs = options.Certs,
            ApiV3Key = options.ApiV3Key,
            BrandApiKey = options.Brand?.ApiKey,
            ApiV2Key = options.ApiV2Key,
            PrivateKey = options.EncryptSensitiveFields ? options.PrivateKey : null,
            MchidV2 = options.Mchid,
            TimeProvider = options.TimeProvider,
        };
        var given = callbacks with { };
        foreach (var setting in settings.Where(setting => setting.Name == name))
            setting.Configure(callbacks);
        var isOwn = HasKeysOfItsOwn(callbacks, given);
        Callbacks = isOwn
            ? new CallbackParser(callbacks)
            : Client.CreateCallbackParser(callbacks with { Certs = null, ApiV3Key = null, BrandApiKey = null, ApiV2Key = null, PrivateKey = null });
        _ownSerials = isOwn ? [.. callbacks.Certs?.Keys ?? []] : null;
    }

    /// <summary>Gets the name that the merchant was added with; empty for the one that was added without a name.</summary>
    public string Name { get; }

    /// <summary>Gets the client. It is the same object as the service <see cref="WeChatPayClient"/> under this name.</summary>
    public WeChatPayClient Client { get; }

    /// <summary>Gets the parser of callbacks, with the keys of the client.</summary>
    public CallbackParser Callbacks { get; }

    /// <summary>Gets the serials and public key ids that callbacks of this merchant may name.</summary>
    internal IReadOnlyCollection<string> Serials => _ownSerials ?? Client.Keys.Current.Platform.Serials;

    /// <summary>Gets whether a callback may name a serial that the merchant learns by a download.</summary>
    internal bool MayLearnSerials => _ownSerials is null && Client.Keys.Source is not null;

    /// <summary>Closes the connections of the client.</summary>
    public void Dispose() => Client.Dispose();

    // Code may give the parser other keys than the client's. Those stay as they are.
    private static bool HasKeysOfItsOwn(CallbackParserOptions callbacks, CallbackParserOptions given) =>
        !ReferenceEquals(callbacks.Certs, given.Certs) || callbacks.ApiV3Key != given.ApiV3Key || callbacks.BrandApiKey != given.BrandApiKey
        || callbacks.ApiV2Key != given.ApiV2Key || callbacks.PrivateKey != given.PrivateKey || callbacks.TimeProvider != given.TimeProvider;

    /// <summary>Shows the name, and no key.</summary>
    public override string ToString() => Name.Length == 0 ? "the merchant without a name" : $"the merchant `{Name}`";
}
