using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using WeChatPay.AspNetCore.Redis;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests.Redis;

/// <summary>Redis that is away or hangs, and the settings of its ledger.</summary>
public sealed class RedisOutageTests
{
    private const string Paid = "TRANSACTION.SUCCESS";

    [Test]
    public async Task Callback_WhileRedisIsAway_IsRefusedAndWorkedOnOnceLater()
    {
        using var redis = await RedisProcess.StartAsync();
        await redis.KillAsync();
        using var signer = new PlatformSigner();
        var effects = 0;
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(Shop.Section(signer)).UseRedisLedger(redis.Connection),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On(Paid, _ =>
            {
                Interlocked.Increment(ref effects);
                return Task.CompletedTask;
            })));
        var callback = signer.Callback(Paid, new { transaction_id = "T", trade_state = "SUCCESS" });

        var away = await callback.SendAsync(shop.Url("/notify"));
        var effectsWhileAway = effects;
        await redis.RunAsync();
        await Until.TrueAsync(async () => (await callback.SendAsync(shop.Url("/notify"))).IsAccepted, "The ledger did not come back.");
        var again = await callback.SendAsync(shop.Url("/notify"));

        Assert.That((away.Status, effectsWhileAway), Is.EqualTo((500, 0)));
        Assert.That((again.IsAccepted, effects), Is.EqualTo((true, 1)));
        Assert.That(shop.Log.Own, Has.Some.Contains("Error 2013").And.Some.Contains("2002"));
        Assert.That(shop.Log.Lines, Has.None.Contains("planted-in-tests"), "no password");
    }

    [Test]
    public async Task Claim_WhileRedisHangs_TimesOutAndIsGivenBackLater()
    {
        using var redis = await RedisProcess.StartAsync();
        await using var connection = await redis.ConnectAsync();
        var clock = new FakeTimeProvider();
        using var ledger = new RedisCallbackLedger(connection, null, clock);
        var key = new CallbackKey("E", "v3//E/1");
        await ledger.ReleaseAsync(key, await ledger.ClaimAsync(key, default));

        redis.Stop();
        var claiming = ledger.ClaimAsync(key, default).AsTask();
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(async () => await claiming, Throws.InstanceOf<TimeoutException>());
        redis.Continue();

        await Until.TrueAsync(
            async () => (await ledger.ClaimAsync(key, default)).State == CallbackClaimState.Claimed, "The claim that came late was kept.");
    }

    [Test]
    public async Task Ledger_WithTheConnectionOfTheServices_UsesIt()
    {
        using var redis = await RedisProcess.StartAsync();
        await using var connection = await redis.ConnectAsync();
        using var signer = new PlatformSigner();
        await using var shop = await Shop.StartAsync(
            services => services.AddSingleton<IConnectionMultiplexer>(connection)
                .AddWeChatPay(Shop.Section(signer)).UseRedisLedger(options => options.KeyPrefix = "shop:"),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On(Paid, (_, context) =>
            {
                Assert.That(context.Claim.State, Is.EqualTo(CallbackClaimState.Claimed));
                Assert.That(connection.GetDatabase().StringGet($"shop:{{callbacks}}:{context.Key}").ToString(), Is.EqualTo($"claimed {context.Claim.Token}"));
                return Task.CompletedTask;
            })));

        var delivery = await signer.Callback(Paid, new { transaction_id = "T", trade_state = "SUCCESS" }).SendAsync(shop.Url("/notify"));

        Assert.That(delivery.IsAccepted, Is.True, string.Join('\n', shop.Log.Lines));
    }

    [TestCase("password=planted", "names no server")]
    [TestCase("host,pasword=planted", "cannot be read")]
    [TestCase("host,connectTimeout=planted", "cannot be read")]
    public void Connection_ThatIsWrong_IsRefusedWithoutItsPassword(string connection, string fault)
    {
        var builder = new ServiceCollection().AddWeChatPay(static options => options.Mchid = "1900000109");

        Assert.That(
            () => builder.UseRedisLedger(connection),
            Throws.ArgumentException.With.Message.Contains(fault).And.Message.Not.Contains("planted").And.InnerException.Null);
    }

    [Test]
    public void Options_ThatAreWrong_AreRefusedWithTheirRange()
    {
        var builder = new ServiceCollection().AddWeChatPay(static options => options.Mchid = "1900000109");
        void Refused(Action<RedisLedgerOptions> configure, string message) => Assert.That(
            () => builder.UseRedisLedger("localhost", configure), Throws.ArgumentException.With.Message.Contains(message));

        Assert.Multiple(() =>
        {
            Refused(static options => options.KeyPrefix = " ", "`KeyPrefix` is empty: give");
            Refused(static options => options.Lease = TimeSpan.FromMilliseconds(99), "`Lease` is 00:00:00.0990000: give 100 milliseconds to 365 days");
            Refused(static options => options.RenewFor = TimeSpan.FromSeconds(29), "`RenewFor` is 00:00:29: give a time from `Lease`");
            Refused(static options => options.Kept = TimeSpan.Zero, "`Kept` is 00:00:00: give a time from `Lease`");
            Refused(static options => options.Timeout = TimeSpan.Zero, "`Timeout` is 00:00:00: give a time above zero");
        });
    }

    [Test]
    public void Options_ByDefault_AreThoseOfTheirPage()
    {
        var options = new RedisLedgerOptions();

        Assert.That(
            (options.KeyPrefix, options.Lease, options.RenewFor, options.Kept, options.Timeout),
            Is.EqualTo(("wechatpay:", TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), TimeSpan.FromDays(2), TimeSpan.FromSeconds(2))));
    }
}
