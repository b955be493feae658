#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// Names travel encrypted, in both directions. Run it: dotnet run docs/samples/sensitive-fields.cs
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
    EncryptSensitiveFields = true,
});

await client["v3/profitsharing/receivers/add"].PostAsync(new
{
    json = new { appid = "wxdace645e0bc2cXXX", type = "PERSONAL_OPENID", account = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", name = "张三", relation_type = "PARTNER" },
});

// What went over the wire, and under which key.
var request = sandbox.Requests[^1];
var sent = Newtonsoft.Json.Linq.JObject.Parse(request.BodyText());
Console.WriteLine($"name: {((string)sent["name"]!).Length} characters of Base64 instead of 2");
Console.WriteLine($"Wechatpay-Serial: {request.Headers["Wechatpay-Serial"]}");
