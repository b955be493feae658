<Query Kind="Statements">
  <NuGetReference>WeChatPay.Chain</NuGetReference>
  <NuGetReference>WeChatPay.Chain.OpenApi</NuGetReference>
  <NuGetReference>WeChatPay.Chain.Sandbox</NuGetReference>
  <Namespace>WeChatPay</Namespace>
  <Namespace>WeChatPay.OpenApi</Namespace>
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

// With WeChatPay.Chain.OpenApi the editor completes every documented operation, option and field. 下单
var order = await client.v3.pay.transactions.native.PostAsync(new()
{
    json = new()
    {
        mchid = sandbox.Mchid,
        appid = "wxdace645e0bc2cXXX",
        out_trade_no = "LINQPad-2",
        description = "一壶茶",
        notify_url = "https://api.test.com",
        amount = new() { total = 100 },
    },
});
order.code_url.Dump("code_url");

// The payer scans the code. 查单
sandbox.Pay("LINQPad-2");
var paid = await client.v3.pay.transactions.outTradeNo._out_trade_no_.GetAsync(new()
{
    out_trade_no = "LINQPad-2",
    query = new() { mchid = sandbox.Mchid },
});
$"{paid.trade_state}: {paid.amount?.total} fen".Dump("the order");

// 退款
var refund = await client.v3.refund.domestic.refunds.PostAsync(new()
{
    json = new() { out_trade_no = "LINQPad-2", out_refund_no = "LINQPad-R2", amount = new() { refund = 40, total = 100, currency = "CNY" } },
});
refund.status.Dump("the refund");
