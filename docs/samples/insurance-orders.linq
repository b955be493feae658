<Query Kind="Statements">
  <NuGetReference>WeChatPay.Chain</NuGetReference>
  <NuGetReference>WeChatPay.Chain.Php</NuGetReference>
  <NuGetReference>WeChatPay.Chain.Sandbox</NuGetReference>
  <Namespace>static WeChatPay.Php.Functions</Namespace>
  <Namespace>WeChatPay</Namespace>
  <Namespace>WeChatPay.Sandbox</Namespace>
  <IncludeAspNet>true</IncludeAspNet>
  <RuntimeVersion>10.0</RuntimeVersion>
</Query>

// No merchant account is needed: a sandbox on this machine stands in for WeChat Pay, with keys made a moment ago.
await using var sandbox = await SandboxServer.StartAsync();
using var client = Builder.Factory(new
{
    mchid = sandbox.Mchid,
    serial = sandbox.MerchantSerial,
    privateKey = sandbox.MerchantPrivateKeyPem,
    certs = new Dictionary<string, object> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    base_uri = sandbox.BaseUri,
});

// `dynamic` walks any path by its names; C# takes a callback there only inside function(…) (CS1977).
// The static type has chain("…") and ["…"], completed by tools, and takes .then(static response => …) as it stands.
dynamic instance = client;

// 异步纯链式
instance.v3.hirePowerBank.insuranceOrders.postAsync(new {
    json = new {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid       = "2323dfsdf342342",
        notify_url   = "https://api.test.com",
        service_id   = "实例值",
    },
})
.then(function(static response => {
    print_r(json_decode((string) response.getBody(), true));
}))
.wait();

// 异步声明式
instance.chain("v3/hire-power-bank/insurance-orders").postAsync(new {
    json = new {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid       = "2323dfsdf342342",
        notify_url   = "https://api.test.com",
        service_id   = "实例值",
    },
})
.then(function(static response => {
    print_r(json_decode((string) response.getBody(), true));
}))
.wait();

// 异步属性式
instance["v3/hire-power-bank/insurance-orders"].postAsync(new {
    json = new {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid       = "2323dfsdf342342",
        notify_url   = "https://api.test.com",
        service_id   = "实例值",
    },
})
.then(function(static response => {
    print_r(json_decode((string) response.getBody(), true));
}))
.wait();

// 同步纯链式
var response = instance.v3.hirePowerBank.insuranceOrders.post(new {
    json = new {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid       = "2323dfsdf342342",
        notify_url   = "https://api.test.com",
        service_id   = "实例值",
    },
});
print_r(json_decode((string) response.getBody(), true));

// 同步声明式
response = instance.chain("v3/hire-power-bank/insurance-orders").post(new {
    json = new {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid       = "2323dfsdf342342",
        notify_url   = "https://api.test.com",
        service_id   = "实例值",
    },
});
print_r(json_decode((string) response.getBody(), true));

// 同步属性式
response = instance["v3/hire-power-bank/insurance-orders"].post(new {
    json = new {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid       = "2323dfsdf342342",
        notify_url   = "https://api.test.com",
        service_id   = "实例值",
    },
});
print_r(json_decode((string) response.getBody(), true));
