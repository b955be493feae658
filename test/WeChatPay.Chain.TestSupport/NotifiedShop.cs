using WeChatPay.Sandbox;

namespace WeChatPay.Tests.Support;

/// <summary>A sandbox, a client of it, and a receiver of its callbacks.</summary>
internal sealed class NotifiedShop : IAsyncDisposable
{
    private NotifiedShop(SandboxServer sandbox, CallbackReceiver receiver) => (Sandbox, Receiver, Client) = (sandbox, receiver, new(new()
    {
        Mchid = sandbox.Mchid,
        Serial = sandbox.MerchantSerial,
        PrivateKey = sandbox.MerchantPrivateKeyPem,
        Certs = new Dictionary<string, KeySource> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
        ApiV2Key = sandbox.ApiV2Key,
        BaseUri = sandbox.BaseUri,
    }));

    public SandboxServer Sandbox { get; }

    public CallbackReceiver Receiver { get; }

    public WeChatPayClient Client { get; }

    public static async Task<NotifiedShop> StartAsync()
    {
        var sandbox = await SandboxServer.StartAsync();
        return new(sandbox, await CallbackReceiver.StartAsync(sandbox.Signer));
    }

    /// <summary>Places an order over 100 fen for tea.</summary>
    /// <param name="number">The number of the order.</param>
    /// <param name="notifyUrl">Where its callback goes; <see langword="null"/> for the receiver.</param>
    public async Task PlaceAsync(string number, Uri? notifyUrl = null) => await Client["v3/pay/transactions/native"].PostAsync(new RequestOptions
    {
        Json = new Dictionary<string, object?>
        {
            ["appid"] = "wx8888888888888888",
            ["mchid"] = Sandbox.Mchid,
            ["description"] = "tea",
            ["out_trade_no"] = number,
            ["notify_url"] = $"{notifyUrl ?? Receiver.Url("notify")}",
            ["amount"] = new Dictionary<string, object?> { ["total"] = 100 },
        },
    });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Receiver.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
