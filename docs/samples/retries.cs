#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// What is repeated, and what is not. Run it: dotnet run docs/samples/retries.cs
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

// A GET after a failure of the server: sent again, signed again.
sandbox.Faults.Next = SandboxFault.ServerError;
await client["v3/capital/capitallhh/areas/provinces"].GetAsync();
Console.WriteLine($"a GET: {sandbox.Requests.Count} requests");

// A POST may have taken effect: it is not sent again, and the exception says what to ask.
var order = new
{
    mchid = sandbox.Mchid, appid = "wxdace645e0bc2cXXX", out_trade_no = "N20260001", description = "tea",
    notify_url = "https://api.test.com", amount = new { total = 100 },
};
sandbox.Faults.Next = SandboxFault.ServerError;
try
{
    await client["v3/pay/transactions/native"].PostAsync(new { json = order });
}
catch (WeChatPayException error)
{
    Console.WriteLine($"a POST: {error.Attempts} attempt, {error.Outcome}; query it by {error.QueryWith}");
}

// The number makes a repeat safe, so a call may allow it.
sandbox.Faults.Next = SandboxFault.ServerError;
var again = await client["v3/pay/transactions/native"].PostAsync(new { json = order, retry = new { writes = true } });
Console.WriteLine($"a POST with writes: {again.StatusCode}");
