using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using WeChatPay.AspNetCore.Redis;
using WeChatPay.Sandbox;

namespace WeChatPay.AspNetCore.Tests.Redis;

/// <summary>Platform certificates that processes share by a real Redis.</summary>
public sealed class RedisCertificateTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] List = [1, 0, 255, 10];

    private RedisProcess? _redis;
    private ConnectionMultiplexer _connection = null!;
    private string _name = null!;

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
    public void CreateName() => _name = $"{Guid.NewGuid():N}";

    [Test]
    public async Task Read_OfAListThatIsNewer_GivesItByteForByte()
    {
        var store = new RedisCertificateStore(_connection);
        await store.WriteAsync(_name, Time, List, default);

        Assert.That(await store.ReadAsync(_name, Time.AddSeconds(-1), default), Is.EqualTo(List));
        Assert.That(await store.ReadAsync(_name, Time, default), Is.Null, "no newer one");
    }

    [Test]
    public async Task Write_OfAnOlderList_LeavesTheNewerOne()
    {
        var store = new RedisCertificateStore(_connection);
        await store.WriteAsync(_name, Time, List, default);

        await store.WriteAsync(_name, Time.AddHours(-1), [2], default);

        Assert.That(await store.ReadAsync(_name, Time.AddSeconds(-1), default), Is.EqualTo(List));
    }

    [Test]
    public async Task Read_WhileAnotherProcessDownloads_WaitsForItsList()
    {
        var clock = new FakeTimeProvider();
        var one = new RedisCertificateStore(_connection, time: clock);
        var other = new RedisCertificateStore(_connection, time: clock);

        Assert.That(await one.ReadAsync(_name, Time.AddHours(-1), default), Is.Null, "it downloads");
        var waiting = other.ReadAsync(_name, Time.AddHours(-1), default).AsTask();
        await one.WriteAsync(_name, Time, List, default);
        await Until.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(waiting.IsCompleted);
            },
            "It waits for ever.");

        Assert.That(await waiting, Is.EqualTo(List));
    }

    [Test]
    public async Task Read_WhileAnotherProcessHangs_GivesUpAfterFiveSeconds()
    {
        var clock = new FakeTimeProvider();
        var store = new RedisCertificateStore(_connection, time: clock);
        await store.ReadAsync(_name, Time, default);

        var waiting = store.ReadAsync(_name, Time, default).AsTask();
        Assert.That(waiting.IsCompleted, Is.False);
        await Until.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(waiting.IsCompleted);
            },
            "It waits for ever.");

        Assert.That(await waiting, Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Processes_WithOneRedis_DownloadOnce(bool byConnectionString)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { HasPlatformPublicKey = false });
        var prefix = $"{_name}:";
        var settings = new Dictionary<string, string?>
        {
            ["Mchid"] = sandbox.Mchid,
            ["Serial"] = sandbox.MerchantSerial,
            ["PrivateKey"] = sandbox.MerchantPrivateKeyPem,
            ["ApiV3Key"] = sandbox.ApiV3Key,
            ["CertificateRefresh"] = "true",
            ["BaseUri"] = sandbox.BaseUri.AbsoluteUri,
        };
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        void Add(IServiceCollection services) => services.AddSingleton<IConnectionMultiplexer>(_connection)
            .AddWeChatPay(section).UseRedisCertificates(byConnectionString ? _redis!.Connection : null, prefix);
        await using var one = await Shop.StartAsync(Add, static _ => { });
        await using var two = await Shop.StartAsync(Add, static _ => { });

        foreach (var shop in new[] { one, two })
            await shop.Services.GetRequiredService<WeChatPayClient>()["v3/capital/capitallhh/areas/provinces"].GetAsync();

        Assert.That(sandbox.Requests.Count(static request => request.Target == "/v3/certificates"), Is.EqualTo(1));
        var names = await _connection.GetServers().Single().KeysAsync(pattern: $"{prefix}*").ToListAsync();
        Assert.That(names.Select(static name => $"{name}"), Is.EqualTo(new[]
        {
            $"{prefix}{{certificates}}:{sandbox.Mchid}/127.0.0.1:{sandbox.BaseUri.Port}/v3/certificates",
        }));
    }

    [Test]
    public void Prefix_ThatIsEmpty_IsRefused()
    {
        var builder = new ServiceCollection().AddWeChatPay(static options => options.Mchid = "1900000109");

        Assert.That(() => builder.UseRedisCertificates("localhost", ""), Throws.ArgumentException.With.Message.Contains("`KeyPrefix` is empty"));
        Assert.That(() => builder.UseRedisCertificates("password=planted"), Throws.ArgumentException.With.Message.Not.Contains("planted"));
    }
}
