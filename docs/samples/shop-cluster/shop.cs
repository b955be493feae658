#:sdk Microsoft.NET.Sdk.Web
#:project ../../../src/WeChatPay.Chain.AspNetCore/WeChatPay.Chain.AspNetCore.csproj
#:package DotNetCore.CAP
#:package DotNetCore.CAP.PostgreSql
#:package Npgsql
#:property PublishAot=false

// One of many processes of a shop: order, ledger and the message to the rest of the shop are one transaction of PostgreSQL. cluster.cs starts three.
using System.Collections.Concurrent;
using DotNetCore.CAP;
using DotNetCore.CAP.Messages;
using DotNetCore.CAP.Transport;
using Newtonsoft.Json.Linq;
using Npgsql;
using WeChatPay;
using WeChatPay.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
var database = builder.Configuration["Database"] ?? throw new InvalidOperationException("Give `Database`: a connection string of PostgreSQL.");
builder.Services.AddSingleton(NpgsqlDataSource.Create(database));
builder.Services.AddSingleton<Warehouse>().AddScoped<Shop>();
builder.Services.AddWeChatPay(builder.Configuration.GetSection("WeChatPay")).UseLedger<PostgresLedger>();
builder.Services.AddHealthChecks().AddWeChatPay();
builder.Services.AddCap(outbox =>
{
    outbox.UsePostgreSql(database);
    outbox.RegisterExtension(new InsideOfTheProcess());
    // A message whose process died is sent again by one of the others. A shop takes longer times.
    outbox.UseStorageLock = true;
    outbox.FailedRetryInterval = 2;
    outbox.FallbackWindowLookbackSeconds = 5;
});
await Tables.CreateAsync(database);
var app = builder.Build();

app.MapWeChatPayCallbacks("/pay/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", (payment, context) =>
    context.Services.GetRequiredService<Shop>().TakePaymentAsync(payment.Resource, context)));
app.MapPost("/orders", (Shop shop) => shop.OrderAsync());
app.MapGet("/orders", (Shop shop) => shop.ListAsync());
app.MapHealthChecks("/health");
await app.RunAsync();

/// <summary>Orders and payments.</summary>
internal sealed class Shop(WeChatPayClient pay, NpgsqlDataSource database, ICapPublisher outbox, IConfiguration configuration)
{
    private const int Price = 1250;

    public async Task<object> OrderAsync()
    {
        var number = $"TEA{Guid.NewGuid():N}"[..32];
        // The number is saved before the call: a repeat, a query and the callback know the order by it.
        await database.RunAsync("INSERT INTO orders (number, fen, state, effects) VALUES ($1, $2, 'NEW', 0)", number, Price);
        var prepared = await pay["v3/pay/transactions/native"].PostAsync(new
        {
            json = new
            {
                appid = "wx8888888888888888",
                mchid = pay.Options.Mchid,
                out_trade_no = number,
                description = "A pot of tea",
                notify_url = configuration["NotifyUrl"],
                amount = new { total = Price },
            },
        });
        return new { number, code_url = (string?)prepared["code_url"] };
    }

    /// <summary>The order, the ledger and the message: all of them or none.</summary>
    public async Task TakePaymentAsync(JToken payment, CallbackContext context)
    {
        var number = (string)payment["out_trade_no"]!;
        await using var connection = await database.OpenConnectionAsync();
        using var transaction = connection.BeginTransaction(outbox);
        // What was paid is compared with what the shop asked for: a callback that does not fit is not accepted.
        if (await connection.RunAsync(
            "UPDATE orders SET state = 'PAID', effects = effects + 1 WHERE number = $1 AND fen = $2", number, (int)payment["amount"]!["total"]!) == 0)
            throw new InvalidOperationException("The shop has no such order.");
        // A process that stood still for longer than its lease comes too late: another one has the claim.
        if (await connection.RunAsync(
            "UPDATE callbacks SET is_done = true WHERE key = $1 AND token = $2 AND NOT is_done", context.Key.Value, context.Claim.Token) == 0)
            throw new InvalidOperationException("Another delivery has the claim.");
        await outbox.PublishAsync("order.paid", new OrderPaid(number));
        await transaction.CommitAsync();
    }

    public async Task<List<Order>> ListAsync()
    {
        await using var command = database.CreateCommand(
            "SELECT number, state, effects, coalesce(messages, 0) FROM orders LEFT JOIN parcels USING (number) ORDER BY number");
        await using var rows = await command.ExecuteReaderAsync();
        var orders = new List<Order>();
        while (await rows.ReadAsync())
            orders.Add(new(rows.GetString(0), rows.GetString(1), rows.GetInt32(2), rows.GetInt32(3)));
        return orders;
    }
}

/// <summary>The rest of the shop. A message may come twice, and packs one parcel: the key of the table is the order.</summary>
internal sealed class Warehouse(NpgsqlDataSource database) : ICapSubscribe
{
    [CapSubscribe("order.paid")]
    public Task PackAsync(OrderPaid order) => database.RunAsync(
        "INSERT INTO parcels (number, messages) VALUES ($1, 1) ON CONFLICT (number) DO UPDATE SET messages = parcels.messages + 1", order.Number);
}

/// <summary>The ledger in the database of the shop. A claim of a process that died ends after half a minute, by the clock of the database.</summary>
internal sealed class PostgresLedger(NpgsqlDataSource database, IConfiguration configuration) : ICallbackLedger
{
    private readonly TimeSpan _lease = configuration.GetValue("Lease", TimeSpan.FromSeconds(30));

    public async ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken)
    {
        // The primary key decides which of several deliveries at once gets the row.
        await using var claim = database.CreateCommand(
            """
            INSERT INTO callbacks (key, token, is_done, until) VALUES ($1, 1, false, now() + $2)
            ON CONFLICT (key) DO UPDATE SET token = callbacks.token + 1, until = excluded.until WHERE NOT callbacks.is_done AND callbacks.until < now()
            RETURNING token
            """).With(key.Value, _lease);
        if (await claim.ExecuteScalarAsync(cancellationToken) is long token)
            return new(CallbackClaimState.Claimed, token);
        await using var done = database.CreateCommand("SELECT is_done FROM callbacks WHERE key = $1").With(key.Value);
        return new(await done.ExecuteScalarAsync(cancellationToken) is true ? CallbackClaimState.Done : CallbackClaimState.InProgress);
    }

    // The transaction of the order has noted it already.
    public ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim) => default;

    // The row stays, so that the next token is greater.
    public async ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim) => await database.RunAsync(
        "UPDATE callbacks SET until = '-infinity' WHERE key = $1 AND token = $2 AND NOT is_done", key.Value, claim.Token);
}

/// <summary>Carries messages inside of one process, so that the sample needs no broker. A shop takes a transport of CAP instead, for example
/// <c>outbox.UseRabbitMQ(…)</c>.</summary>
internal sealed class InsideOfTheProcess : ICapOptionsExtension, ITransport, IConsumerClientFactory
{
    private readonly ConcurrentDictionary<Consumer, string> _consumers = new();

    public BrokerAddress BrokerAddress => new("process", "");

    public void AddServices(IServiceCollection services) => services
        .AddSingleton(new CapMessageQueueMakerService("process")).AddSingleton<ITransport>(this).AddSingleton<IConsumerClientFactory>(this);

    // It is sent when each group has stored it. Otherwise it stays in the outbox, and is sent again.
    public async Task<OperateResult> SendAsync(TransportMessage message)
    {
        var groups = _consumers.Where(consumer => consumer.Key.Topics.Contains(message.GetName())).ToArray();
        var isStored = groups.Length > 0;
        foreach (var (consumer, group) in groups)
            isStored &= await consumer.TakeAsync(new(new Dictionary<string, string?>(message.Headers) { [Headers.Group] = group }, message.Body));
        return isStored ? OperateResult.Success : OperateResult.Failed(new InvalidOperationException("No group has stored the message."));
    }

    public Task<IConsumerClient> CreateAsync(string groupName, byte groupConcurrent) => Task.FromResult<IConsumerClient>(new Consumer(this, groupName));

    private sealed class Consumer(InsideOfTheProcess transport, string group) : IConsumerClient
    {
        public IReadOnlyCollection<string> Topics { get; private set; } = [];

        public BrokerAddress BrokerAddress => transport.BrokerAddress;

        public Func<TransportMessage, object?, Task>? OnMessageCallback { get; set; }

        public Action<LogMessageEventArgs>? OnLogCallback { get; set; }

        public Task SubscribeAsync(IEnumerable<string> topics)
        {
            Topics = [.. topics];
            transport._consumers[this] = group;
            return Task.CompletedTask;
        }

        public async Task<bool> TakeAsync(TransportMessage message)
        {
            var taken = new TaskCompletionSource<bool>();
            await OnMessageCallback!(message, taken);
            return await taken.Task;
        }

        public Task ListeningAsync(TimeSpan timeout, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        public Task CommitAsync(object? sender) => Settle(sender, isTaken: true);

        public Task RejectAsync(object? sender) => Settle(sender, isTaken: false);

        public ValueTask DisposeAsync()
        {
            transport._consumers.TryRemove(this, out _);
            return default;
        }

        private static Task Settle(object? sender, bool isTaken)
        {
            ((TaskCompletionSource<bool>)sender!).TrySetResult(isTaken);
            return Task.CompletedTask;
        }
    }
}

/// <summary>The tables of the shop. Those of the outbox are made by CAP.</summary>
internal static class Tables
{
    public static async Task CreateAsync(string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await database.RunAsync("""
            CREATE TABLE IF NOT EXISTS orders (number text PRIMARY KEY, fen int NOT NULL, state text NOT NULL, effects int NOT NULL);
            CREATE TABLE IF NOT EXISTS callbacks (key text PRIMARY KEY, token bigint NOT NULL, is_done boolean NOT NULL, until timestamptz NOT NULL);
            CREATE TABLE IF NOT EXISTS parcels (number text PRIMARY KEY, messages int NOT NULL);
            """);
    }

    public static async Task<int> RunAsync(this NpgsqlDataSource database, string text, params object[] values)
    {
        await using var command = database.CreateCommand(text).With(values);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<int> RunAsync(this NpgsqlConnection connection, string text, params object[] values)
    {
        await using var command = new NpgsqlCommand(text, connection).With(values);
        return await command.ExecuteNonQueryAsync();
    }

    public static NpgsqlCommand With(this NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}

/// <summary>What the rest of the shop is told.</summary>
internal sealed record OrderPaid(string Number);

/// <summary>An order of the shop, and how many messages its parcel got.</summary>
internal sealed record Order(string Number, string State, int Effects, int Messages);
