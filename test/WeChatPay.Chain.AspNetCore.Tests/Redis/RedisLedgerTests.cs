using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using WeChatPay.AspNetCore.Redis;

namespace WeChatPay.AspNetCore.Tests.Redis;

/// <summary>The ledger over a real Redis. Each test has a callback of its own.</summary>
public sealed class RedisLedgerTests
{
    private static readonly RedisLedgerOptions ShortLease = new() { Lease = TimeSpan.FromMilliseconds(100) };

    private RedisProcess? _redis;
    private ConnectionMultiplexer _connection = null!;
    private CallbackKey _key = null!;

    private IDatabase Database => _connection.GetDatabase();

    private string Entry => $"wechatpay:{{callbacks}}:{_key.Value}";

    [OneTimeSetUp]
    public async Task StartRedis()
    {
        _redis = await RedisProcess.StartAsync();
        _connection = await _redis.ConnectAsync();
    }

    [OneTimeTearDown]
    public void StopRedis()
    {
        _connection?.Dispose();
        _redis?.Dispose();
    }

    [SetUp]
    public void CreateKey() => _key = new CallbackKey("E", $"v3//E/{Guid.NewGuid():N}");

    [Test]
    public async Task Claim_OfACallback_IsForOneUntilItIsReleased()
    {
        using var ledger = new RedisCallbackLedger(_connection);

        var first = await ledger.ClaimAsync(_key, default);
        var second = await ledger.ClaimAsync(_key, default);
        await ledger.ReleaseAsync(_key, first);
        var third = await ledger.ClaimAsync(_key, default);
        await ledger.ReleaseAsync(_key, first);
        var fourth = await ledger.ClaimAsync(_key, default);

        Assert.That(
            new[] { first.State, second.State, third.State, fourth.State },
            Is.EqualTo(new[] { CallbackClaimState.Claimed, CallbackClaimState.InProgress, CallbackClaimState.Claimed, CallbackClaimState.InProgress }));
        Assert.That(second.Token, Is.EqualTo(first.Token), "of the claim that is there");
        Assert.That(third.Token, Is.GreaterThan(first.Token));
    }

    [Test]
    public async Task Claim_ByManyProcessesAtOnce_IsForOne()
    {
        await using var other = await _redis!.ConnectAsync();
        using var one = new RedisCallbackLedger(_connection);
        using var two = new RedisCallbackLedger(other);

        var claims = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => (number % 2 == 0 ? one : two).ClaimAsync(_key, default).AsTask()));

        Assert.That(claims.Count(static claim => claim.State == CallbackClaimState.Claimed), Is.EqualTo(1));
    }

    [Test]
    public async Task Claim_WhoseLeaseEnded_IsForTheNextAndNoLongerForTheFirst()
    {
        // Its clock stands still, so it renews nothing: as a process that died.
        using var dead = new RedisCallbackLedger(_connection, ShortLease, new FakeTimeProvider());
        using var next = new RedisCallbackLedger(_connection);
        var first = await dead.ClaimAsync(_key, default);

        CallbackClaim second = default;
        await Until.TrueAsync(
            async () => (second = await next.ClaimAsync(_key, default)).State == CallbackClaimState.Claimed, "The lease did not end.");

        Assert.That(second.Token, Is.GreaterThan(first.Token));
        Assert.That(async () => await dead.CompleteAsync(_key, first), Throws.InvalidOperationException.With.Message.Contains("may have run twice"));
        await dead.ReleaseAsync(_key, first);
        Assert.That(await next.ClaimAsync(_key, default), Is.EqualTo(new CallbackClaim(CallbackClaimState.InProgress, second.Token)));
        await next.CompleteAsync(_key, second);
        Assert.That((await dead.ClaimAsync(_key, default)).State, Is.EqualTo(CallbackClaimState.Done));
    }

    [Test]
    public async Task Complete_AfterTheLeaseWithoutAnotherClaim_IsNoted()
    {
        using var ledger = new RedisCallbackLedger(_connection, ShortLease, new FakeTimeProvider());
        var claim = await ledger.ClaimAsync(_key, default);
        await Until.TrueAsync(async () => !await Database.KeyExistsAsync(Entry), "The lease did not end.");

        await ledger.CompleteAsync(_key, claim);
        await ledger.CompleteAsync(_key, claim);

        Assert.That((await ledger.ClaimAsync(_key, default)).State, Is.EqualTo(CallbackClaimState.Done));
    }

    [Test]
    public async Task Claim_WhileItsHandlersWork_IsRenewed()
    {
        var clock = new FakeTimeProvider();
        using var ledger = new RedisCallbackLedger(_connection, new RedisLedgerOptions { Lease = TimeSpan.FromSeconds(30) }, clock);
        var claim = await ledger.ClaimAsync(_key, default);
        await Database.KeyExpireAsync(Entry, TimeSpan.FromSeconds(9));

        clock.Advance(TimeSpan.FromSeconds(10));

        await Until.TrueAsync(async () => await Database.KeyTimeToLiveAsync(Entry) > TimeSpan.FromSeconds(10), "The lease was not renewed.");
        await ledger.CompleteAsync(_key, claim);
        clock.Advance(TimeSpan.FromSeconds(60));
        await Database.PingAsync();
        Assert.That(await Database.KeyTimeToLiveAsync(Entry), Is.GreaterThan(TimeSpan.FromHours(47)), "what is done is not renewed");
    }

    [Test]
    public async Task Claim_OfHandlersThatHang_IsNotRenewedForEver()
    {
        var clock = new FakeTimeProvider();
        using var ledger = new RedisCallbackLedger(_connection, new RedisLedgerOptions { RenewFor = TimeSpan.FromMinutes(1) }, clock);
        await ledger.ClaimAsync(_key, default);

        for (var second = 0; second < 60; second += 10)
            clock.Advance(TimeSpan.FromSeconds(10));
        await Database.PingAsync();
        await Database.KeyExpireAsync(Entry, TimeSpan.FromSeconds(9));
        clock.Advance(TimeSpan.FromMinutes(10));
        await Database.PingAsync();

        Assert.That(await Database.KeyTimeToLiveAsync(Entry), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public async Task Complete_IsKnown_ForTheTimeOfTheOptions()
    {
        using var ledger = new RedisCallbackLedger(_connection, new RedisLedgerOptions { Kept = TimeSpan.FromHours(3) });
        await ledger.CompleteAsync(_key, await ledger.ClaimAsync(_key, default));

        var left = await Database.KeyTimeToLiveAsync(Entry);
        await Database.KeyExpireAsync(Entry, TimeSpan.FromMilliseconds(1));

        Assert.That(left, Is.InRange(TimeSpan.FromMinutes(179), TimeSpan.FromMinutes(180)));
        await Until.TrueAsync(async () => (await ledger.ClaimAsync(_key, default)).State == CallbackClaimState.Claimed, "It was not forgotten.");
    }

    [Test]
    public async Task Token_AfterRedisLostItsData_StillGrows()
    {
        using var ledger = new RedisCallbackLedger(_connection, new RedisLedgerOptions { KeyPrefix = "lost:" });
        var first = await ledger.ClaimAsync(_key, default);

        await Database.KeyDeleteAsync(["lost:{callbacks}:token", $"lost:{{callbacks}}:{_key.Value}"]);

        var second = await ledger.ClaimAsync(_key, default);
        Assert.That((second.State, second.Token > first.Token), Is.EqualTo((CallbackClaimState.Claimed, true)));
    }

    [Test]
    public async Task Token_AfterTheClockOfRedisWasPutBack_StillGrows()
    {
        using var ledger = new RedisCallbackLedger(_connection, new RedisLedgerOptions { KeyPrefix = "back:" });
        const long later = 4_000_000_000_000_000;
        await Database.StringSetAsync("back:{callbacks}:token", later);

        Assert.That((await ledger.ClaimAsync(_key, default)).Token, Is.EqualTo(later + 1));
    }

    [Test]
    public async Task Prefix_OfAnotherShop_SharesNothing()
    {
        using var tea = new RedisCallbackLedger(_connection, new RedisLedgerOptions { KeyPrefix = "tea:" });
        using var books = new RedisCallbackLedger(_connection, new RedisLedgerOptions { KeyPrefix = "books:" });

        var claims = new[] { await tea.ClaimAsync(_key, default), await books.ClaimAsync(_key, default) };

        Assert.That(claims.Select(static claim => claim.State), Is.All.EqualTo(CallbackClaimState.Claimed));
    }

    [Test]
    public async Task Names_OfOneScript_LieInOneSlotOfACluster()
    {
        using var ledger = new RedisCallbackLedger(_connection, new RedisLedgerOptions { KeyPrefix = "slots:" });
        await ledger.ClaimAsync(_key, default);

        var names = await _connection.GetServers().Single().KeysAsync(pattern: "slots:*").ToListAsync();

        Assert.That(names, Has.Count.EqualTo(2));
        Assert.That(names.Select(_connection.HashSlot).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("x")]
    [TestCase("done")]
    [TestCase("claimed -1")]
    [TestCase("new 5 6")]
    public async Task Claim_WhereAnotherProgramWroteTheName_IsRefused(string value)
    {
        using var ledger = new RedisCallbackLedger(_connection);
        await Database.StringSetAsync(Entry, value);

        Assert.That(async () => await ledger.ClaimAsync(_key, default), Throws.TypeOf<FormatException>().With.Message.Contains("`KeyPrefix`"));
    }

    [Test]
    public void Claim_OfADeliveryThatWasCutOff_IsNotSent()
    {
        using var ledger = new RedisCallbackLedger(_connection);

        Assert.That(async () => await ledger.ClaimAsync(_key, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Database.KeyExists(Entry), Is.False);
    }
}
