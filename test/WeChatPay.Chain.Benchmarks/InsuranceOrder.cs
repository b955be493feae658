using System.Text;
using WeChatPay.Json;

namespace WeChatPay.Benchmarks;

/// <summary>The call that is measured: an insurance order, placed through the whole chain and answered from memory.</summary>
internal sealed class InsuranceOrder : IDisposable
{
    private readonly SignedAnswers _transport;
    private readonly WeChatPayClient _client;
    private readonly dynamic _instance;

    public InsuranceOrder(KeyPair keys)
        : this(keys.Merchant, keys.Platform, new SignedAnswers(keys.Platform))
    {
    }

    /// <param name="merchant">The merchant's private key.</param>
    /// <param name="platform">A key of the platform's pair.</param>
    /// <param name="transport">Answers by the platform's key.</param>
    /// <param name="change">Changes the options of the client.</param>
    public InsuranceOrder(KeySource merchant, KeySource platform, SignedAnswers transport, Action<WeChatPayOptions>? change = null)
    {
        _transport = transport;
        var options = new WeChatPayOptions
        {
            Mchid = "1900000109",
            Serial = "3775B6A45ACD588826D15E583A95F5DD00000000",
            PrivateKey = merchant,
            Certs = new Dictionary<string, KeySource> { [KeyPair.PlatformSerial] = platform },
            Transport = _transport,
        };
        change?.Invoke(options);
        _client = new WeChatPayClient(options);
        _instance = _client;
    }

    /// <summary>Makes the call of a client with other options.</summary>
    public static InsuranceOrder With(KeyPair keys, Action<WeChatPayOptions> change) =>
        new(keys.Merchant, keys.Platform, new SignedAnswers(keys.Platform), change);

    /// <summary>Gets a text as long as the one that a call signs.</summary>
    public static byte[] SignedText { get; } = Encoding.UTF8.GetBytes(
        $"POST\n/v3/hire-power-bank/insurance-orders\n1717171717\n{Formatter.Nonce()}\n{JsonText.Write(Fields())}\n");

    /// <summary>Places an order.</summary>
    /// <returns>The verified response. Its JSON is not read: reading is not a part of the call.</returns>
    public async Task<WeChatPayResponse> PlaceAsync()
    {
        // Of static type: C# makes four calls by name for an `await` of a dynamic, and they are not a part of the library.
        ResponsePromise promise = _instance.v3.hirePowerBank.insuranceOrders.PostAsync(new { json = Fields() });
        return await promise;
    }

    public void Dispose()
    {
        _client.Dispose();
        _transport.Dispose();
    }

    internal static object Fields() => new
    {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid = "2323dfsdf342342",
        notify_url = "https://api.test.com",
        service_id = "实例值",
    };
}
