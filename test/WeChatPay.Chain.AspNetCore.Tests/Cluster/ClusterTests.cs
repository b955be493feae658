using System.Globalization;
using WeChatPay.AspNetCore.Tests.Redis;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests.Cluster;

/// <summary>Each callback is delivered three times at once to three processes, which are killed in between.</summary>
/// <remarks>200 callbacks, or as many as <c>CLUSTER_CASES</c> says; the numbers go into the file <c>CLUSTER_TABLE</c> (<c>dotnet cake --target=Cluster</c>).
/// </remarks>
[TestFixture(true)]
[TestFixture(false)]
[Category("Cluster")]
[NonParallelizable]
public sealed class ClusterTests(bool byRedis)
{
    private const string Paid = "TRANSACTION.SUCCESS";
    private const int Deliveries = 3;
    private const int AtOnce = 24;

    private static readonly int Cases = Setting("CLUSTER_CASES") ?? 200;

    // A process takes a second to start.
    private static readonly int Kills = Math.Max(5, Cases / 250);

    private RedisProcess? _redis;
    private ShopCluster _cluster = null!;

    [SetUp]
    public async Task StartRedis()
    {
        if (byRedis)
            _redis = await RedisProcess.StartAsync();
    }

    [TearDown]
    public async Task End()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _redis?.Dispose();
    }

    [Test]
    public async Task Callback_WhoseProcessIsKilledBeforeItsEffect_TakesEffectOnce()
    {
        await DeliverAndKillAsync("hang-before-1");

        Assert.That(_cluster.Query("SELECT count(*) FROM effects")[0][0], Is.EqualTo(1));
    }

    [Test]
    public async Task Callback_WhoseProcessIsKilledAfterItsEffect_TakesEffectAgainUnlessTheLedgerIsInTheTransaction()
    {
        await DeliverAndKillAsync("hang-after-1");

        var effects = _cluster.Query("SELECT run, is_noted FROM effects ORDER BY token");
        Assert.That(effects, Has.Length.EqualTo(byRedis ? 2 : 1), "with Redis the mark comes after the effect");
        Assert.That(effects[0][0], Is.EqualTo(_cluster.Killed.Single()));
        if (byRedis)
            Assert.That(effects.Select(static effect => effect[1]), Is.EqualTo(new[] { 0L, 1L }), "noted");
    }

    [Test]
    public async Task Callbacks_WhileProcessesAreKilled_AreNeverLostNorRepeatedWithoutReason()
    {
        // Longer than a process may have to wait for the processor.
        _cluster = await ShopCluster.StartAsync(_redis?.Connection, TimeSpan.FromSeconds(6));
        var done = 0;
        using var places = new SemaphoreSlim(AtOnce);
        async Task DeliverAsync(int number)
        {
            var callback = Sign($"n-{number}");
            await Task.WhenAll(Enumerable.Range(0, Deliveries).Select(node => _cluster.DeliverAsync(callback, node)));
            Interlocked.Increment(ref done);
            places.Release();
        }

        var killing = Task.Run(async () =>
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await Until.TrueAsync(() => Task.FromResult(done >= Cases * kill / Kills), "The deliveries stand still.");
                await _cluster.KillAsync(kill % Deliveries);
            }
        });
        var delivering = new List<Task>();
        for (var number = 0; number < Cases; number++)
        {
            await places.WaitAsync();
            delivering.Add(DeliverAsync(number));
        }
        await Task.WhenAll(delivering);
        await killing;

        Check();
    }

    private void Check()
    {
        var killed = string.Join(',', _cluster.Killed);
        var taken = _cluster.Query("SELECT count(DISTINCT number) FROM effects")[0][0];
        var effects = _cluster.Query("SELECT count(*) FROM effects")[0][0];
        var cut = _cluster.Query($"SELECT count(*) FROM effects WHERE is_noted = 0 AND run IN ({killed})")[0][0];
        const string followed = "SELECT count(*) FROM effects AS e WHERE EXISTS (SELECT 1 FROM effects AS f WHERE f.key = e.key AND f.token > e.token)";
        var repeats = _cluster.Query(followed)[0][0];
        // An effect that was followed by another one, though its process lived or had noted it.
        var wrong = _cluster.Query($"{followed} AND (e.is_noted = 1 OR e.run NOT IN ({killed}))")[0][0];
        var replies = string.Join(", ", _cluster.Replies.OrderBy(static reply => reply.Key).Select(static reply => $"{reply.Key}: {reply.Value}"));
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The ledger is in {(byRedis ? "Redis" : "the transaction of the shop")}: 3 processes, killed {_cluster.Killed.Count} times; replies {replies}.
                callbacks that took effect {taken}, lost {Cases - taken}, effects {effects}, effects again {repeats}
                effects of killed processes without a mark {(byRedis ? cut : 0)}, effects again for another reason {wrong}
            all {Cases} callbacks, each delivered {Deliveries} times at once
            """));
        Assert.That((taken, effects), Is.EqualTo(((long)Cases, Cases + repeats)));
        Assert.That((repeats, wrong), byRedis ? Is.EqualTo((repeats, 0L)) : Is.EqualTo((0L, 0L)));
        Assert.That(_cluster.Killed, Has.Count.EqualTo(Kills));
        Assert.That(_cluster.Replies["200"], Is.EqualTo(Cases * Deliveries));
    }

    private async Task DeliverAndKillAsync(string number)
    {
        _cluster = await ShopCluster.StartAsync(_redis?.Connection, TimeSpan.FromSeconds(2));
        var callback = Sign(number);
        var deliveries = Enumerable.Range(0, Deliveries).Select(node => _cluster.DeliverAsync(callback, node)).ToArray();
        await _cluster.KillWhereItHangsAsync(number);
        await Task.WhenAll(deliveries);
    }

    private SignedCallback Sign(string number) =>
        _cluster.Signer.Callback(Paid, new { transaction_id = number, trade_state = "SUCCESS", out_trade_no = number });

    private static void Print(string text)
    {
        TestContext.Out.WriteLine(text);
        if (Environment.GetEnvironmentVariable("CLUSTER_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, text + "\n");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
