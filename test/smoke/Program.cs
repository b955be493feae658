using WeChatPay;
using WeChatPay.Sandbox;
using static WeChatPay.Php.Functions;

// A server on this machine that checks signatures as WeChat Pay does. Nothing leaves it.
await using var sandbox = await SandboxServer.StartAsync();

dynamic instance = Builder.Factory(new
{
    mchid = sandbox.Mchid,
    serial = sandbox.MerchantSerial,
    privateKey = sandbox.MerchantPrivateKeyPem,
    certs = new Dictionary<string, object> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    base_uri = sandbox.BaseUri,
});

var response = instance.v3.hirePowerBank.insuranceOrders.post(new
{
    json = new
    {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid = "2323dfsdf342342",
        notify_url = "https://api.test.com",
        service_id = "实例值",
    },
});
print_r(json_decode((string)response.getBody(), true));
