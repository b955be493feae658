using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox.Tests;

internal sealed class BoundedMemoryTests
{
    [Test]
    public void NonceRegister_BeyondItsCapacity_ForgetsTheOneThatExpiresFirst()
    {
        var register = new NonceRegister(capacity: 2);
        register.TryAdd("late", now: 0, expires: 30);
        register.TryAdd("early", now: 0, expires: 10);
        register.TryAdd("later", now: 0, expires: 20);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(register.Count, Is.EqualTo(2));
            Assert.That(register.TryAdd("late", now: 0, expires: 30), Is.False);
            Assert.That(register.TryAdd("later", now: 0, expires: 20), Is.False);
            Assert.That(register.TryAdd("early", now: 0, expires: 40), Is.True);
        }
    }

    [Test]
    public void NonceRegister_TimePasses_ForgetsWhatExpired()
    {
        var register = new NonceRegister();
        register.TryAdd("a", now: 0, expires: 10);
        register.TryAdd("b", now: 0, expires: 20);
        register.TryAdd("c", now: 11, expires: 21);

        Assert.That(register.Count, Is.EqualTo(2));
    }

    [Test]
    public void NonceRegister_ManyAtOnce_AcceptsEachOnce()
    {
        var register = new NonceRegister();
        var accepted = 0;
        Parallel.For(0, 1000, i =>
        {
            if (register.TryAdd($"{i % 100}", now: 0, expires: 10))
                Interlocked.Increment(ref accepted);
        });

        Assert.That(accepted, Is.EqualTo(100));
    }

    [Test]
    public void RequestLog_BeyondItsCapacity_KeepsTheLast()
    {
        var log = new RequestLog();
        for (var i = 0; i < 1003; i++)
            log.Add(Request($"/{i}", 0));

        var kept = log.Snapshot();
        Assert.That((kept.Count, kept[0].Target, kept[^1].Target), Is.EqualTo((1000, "/3", "/1002")));
    }

    [Test]
    public void RequestLog_BodiesBeyondTheirCapacity_KeepsTheLast()
    {
        var log = new RequestLog(capacity: 10, byteCapacity: 100);
        log.Add(Request("/1", 60));
        log.Add(Request("/2", 60));
        Assert.That(log.Snapshot().Single().Target, Is.EqualTo("/2"));

        log.Add(Request("/3", 500));
        Assert.That(log.Snapshot().Single().Target, Is.EqualTo("/3"));
    }

    [Test]
    public void ResourceBook_BeyondItsCapacity_ForgetsTheOldest()
    {
        var book = new ResourceBook(TimeProvider.System, capacity: 3);
        for (var i = 1; i <= 5; i++)
            book.Add(Order($"N0000{i}", 1));

        Assert.That(book.ListOrders().Select(static order => order.Number), Is.EquivalentTo(new[] { "N00003", "N00004", "N00005" }));
        Assert.That(book.FindOrder("N00001"), Is.Null);
    }

    [Test]
    public void ResourceBook_DataBeyondItsCapacity_ForgetsTheOldest()
    {
        var book = new ResourceBook(TimeProvider.System, characterCapacity: 10_000);
        book.Add(Order("N00001", 6000));
        book.Add(Order("N00002", 6000));
        Assert.That(book.ListOrders().Single().Number, Is.EqualTo("N00002"));

        book.Add(Order("N00003", 60_000));
        Assert.That(book.ListOrders().Single().Number, Is.EqualTo("N00003"));
    }

    [Test]
    public void ResourceBook_ForgottenResource_IsChangedForItsCallerAlone()
    {
        var book = new ResourceBook(TimeProvider.System, capacity: 1);
        var forgotten = book.Add(Order("N00001", 1));
        book.Add(Order("N00002", 1));

        var paid = book.Change(forgotten, order => (order.Pay(book.Now), order.Pay(book.Now)));

        Assert.That((paid.IsPaid, book.FindOrder("N00001")), Is.EqualTo((true, (Resource?)null)));
    }

    private static Resource Order(string number, int characters) => new(
        OperationTable.Default.Find("POST", "v3/pay/transactions/native")!,
        "out_trade_no",
        number,
        new JObject { ["out_trade_no"] = number, ["attach"] = new string('a', characters) },
        DateTimeOffset.UnixEpoch);

    private static SandboxRequest Request(string target, int bytes) => new("POST", target, new Dictionary<string, string>(), new byte[bytes]);
}
