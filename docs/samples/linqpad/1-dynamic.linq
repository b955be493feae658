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

// On a `dynamic` receiver every member is a segment of the path. `hirePowerBank` becomes `hire-power-bank`; values are never renamed.
dynamic instance = Builder.Factory(new
{
    mchid = sandbox.Mchid,
    serial = sandbox.MerchantSerial,
    privateKey = sandbox.MerchantPrivateKeyPem,
    certs = new Dictionary<string, object> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    base_uri = sandbox.BaseUri,
});

// 下单: amounts are in fen
WeChatPayResponse order = await instance.v3.pay.transactions.native.PostAsync(new
{
    json = new
    {
        mchid = sandbox.Mchid,
        appid = "wxdace645e0bc2cXXX",
        out_trade_no = "LINQPad-1",
        description = "一壶茶",
        notify_url = "https://api.test.com",
        amount = new { total = 100 },
    },
});
((string?)order["code_url"]).Dump("code_url");

// 查单: a value of the path is an option of the call
WeChatPayResponse query = await instance.v3.pay.transactions.outTradeNo._out_trade_no_.GetAsync(new
{
    out_trade_no = "LINQPad-1",
    query = new { mchid = sandbox.Mchid },
});
query.Text.Dump("the order, as WeChat Pay signed it");
