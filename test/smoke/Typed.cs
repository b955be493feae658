using WeChatPay;
using WeChatPay.Porting;
using WeChatPay.Sandbox;

// The packages beside the first one: the typed chain, and the porter.
await using var sandbox = await SandboxServer.StartAsync();
using var instance = Builder.Factory(new
{
    mchid = sandbox.Mchid,
    serial = sandbox.MerchantSerial,
    privateKey = sandbox.MerchantPrivateKeyPem,
    certs = new Dictionary<string, object> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    base_uri = sandbox.BaseUri,
});

var order = await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new()
{
    json = new() { out_order_no = "6e8369071cd942c0476613f9d1ce9ca3", openid = "2323dfsdf342342", notify_url = "https://api.test.com", service_id = "实例值" },
});
Console.WriteLine($"typed: {order.order_id} {order.order_receive_state}");

var ported = PhpPorter.Port("$instance->v3->hirePowerBank->insuranceOrders->post(['json' => ['out_order_no' => 'N1']]);");
Console.WriteLine($"ported: {ported.Code}");
