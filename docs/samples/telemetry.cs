#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:package OpenTelemetry.Exporter.Console
#:property PublishAot=false

// The spans and measures of two calls, printed by OpenTelemetry. Run it: dotnet run docs/samples/telemetry.cs
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WeChatPay;
using WeChatPay.Sandbox;

using var tracing = Sdk.CreateTracerProviderBuilder()
    .AddSource(WeChatPayTelemetry.ActivitySourceName)
    .AddConsoleExporter()
    .Build();
using var metrics = Sdk.CreateMeterProviderBuilder()
    .AddMeter(WeChatPayTelemetry.MeterName)
    .AddConsoleExporter()
    .Build();

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

await client["v3/capital/capitallhh/areas/provinces"].GetAsync();

// A failure of the server, which the handler `retry` mends: the span has an event.
sandbox.Faults.Next = SandboxFault.ServerError;
await client["v3/capital/capitallhh/areas/provinces"].GetAsync();

// An order that does not exist: the span has the status and WeChat Pay's code.
try
{
    await client["v3/pay/transactions/out-trade-no/{out_trade_no}"].GetAsync(new { out_trade_no = "N000001", query = new { mchid = sandbox.Mchid } });
}
catch (WeChatPayApiException error)
{
    Console.WriteLine($"refused: {error.StatusCode} {error.Code}");
}

var health = client.Health;
Console.WriteLine($"clock offset {health.ClockOffset}, last verified response at {health.LastVerified:u}");
