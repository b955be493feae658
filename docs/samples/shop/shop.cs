#:sdk Microsoft.NET.Sdk.Web
#:project ../../../src/WeChatPay.Chain.AspNetCore/WeChatPay.Chain.AspNetCore.csproj
#:project ../../../src/WeChatPay.Chain.OpenApi/WeChatPay.Chain.OpenApi.csproj
#:project ../../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:package Microsoft.Data.Sqlite
#:package OpenTelemetry.Exporter.Console
#:package OpenTelemetry.Extensions.Hosting
#:property PublishAot=false

// A shop with one page: order, payment, callback, refund. Run it, and open the address that it prints: dotnet run docs/samples/shop/shop.cs
// Without a merchant in the configuration it pays in a sandbox on this machine.
using Microsoft.Data.Sqlite;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WeChatPay;
using WeChatPay.AspNetCore;
using WeChatPay.OpenApi.Callbacks;
using WeChatPay.Sandbox;

var builder = WebApplication.CreateBuilder(args);
var sandbox = builder.Configuration["WeChatPay:Mchid"] is null ? await SandboxServer.StartAsync() : null;
if (sandbox is not null)
    builder.Configuration.AddInMemoryCollection(MerchantOf(sandbox));
builder.Services.AddSingleton(new Database(builder.Configuration["Database"] ?? Path.Combine(Path.GetTempPath(), $"shop-{Environment.ProcessId}.db")));
builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Shop>();

// The whole of WeChat Pay: merchant, ledger, health, spans and measures, callbacks.
builder.Services.AddWeChatPay(builder.Configuration.GetSection("WeChatPay")).UseLedger<SqliteLedger>();
builder.Services.AddHealthChecks().AddWeChatPay();
if (builder.Configuration.GetValue<bool>("Trace"))
{
    builder.Services.AddOpenTelemetry()
        .WithTracing(tracing => tracing.AddSource(WeChatPayTelemetry.ActivitySourceName).AddConsoleExporter())
        .WithMetrics(metrics => metrics.AddMeter(WeChatPayTelemetry.MeterName).AddConsoleExporter());
}
var app = builder.Build();
app.MapHealthChecks("/health");
app.MapWeChatPayCallbacks("/pay/notify", callbacks => callbacks
    .On<TransactionSuccess>((payment, context) => context.Services.GetRequiredService<Shop>().TakePaymentAsync(payment, context.Key))
    .On<RefundSuccess>((refund, context) => context.Services.GetRequiredService<Shop>().TakeRefundAsync(refund, context.Key)));
// The end of WeChat Pay.

app.MapGet("/", () => Results.Text(Page.Html, "text/html; charset=utf-8"));
app.MapGet("/orders", (Database database) => database.List());
app.MapPost("/orders", (Shop shop) => shop.OrderAsync());
app.MapPost("/orders/{number}/refund", (Shop shop, string number) => shop.RefundAsync(number));
if (sandbox is not null)
    app.MapPost("/orders/{number}/scan", (Shop shop, string number) => shop.PlayPayerAsync(sandbox, number));
await app.RunAsync();

static Dictionary<string, string?> MerchantOf(SandboxServer sandbox) => new()
{
    ["WeChatPay:Mchid"] = sandbox.Mchid,
    ["WeChatPay:Serial"] = sandbox.MerchantSerial,
    ["WeChatPay:PrivateKey"] = sandbox.MerchantPrivateKeyPem,
    ["WeChatPay:ApiV3Key"] = sandbox.ApiV3Key,
    [$"WeChatPay:Certs:{sandbox.PlatformKeyId}"] = sandbox.PlatformPublicKeyPem,
    ["WeChatPay:CertificateRefresh"] = "true",
    ["WeChatPay:BaseUri"] = sandbox.BaseUri.AbsoluteUri,
};

/// <summary>Orders, payments and refunds.</summary>
internal sealed class Shop(WeChatPayClient pay, Database database, TimeProvider time, IServiceProvider services, IConfiguration configuration)
{
    private const int Price = 1250;

    public async Task<IResult> OrderAsync()
    {
        var number = $"TEA{time.GetUtcNow():yyyyMMddHHmmss}{Guid.NewGuid():N}"[..32];
        // The number is saved before the call: a repeat, a query and the callback know the order by it.
        database.Run("INSERT INTO orders (number, fen, state) VALUES ($number, $fen, 'NEW')", ("$number", number), ("$fen", Price));
        var prepared = await pay.v3.pay.transactions.native.PostAsync(new()
        {
            json = new()
            {
                appid = "wx8888888888888888",
                mchid = pay.Options.Mchid,
                out_trade_no = number,
                description = "A pot of tea",
                notify_url = NotifyUrl(),
                amount = new() { total = Price },
            },
        });
        return Results.Json(new { number, prepared.code_url });
    }

    public async Task<IResult> RefundAsync(string number)
    {
        if (database.Run("UPDATE orders SET state = 'REFUNDING' WHERE number = $number AND state = 'PAID'", ("$number", number)) == 0)
            return Results.Conflict("Only a paid order can be refunded.");
        try
        {
            var refund = await pay.v3.refund.domestic.refunds.PostAsync(new()
            {
                json = new()
                {
                    out_trade_no = number,
                    out_refund_no = $"R{number}",
                    notify_url = NotifyUrl(),
                    amount = new() { refund = Price, total = Price, currency = "CNY" },
                },
            });
            return Results.Json(new { refund.refund_id, refund.status });
        }
        // Where it may have taken effect, the order stays as it is until the callback or a query tells.
        catch (WeChatPayException error) when (error.Outcome is not CallOutcome.MayHaveTakenEffect)
        {
            database.Run("UPDATE orders SET state = 'PAID' WHERE number = $number", ("$number", number));
            return Results.Problem(error.Message, statusCode: 502);
        }
    }

    public Task TakePaymentAsync(TransactionSuccess payment, CallbackKey key)
    {
        // What was paid is compared with what the shop asked for: a callback that does not fit is not accepted. One that the order has had changes nothing.
        database.Take(key,
            "UPDATE orders SET effects = effects + (state = 'NEW'), state = iif(state = 'NEW', 'PAID', state) WHERE number = $number AND fen = $fen",
            ("$number", payment.out_trade_no), ("$fen", (long?)payment.amount?.total));
        return Task.CompletedTask;
    }

    public Task TakeRefundAsync(RefundSuccess refund, CallbackKey key)
    {
        database.Take(key,
            """
            UPDATE orders SET effects = effects + (state = 'REFUNDING'), state = 'REFUNDED'
            WHERE number = $number AND state IN ('REFUNDING', 'REFUNDED')
            """,
            ("$number", refund.out_trade_no));
        return Task.CompletedTask;
    }

    /// <summary>Plays the payer, and then WeChat Pay: three deliveries of one callback at once.</summary>
    public async Task<IResult> PlayPayerAsync(SandboxServer sandbox, string number)
    {
        var isRefund = database.List().Any(order => order.Number == number && order.State == "REFUNDING");
        if (!isRefund)
            sandbox.Pay(number);
        object told = isRefund
            ? new { out_trade_no = number, out_refund_no = $"R{number}", refund_status = "SUCCESS", amount = new { refund = Price, total = Price } }
            : (await pay["v3/pay/transactions/out-trade-no/{out_trade_no}"]
                .GetAsync(new { out_trade_no = number, query = new { mchid = pay.Options.Mchid } })).Json;
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            sandbox.NotifyAsync(new Uri(NotifyUrl()), isRefund ? "REFUND.SUCCESS" : "TRANSACTION.SUCCESS", told)));
        return Results.Json(deliveries.Select(delivery => delivery.Status));
    }

    private string NotifyUrl() => configuration["NotifyUrl"]
        ?? $"{services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
            .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First()}/pay/notify";
}

/// <summary>The ledger in the database of the shop. A claim of a process that died ends after a minute.</summary>
internal sealed class SqliteLedger(Database database, TimeProvider time) : ICallbackLedger
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)Lease.TotalMilliseconds;
        // The primary key decides which of several deliveries at once gets the row.
        var claimed = database.Run(
            """
            INSERT INTO callbacks (key, is_done, until) VALUES ($key, 0, $until)
            ON CONFLICT (key) DO UPDATE SET until = $until WHERE is_done = 0 AND until < $now
            """,
            ("$key", key.Value), ("$until", until), ("$now", now)) > 0;
        return new(new CallbackClaim(
            claimed ? CallbackClaimState.Claimed : database.IsDone(key) ? CallbackClaimState.Done : CallbackClaimState.InProgress, until));
    }

    // The transaction of the order has noted it already.
    public ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim) => default;

    public ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim)
    {
        // Not the claim of another delivery, which came after this one's had ended.
        database.Run("DELETE FROM callbacks WHERE key = $key AND is_done = 0 AND until = $until", ("$key", key.Value), ("$until", claim.Token));
        return default;
    }
}

/// <summary>The tables of the shop.</summary>
internal sealed class Database
{
    private readonly string _file;

    public Database(string file)
    {
        _file = file;
        Run("PRAGMA journal_mode = WAL");
        Run("CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, fen INTEGER, state TEXT, effects INTEGER DEFAULT 0)");
        Run("CREATE TABLE IF NOT EXISTS callbacks (key TEXT PRIMARY KEY, is_done INTEGER, until INTEGER)");
    }

    /// <summary>Changes an order and notes its callback, both or neither.</summary>
    public void Take(CallbackKey key, string change, params (string Name, object? Value)[] values)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Execute(connection, change, values) == 0)
            throw new InvalidOperationException("The shop has no such order in this state.");
        Execute(connection, "UPDATE callbacks SET is_done = 1 WHERE key = $key", ("$key", key.Value));
        transaction.Commit();
    }

    public int Run(string text, params (string Name, object? Value)[] values)
    {
        using var connection = Open();
        return Execute(connection, text, values);
    }

    public bool IsDone(CallbackKey key)
    {
        using var connection = Open();
        using var command = Command(connection, "SELECT is_done FROM callbacks WHERE key = $key", ("$key", key.Value));
        return command.ExecuteScalar() is 1L;
    }

    public List<Order> List()
    {
        using var connection = Open();
        using var command = Command(connection, "SELECT number, fen, state, effects FROM orders ORDER BY number");
        using var rows = command.ExecuteReader();
        var orders = new List<Order>();
        while (rows.Read())
            orders.Add(new(rows.GetString(0), rows.GetInt64(1), rows.GetString(2), rows.GetInt64(3)));
        return orders;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_file}");
        connection.Open();
        return connection;
    }

    private static int Execute(SqliteConnection connection, string text, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, text, values);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}

/// <summary>An order of the shop.</summary>
internal sealed record Order(string Number, long Fen, string State, long Effects);

/// <summary>The page.</summary>
internal static class Page
{
    public const string Html = """
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>茶馆</title>
        <style>
          body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
          button { font: inherit; padding: .3rem .8rem; } td, th { padding: .3rem .6rem; text-align: left; }
        </style>
        <h1>茶馆</h1>
        <p>一壶茶 12.50 元 <button id="buy">下单</button></p>
        <table><thead><tr><th>订单号</th><th>状态</th><th></th></tr></thead><tbody id="orders"></tbody></table>
        <script>
          const words = { NEW: '待支付', PAID: '已支付', REFUNDING: '退款中', REFUNDED: '已退款' };
          const post = path => fetch(path, { method: 'POST' }).then(show);
          async function show() {
            const orders = await (await fetch('/orders')).json();
            document.getElementById('orders').replaceChildren(...orders.map(order => {
              const row = document.createElement('tr');
              for (const text of [order.number, words[order.state]]) row.insertCell().textContent = text;
              const path = { NEW: ['scan', '扫码支付（沙箱）'], PAID: ['refund', '退款'], REFUNDING: ['scan', '到账（沙箱）'] }[order.state];
              const cell = row.insertCell();
              if (path) {
                const button = cell.appendChild(document.createElement('button'));
                button.textContent = path[1];
                button.onclick = () => post(`/orders/${order.number}/${path[0]}`);
              }
              return row;
            }));
          }
          document.getElementById('buy').onclick = () => post('/orders');
          show();
        </script>
        </html>
        """;
}
