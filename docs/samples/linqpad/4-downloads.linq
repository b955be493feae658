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

// 申请账单: a signed response gives the address and the digest of the file.
var day = DateTime.Today.AddDays(-1).ToString("yyyy-MM-dd");
WeChatPayResponse bill = await client["v3/bill/tradebill"].GetAsync(new { query = new { bill_date = day, tar_type = "GZIP" } });
((string?)bill["hash_value"]).Dump("SHA-1 of the content");

// 下载账单: the file is compared with the digest while it is written. A path does as well as a stream.
using var file = new MemoryStream();
var result = await client.DownloadAsync((string)bill["download_url"]!, file, (string?)bill["hash_value"], new DownloadOptions { Gunzip = true });
$"{result.Bytes} bytes, SHA-1 {result.Digest}".Dump("downloaded");

var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
lines.Length.Dump("lines");
lines[0].Dump("the names of the columns");
