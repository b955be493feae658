using NUnit.Framework;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sandbox;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Tests.Sandbox;

/// <summary>A sandbox and a client of it, over real HTTP on loopback.</summary>
public abstract class Shop
{
    protected const string Orders = "v3/hire-power-bank/insurance-orders";
    protected const string OneOrder = "v3/hire-power-bank/insurance-orders/{out_order_no}";

    private int _orders;

    internal SandboxServer Server { get; private set; } = null!;

    internal WeChatPayClient Client { get; private set; } = null!;

    internal WeChatPayOptions Options { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenShop()
    {
        Server = await SandboxServer.StartAsync();
        Options = new WeChatPayOptions
        {
            BaseUri = Server.BaseUri,
            Mchid = Server.Mchid,
            Serial = Server.MerchantSerial,
            PrivateKey = Server.MerchantPrivateKeyPem,
            Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = Server.PlatformPublicKeyPem, [Server.PlatformSerial] = Server.PlatformCertificatePem },
        };
        Client = new WeChatPayClient(Options);
    }

    [OneTimeTearDown]
    public async Task CloseShop()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    [TearDown]
    public void MendServer() => (Server.Faults.Always, Server.Faults.Next) = (SandboxFault.None, SandboxFault.None);

    /// <summary>Makes an order number that nobody has used.</summary>
    private protected string NewNumber() => $"NO{Interlocked.Increment(ref _orders)}";

    private protected static object Order(string number, string openid = "2323dfsdf342342") =>
        new { out_order_no = number, openid, notify_url = "https://api.test.com", service_id = "实例值" };
}
