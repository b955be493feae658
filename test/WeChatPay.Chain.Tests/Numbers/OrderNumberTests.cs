using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace WeChatPay.Tests.Numbers;

/// <summary>Numbers of orders: of WeChat Pay's form, each once, in the order of their time.</summary>
public sealed class OrderNumberTests
{
    private const int Threads = 4;
    private const int OfEach = 100_000;

    [Test]
    public void New_FromManyThreads_IsEachOnce()
    {
        var numbers = new string[Threads][];
        var threads = Enumerable.Range(0, Threads).Select(at => new Thread(() => numbers[at] = [.. Enumerable.Range(0, OfEach).Select(_ => OrderNumber.New())]))
            .ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());

        Assert.That(numbers.SelectMany(static each => each).Distinct(StringComparer.OrdinalIgnoreCase).Count(), Is.EqualTo(Threads * OfEach));
        foreach (var each in numbers)
            Assert.That(each, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void New_Always_HasTheFormThatWeChatPayTakes() => Assert.That(OrderNumber.New("R-"), Does.Match(@"^R-20\d{15}[0-9A-Z]{9}$"));

    [Test]
    public void New_ByAClock_BeginsWithTheTimeInChina()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 20, 4, 5, 678, TimeSpan.Zero));
        var generator = new OrderNumberGenerator(33_554_431, time);

        var first = generator.New();
        time.AdjustTime(time.GetUtcNow().AddHours(-1));
        var second = generator.New();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo("202602010404056780000ZZZZZ"));
            Assert.That(second, Is.EqualTo("202602010404056780001ZZZZZ"), "The clock was set back.");
        }
    }

    [TestCase("toolong")]
    [TestCase("号")]
    [TestCase("a b")]
    [TestCase("a|")]
    public void New_WithAPrefixOfAnotherForm_IsRefused(string prefix) =>
        Assert.That(() => OrderNumber.New(prefix), Throws.ArgumentException.With.Message.StartsWith("`prefix` is "));

    [TestCase(-1)]
    [TestCase(33_554_432)]
    public void New_WithANodeOutOfRange_IsRefused(int node) =>
        Assert.That(() => new OrderNumberGenerator(node), Throws.ArgumentException.With.Message.StartsWith("`node` is "));
}
