using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Sandbox;

/// <summary>A sandbox and an APIv3 client of it, over plain HTTP.</summary>
public abstract class Shop : ShopFixture
{
    protected const string Orders = "v3/hire-power-bank/insurance-orders";
    protected const string OneOrder = "v3/hire-power-bank/insurance-orders/{out_order_no}";

    protected override WeChatPayOptions OptionsFor(SandboxServer server) => new()
    {
        BaseUri = server.BaseUri,
        Mchid = server.Mchid,
        Serial = server.MerchantSerial,
        PrivateKey = server.MerchantPrivateKeyPem,
        Certs =
            new Dictionary<string, KeySource> { [server.PlatformKeyId] = server.PlatformPublicKeyPem, [server.PlatformSerial] = server.PlatformCertificatePem },
    };

    private protected static object Order(string number, string openid = "2323dfsdf342342") =>
        new { out_order_no = number, openid, notify_url = "https://api.test.com", service_id = "实例值" };
}
