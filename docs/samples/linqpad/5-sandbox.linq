<Query Kind="Statements">
  <NuGetReference>WeChatPay.Chain</NuGetReference>
  <NuGetReference>WeChatPay.Chain.Sandbox</NuGetReference>
  <Namespace>WeChatPay</Namespace>
  <Namespace>WeChatPay.Sandbox</Namespace>
  <IncludeAspNet>true</IncludeAspNet>
  <RuntimeVersion>10.0</RuntimeVersion>
</Query>

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

// A failure of the server: the client sends the GET again, signed again.
sandbox.Faults.Next = SandboxFault.ServerError;
WeChatPayResponse provinces = await client["v3/capital/capitallhh/areas/provinces"].GetAsync();
provinces.StatusCode.Dump("after a failure");
sandbox.Requests.Count.Dump("requests");

// A signature that is wrong: the response never reaches you.
sandbox.Faults.Next = SandboxFault.WrongSignature;
try
{
    await client["v3/capital/capitallhh/areas/provinces"].GetAsync();
}
catch (WeChatPayVerificationException error)
{
    error.Check.Dump("refused");
}

// A wrong request: the exception has the code, and advice.
try
{
    await client["v3/pay/transactions/out-trade-no/{out_trade_no}"].GetAsync(new { out_trade_no = "LINQPad-0", query = new { mchid = sandbox.Mchid } });
}
catch (WeChatPayApiException error)
{
    $"{error.StatusCode} {error.Code}".Dump("code");
    error.Advice?.Action.Dump("advice");
}
