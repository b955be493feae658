using WeChatPay.Callbacks;

namespace WeChatPay.AspNetCore;

/// <summary>A merchant of this application: its client, and the parser of its callbacks.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class WeChatPayMerchant : IDisposable
{
    internal WeChatPayMerchant(string name, WeChatPayOptions options, IEnumerable<CallbackSetting> settings)
    {
        Name = name;
        Client = new WeChatPayClient(options);
        var callbacks = new CallbackParserOptions
        {
            Certs = options.Certs,
            ApiV3Key = options.ApiV3Key,
            ApiV2Key = options.ApiV2Key,
            MchidV2 = options.Mchid,
            TimeProvider = options.TimeProvider,
        };
        foreach (var setting in settings.Where(setting => setting.Name == name))
            setting.Configure(callbacks);
        Callbacks = new CallbackParser(callbacks);
        Serials = [.. callbacks.Certs?.Keys ?? []];
    }

    /// <summary>Gets the name that the merchant was added with; empty for the one that was added without a name.</summary>
    public string Name { get; }

    /// <summary>Gets the client. It is the same object as the service <see cref="WeChatPayClient"/> under this name.</summary>
    public WeChatPayClient Client { get; }

    /// <summary>Gets the parser of callbacks, with the keys of the client.</summary>
    public CallbackParser Callbacks { get; }

    /// <summary>Gets the serials and public key ids that callbacks of this merchant may name.</summary>
    internal IReadOnlyList<string> Serials { get; }

    /// <summary>Closes the connections of the client.</summary>
    public void Dispose() => Client.Dispose();

    /// <summary>Shows the name, and no key.</summary>
    public override string ToString() => Name.Length == 0 ? "the merchant without a name" : $"the merchant `{Name}`";
}
