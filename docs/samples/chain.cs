#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// One order in the ways that the chain can be written. Run it: dotnet run docs/samples/chain.cs
using WeChatPay;
using WeChatPay.Sandbox;

// No merchant account is needed: a sandbox on this machine stands in for WeChat Pay, with keys made a moment ago.
await using var sandbox = await SandboxServer.StartAsync();
using var client = new WeChatPayClient(new WeChatPayOptions
{
    Mchid = sandbox.Mchid,
    Serial = sandbox.MerchantSerial,
    PrivateKey = sandbox.MerchantPrivateKeyPem,
    Certs = new Dictionary<string, KeySource> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    BaseUri = sandbox.BaseUri,
});

var order = new
{
    json = new
    {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid = "2323dfsdf342342",
        notify_url = "https://api.test.com",
        service_id = "实例值",
    },
};

// The text of a path, whole or in pieces. The compiler knows the receiver.
var byIndex = await client["v3/hire-power-bank/insurance-orders"].PostAsync(order);
var byMethod = await client.chain("v3").chain("hirePowerBank/insuranceOrders").PostAsync(order);

// Every member is a segment, on a dynamic receiver.
dynamic instance = client;
WeChatPayResponse byMembers = await instance.v3.hirePowerBank.insuranceOrders.PostAsync(order);

// A value: as a variable of the path, or interpolated. It is encoded as one segment, and never renamed.
var number = "6e8369071cd942c0476613f9d1ce9ca3";
var byVariable = await client["v3/hire-power-bank/insurance-orders/{out_order_no}"].GetAsync(new { out_order_no = number });
var byInterpolation = await client[$"v3/hire-power-bank/insurance-orders/{number}"].GetAsync();

foreach (var response in new[] { byIndex, byMethod, byMembers, byVariable, byInterpolation })
    Console.WriteLine($"{response.StatusCode} {response["out_order_no"]}");
