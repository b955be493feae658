#:sdk Microsoft.NET.Sdk.Web
#:project ../../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:package Yarp.ReverseProxy
#:property PublishAot=false

// Three processes of one shop behind YARP, with one database. WeChat Pay is a sandbox on this machine. Give an empty database of PostgreSQL:
//   dotnet run docs/samples/shop-cluster/cluster.cs --Database "Host=localhost;Username=shop;Password=…;Database=shop"
// Then, at the address that it prints: POST /orders; POST /orders/NUMBER/scan pays; POST /processes/0/kill ends a process by SIGKILL and starts another one;
// GET /orders shows what took effect, and how often.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using WeChatPay.Sandbox;
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error);
// YARP brings data protection, which would write its keys into a folder of the user.
builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
await using var sandbox = await SandboxServer.StartAsync();
var processes = Enumerable.Range(0, 3).Select(number => new ShopProcess(number, sandbox, builder.Configuration)).ToArray();
builder.Services.AddReverseProxy().LoadFromMemory(
    [new RouteConfig { RouteId = "shop", ClusterId = "shop", Match = new RouteMatch { Path = "/{**path}" } }],
    [
        new ClusterConfig
        {
            ClusterId = "shop",
            LoadBalancingPolicy = "RoundRobin",
            Destinations = processes.ToDictionary(process => $"{process.Number}", process => new DestinationConfig { Address = process.Url }),
            HealthCheck = new HealthCheckConfig
            {
                Active = new ActiveHealthCheckConfig { Enabled = true, Interval = TimeSpan.FromSeconds(1), Path = "/health" },
            },
        },
    ]);
var app = builder.Build();
app.MapReverseProxy();
app.MapPost("/orders/{number}/scan", (string number) => ScanAsync(number));
app.MapPost("/processes/{number}/kill", (int number) => processes[number].KillAsync());
await app.StartAsync();
try
{
    await ShopProcess.BuildAsync();
    // The first one makes the tables.
    await processes[0].StartAsync(NotifyUrl());
    await Task.WhenAll(processes.Skip(1).Select(process => process.StartAsync(NotifyUrl())));
    Console.WriteLine($"The shop is open: {app.Urls.First()}");
    await app.WaitForShutdownAsync();
}
finally
{
    foreach (var process in processes)
        process.Dispose();
}

Uri NotifyUrl() => new(new Uri(app.Urls.First()), "/pay/notify");

// Plays the payer, and then WeChat Pay: three deliveries of one callback at once, each of them again until it is accepted.
async Task<IResult> ScanAsync(string number)
{
    sandbox.Pay(number);
    var paid = new
    {
        out_trade_no = number,
        transaction_id = $"42{number}",
        trade_state = "SUCCESS",
        amount = new { total = 1250, payer_total = 1250, currency = "CNY", payer_currency = "CNY" },
    };
    var refused = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
    {
        var count = 0;
        for (; !(await sandbox.NotifyAsync(NotifyUrl(), "TRANSACTION.SUCCESS", paid)).IsAccepted; count++)
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        return count;
    }));
    return Results.Json(new { number, refused });
}

/// <summary>A process of the shop, in whose place another one may be started.</summary>
internal sealed class ShopProcess(int number, SandboxServer sandbox, IConfiguration configuration) : IDisposable
{
    private static readonly string Source = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "shop.cs");

    private Process? _process;
    private Uri? _notifyUrl;

    public int Number => number;

    public string Url { get; } = $"http://127.0.0.1:{FindPort()}";

    /// <summary>Builds the shop once for all processes.</summary>
    public static async Task BuildAsync()
    {
        using var build = Process.Start(Command("build", Source, "-v", "q"))!;
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
            throw new InvalidOperationException("The shop was not built.");
    }

    public async Task StartAsync(Uri notifyUrl)
    {
        _notifyUrl = notifyUrl;
        var start = Command("run", "--no-build", Source, $"--urls={Url}");
        foreach (var (name, value) in Settings())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        using var http = new HttpClient();
        while (!await IsHealthyAsync(http))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"Process {number} of the shop has ended.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public async Task KillAsync()
    {
        Dispose();
        await StartAsync(_notifyUrl!);
    }

    // `dotnet run` and the program that it has started.
    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _process = null;
    }

    private async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"{Url}/health"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Database"] = configuration["Database"] ?? "",
        ["Lease"] = configuration["Lease"] ?? "00:00:30",
        ["NotifyUrl"] = _notifyUrl!.AbsoluteUri,
        // The outbox numbers its messages by it.
        ["CAP_WORKERID"] = $"{number}",
        ["WeChatPay__Mchid"] = sandbox.Mchid,
        ["WeChatPay__Serial"] = sandbox.MerchantSerial,
        ["WeChatPay__PrivateKey"] = sandbox.MerchantPrivateKeyPem,
        ["WeChatPay__ApiV3Key"] = sandbox.ApiV3Key,
        [$"WeChatPay__Certs__{sandbox.PlatformKeyId}"] = sandbox.PlatformPublicKeyPem,
        ["WeChatPay__BaseUri"] = sandbox.BaseUri.AbsoluteUri,
    };

    private static ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments);
        // Set by the SDK that runs this program, for itself.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return start;
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
