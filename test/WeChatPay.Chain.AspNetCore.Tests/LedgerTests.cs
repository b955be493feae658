using Microsoft.Extensions.Time.Testing;
using WeChatPay.Callbacks;
using WeChatPay.Facts;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>Keys of callbacks, and the ledger of one process.</summary>
public sealed class LedgerTests
{
    private static readonly CallbackKey Key = new("E", "v3//E/1");

    [Test]
    public async Task Memory_Claim_IsForOneUntilItIsReleased()
    {
        var ledger = new MemoryCallbackLedger();

        var first = await ledger.ClaimAsync(Key, default);
        var second = await ledger.ClaimAsync(Key, default);
        await ledger.ReleaseAsync(Key, first);
        var third = await ledger.ClaimAsync(Key, default);
        await ledger.ReleaseAsync(Key, first);
        var fourth = await ledger.ClaimAsync(Key, default);

        Assert.That(
            new[] { first.State, second.State, third.State, fourth.State },
            Is.EqualTo(new[] { CallbackClaimState.Claimed, CallbackClaimState.InProgress, CallbackClaimState.Claimed, CallbackClaimState.InProgress }));
    }

    [Test]
    public async Task Memory_WhatIsDone_IsKnownForTwoDays()
    {
        var clock = new FakeTimeProvider();
        var ledger = new MemoryCallbackLedger(clock);
        await ledger.CompleteAsync(Key, await ledger.ClaimAsync(Key, default));

        clock.Advance(TimeSpan.FromHours(47));
        var before = (await ledger.ClaimAsync(Key, default)).State;
        clock.Advance(TimeSpan.FromHours(1));
        var after = (await ledger.ClaimAsync(Key, default)).State;

        Assert.That((before, after), Is.EqualTo((CallbackClaimState.Done, CallbackClaimState.Claimed)));
    }

    [Test]
    public async Task Memory_AboveItsCapacity_ForgetsTheOldest()
    {
        var ledger = new MemoryCallbackLedger(capacity: 2);
        foreach (var number in Enumerable.Range(0, 4))
        {
            var key = new CallbackKey("E", $"{number}");
            await ledger.CompleteAsync(key, await ledger.ClaimAsync(key, default));
        }

        Assert.That((await ledger.ClaimAsync(new CallbackKey("E", "0"), default)).State, Is.EqualTo(CallbackClaimState.Claimed));
        Assert.That((await ledger.ClaimAsync(new CallbackKey("E", "3"), default)).State, Is.EqualTo(CallbackClaimState.Done));
    }

    [Test]
    public void Keys_OfTheTable_NameEveryEventAndOnlyFieldsThatItHas()
    {
        Assert.Multiple(() =>
        {
            foreach (var group in OperationTable.Default.Callbacks.GroupBy(static callback => (callback.Protocol, callback.Event)))
            {
                Assert.That(CallbackKeys.Default.Contains(group.Key.Protocol, group.Key.Event), $"{group.Key} has no line");
                var known = group.SelectMany(static callback => Names(callback.Request)).ToHashSet();
                var paths = CallbackKeys.Default.Find(group.Key.Protocol, group.Key.Event).SelectMany(static form => form);
                foreach (var field in paths.SelectMany(static path => path.Split('.')))
                    Assert.That(known, Does.Contain(field), $"{group.Key}");
            }
        });
    }

    [TestCase(
        """{"transaction_id":"T","trade_state":"SUCCESS","out_trade_no":"A"}""",
        """{"out_trade_no":"A","trade_state":"SUCCESS","transaction_id":"T"}""",
        true)]
    [TestCase("""{"transaction_id":"T","trade_state":"SUCCESS"}""", """{"transaction_id":"U","trade_state":"SUCCESS"}""", false)]
    [TestCase(
        """{"transaction_id":"T","trade_state":"SUCCESS"}""",
        """{"transaction_id":"T","order_id":"1","receiver":{"account":"1"},"success_time":"2026"}""",
        false)]
    [TestCase(
        """{"transaction_id":"T","order_id":"1","receiver":{"account":"1"},"success_time":"2026"}""",
        """{"transaction_id":"T","order_id":"1","receiver":{"account":"2"},"success_time":"2026"}""",
        false)]
    [TestCase("""{"combine_out_trade_no":"C"}""", """{"combine_out_trade_no":"C"}""", true)]
    [TestCase("{}", "{}", false)]
    public void Key_OfAPayment_IsItsNumber(string one, string other, bool same)
    {
        var first = CallbackKey.From("", new Callback("TRANSACTION.SUCCESS", one) { Id = "1" });
        var second = CallbackKey.From("", new Callback("TRANSACTION.SUCCESS", other) { Id = "2" });

        Assert.That(first == second, Is.EqualTo(same));
    }

    [Test]
    public void Key_OfOneEventToAMerchantAndToABrand_Differs()
    {
        const string plan = """{"plan_id":"P","plan_state":"PAUSED","audit_state":"PASSED","modify_time":"2030"}""";
        static CallbackKey Key(bool isBrand, string id) =>
            CallbackKey.From("", new Callback("DELIVERY_PLAN.CHANGE", plan) { Id = id, IsBrand = isBrand });

        Assert.That(Key(isBrand: true, "1"), Is.EqualTo(Key(isBrand: true, "2")).And.Not.EqualTo(Key(isBrand: false, "1")));
        Assert.That(Key(isBrand: true, "1").Value, Does.StartWith("brand/"));
        Assert.That(CallbackKey.From("", new Callback("PRODUCT_COUPON.SEND", """{"coupon_code":"C"}""") { Id = "1", IsBrand = true }),
            Is.EqualTo(CallbackKey.From("", new Callback("PRODUCT_COUPON.SEND", """{"coupon_code":"C"}""") { Id = "2", IsBrand = true })));
    }

    [Test]
    public void Key_OfTwoMerchantsOfAServiceProvider_DiffersThoughTheNumberIsTheSame()
    {
        static CallbackKey Key(string sub) => CallbackKey.From(
            "", new Callback("PAYSCORE.USER_PAID", $$"""{"out_order_no":"1001","state":"DONE","sub_mchid":"{{sub}}"}""") { Id = sub });

        Assert.That(Key("1900000109"), Is.Not.EqualTo(Key("1900000110")));
    }

    [Test]
    public void Key_OfComplaints_KeepsTheMessagesOfOnePayerApart()
    {
        static CallbackKey Key(string id) =>
            CallbackKey.From("", new Callback("COMPLAINT.STATE_CHANGE", """{"complaint_id":"2002","action_type":"USER_RESPONSE"}""") { Id = id });

        var first = Key("1");
        Assert.That(Key("2"), Is.Not.EqualTo(first));
        Assert.That(Key("1"), Is.EqualTo(first), "delivered again");
    }

    [Test]
    public void Key_OfAnEventWithoutANumber_IsItsId()
    {
        var first = CallbackKey.From("", new Callback("SECURITY_ECHO.SUCCESS", "{}") { Id = "1" });

        Assert.That(CallbackKey.From("", new Callback("SECURITY_ECHO.SUCCESS", "{}") { Id = "1" }), Is.EqualTo(first));
        Assert.That(CallbackKey.From("", new Callback("SECURITY_ECHO.SUCCESS", "{}") { Id = "2" }), Is.Not.EqualTo(first));
        Assert.That(CallbackKey.From("shop2", new Callback("SECURITY_ECHO.SUCCESS", "{}") { Id = "1" }), Is.Not.EqualTo(first));
    }

    [FsCheck.NUnit.Property]
    public bool Key_OfAnyCallback_IsShortAsciiWithoutItsValues(string merchant, string eventType, string number)
    {
        var fields = new Newtonsoft.Json.Linq.JObject { ["transaction_id"] = $"planted{number}", ["trade_state"] = "SUCCESS" };
        var key = CallbackKey.From(merchant ?? "", new Callback(eventType ?? "", fields.ToString())).Value;

        return key.Length <= 200 && key.All(static letter => letter is > ' ' and < (char)127) && !key.Contains("planted", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(IEnumerable<Field> fields) => fields.SelectMany(static field => Names(field.Fields).Prepend(field.Name));
}
