#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:package Microsoft.Data.Sqlite
#:package Microsoft.Extensions.TimeProvider.Testing
#:property PublishAot=false

// A shop compares the bill of a day with its records, and lists what differs. Run it: dotnet run docs/samples/reconciliation.cs
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using WeChatPay;
using WeChatPay.Sandbox;

// No merchant account is needed: a sandbox on this machine stands in for WeChat Pay, with keys made a moment ago. Its clock stands at ten to midnight.
var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 23, 50, 0, TimeSpan.FromHours(8)));
await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = clock });
using var client = new WeChatPayClient(new WeChatPayOptions
{
    Mchid = sandbox.Mchid,
    Serial = sandbox.MerchantSerial,
    PrivateKey = sandbox.MerchantPrivateKeyPem,
    Certs = new Dictionary<string, KeySource> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    BaseUri = sandbox.BaseUri,
    TimeProvider = clock,
});

// The records of the shop: what was paid and refunded, each with the time that WeChat Pay states. Beside them the rows of a bill.
using var database = new SqliteConnection("Data Source=:memory:");
database.Open();
Run("""
    CREATE TABLE shop (state TEXT, number TEXT, fen INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (state, number));
    CREATE TABLE bill (state TEXT, number TEXT, fen INTEGER NOT NULL, PRIMARY KEY (state, number));
    """);

// A day of the shop, on which something went wrong with each order but the first and the last.
foreach (var (number, fen) in new[] { ("TEA-0001", 1990), ("TEA-0002", 500), ("TEA-0003", 800), ("TEA-0004", 300), ("TEA-0005", 1250) })
    await OrderAsync(number, fen);
await PayAsync("TEA-0001");
await RefundAsync("TEA-0001", 1990, "R-TEA-0001", 990);
sandbox.Pay("TEA-0002"); // paid, and the shop never heard of it
await PayAsync("TEA-0003");
Run("UPDATE shop SET fen = 80 WHERE number = 'TEA-0003'"); // a wrong amount
Record("SUCCESS", "TEA-0004", 300, clock.GetUtcNow()); // recorded without a payment
await client["v3/refund/domestic/refunds"].PostAsync(Refund("TEA-0003", 800, "R-TEA-0003", 100)); // refunded by hand, and not recorded
clock.Advance(TimeSpan.FromMinutes(20));
await PayAsync("TEA-0005"); // ordered before midnight and paid behind it: a payment of the next day

// The bill of a day is ready on the next day, after 10 o'clock in China.
clock.Advance(TimeSpan.FromHours(11));
await ReconcileAsync(BillDay.Yesterday(clock));
clock.Advance(TimeSpan.FromDays(1));
await ReconcileAsync(BillDay.Yesterday(clock));

async Task ReconcileAsync(BillDay day)
{
    await LoadAsync(day);
    var start = DateTimeOffset.Parse($"{day}T00:00:00+08:00", CultureInfo.InvariantCulture);

    // A row of the bill finds its record by state and number, whatever its day. A record misses its row only where it is of this day.
    using var differences = Command("""
        SELECT state, number, bill.fen, shop.fen FROM bill LEFT JOIN shop USING (state, number) WHERE shop.fen IS NOT bill.fen
        UNION ALL
        SELECT state, number, NULL, shop.fen FROM shop LEFT JOIN bill USING (state, number) WHERE bill.number IS NULL AND at >= $from AND at < $to
        ORDER BY number
        """, ("$from", start.ToUnixTimeSeconds()), ("$to", start.AddDays(1).ToUnixTimeSeconds()));
    using var reader = differences.ExecuteReader();
    Console.WriteLine($"{day}:");
    if (!reader.HasRows)
        Console.WriteLine("  nothing differs");
    while (reader.Read())
        Console.WriteLine($"  {reader.GetString(0)} {reader.GetString(1)}: {Fen(reader, 2)} in the bill, {Fen(reader, 3)} in the shop");

    static string Fen(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? "nothing" : $"{reader.GetInt64(column)} fen";
}

// All rows or none: an exception from a bill that is not whole comes before the commit.
async Task LoadAsync(BillDay day)
{
    using var transaction = database.BeginTransaction();
    Run("DELETE FROM bill");
    using var insert = Command("INSERT INTO bill VALUES ($state, $number, $fen)", ("$state", ""), ("$number", ""), ("$fen", 0L));
    try
    {
        await foreach (var row in client.Bills.TradeAsync(day))
        {
            insert.Parameters["$state"].Value = row.TradeState;
            insert.Parameters["$number"].Value = row.IsRefund ? row.OutRefundNo : row.OutTradeNo;
            insert.Parameters["$fen"].Value = (row.IsRefund ? row.RequestedRefund : row.Total).Value;
            insert.ExecuteNonQuery();
        }
    }
    catch (WeChatPayApiException error) when (error.Code == "NO_STATEMENT_EXIST")
    {
        // A day without trade has no bill. Records of that day are then differences.
    }
    transaction.Commit();
}

Task OrderAsync(string number, int fen) => client["v3/pay/transactions/native"].PostAsync(new
{
    json = new
    {
        appid = "wx8888888888888888", mchid = sandbox.Mchid, description = "tea", out_trade_no = number,
        notify_url = "https://shop.example/pay/notify", amount = new { total = fen },
    },
}).AsTask();

// The payer pays, and the shop asks for the order, as it does when a callback fails to come.
async Task PayAsync(string number)
{
    sandbox.Pay(number);
    var order = await client["v3/pay/transactions/out-trade-no/{out_trade_no}"].GetAsync(
        new { out_trade_no = number, query = new { mchid = sandbox.Mchid } });
    Record("SUCCESS", number, (long)order["amount"]!["total"]!, Time((string)order["success_time"]!));
}

async Task RefundAsync(string number, int total, string refundNumber, int fen)
{
    var refund = await client["v3/refund/domestic/refunds"].PostAsync(Refund(number, total, refundNumber, fen));
    Record("REFUND", refundNumber, (long)refund["amount"]!["refund"]!, Time((string)refund["create_time"]!));
}

static object Refund(string number, int total, string refundNumber, int fen) => new
{
    json = new { out_trade_no = number, out_refund_no = refundNumber, amount = new { refund = fen, total, currency = "CNY" } },
};

static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

void Record(string state, string number, long fen, DateTimeOffset at) => Run(
    "INSERT INTO shop VALUES ($state, $number, $fen, $at)", ("$state", state), ("$number", number), ("$fen", fen), ("$at", at.ToUnixTimeSeconds()));

void Run(string sql, params (string Name, object Value)[] values)
{
    using var command = Command(sql, values);
    command.ExecuteNonQuery();
}

SqliteCommand Command(string sql, params (string Name, object Value)[] values)
{
    var command = database.CreateCommand();
    command.CommandText = sql;
    foreach (var (name, value) in values)
        command.Parameters.AddWithValue(name, value);
    return command;
}
