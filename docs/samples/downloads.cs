#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// A bill is downloaded, unpacked and compared with its digest. Run it: dotnet run docs/samples/downloads.cs
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

var day = DateTime.Today.AddDays(-1).ToString("yyyy-MM-dd");
var bill = await client["v3/bill/tradebill"].GetAsync(new { query = new { bill_date = day, tar_type = "GZIP" } });

var path = Path.Combine(Path.GetTempPath(), $"tradebill-{day}.csv");
var result = await client.DownloadAsync((string)bill["download_url"]!, path, (string?)bill["hash_value"], new DownloadOptions { Gunzip = true });
Console.WriteLine($"{result.Bytes} bytes, SHA-1 {result.Digest}");
Console.WriteLine(File.ReadLines(path).First());

// Another digest: an exception, and the file of before stays.
try
{
    await client.DownloadAsync((string)bill["download_url"]!, path, new string('0', 40), new DownloadOptions { Gunzip = true });
}
catch (WeChatPayVerificationException error)
{
    Console.WriteLine($"{error.Check}: {new FileInfo(path).Length} bytes are still there");
}
File.Delete(path);
