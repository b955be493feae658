#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// A file is uploaded with its digest. Run it: dotnet run docs/samples/uploads.cs
using WeChatPay;
using WeChatPay.Sandbox;
using WeChatPay.Util;

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

var path = Path.Combine(Path.GetTempPath(), "licence.jpg");
File.WriteAllText(path, "not really an image");

// MediaUtil digests the file, writes the `meta`, and reads the file again while it is sent.
var byPath = await client["v3/merchant/media/upload"].PostAsync(new { body = new MediaUtil(path) });
Console.WriteLine(byPath["media_id"]);

// From a stream, with a name.
using var stream = File.OpenRead(path);
var byStream = await client["v3/merchant/media/upload"].PostAsync(new { body = new MediaUtil("licence.jpg", stream) });
Console.WriteLine(byStream["media_id"]);
File.Delete(path);
