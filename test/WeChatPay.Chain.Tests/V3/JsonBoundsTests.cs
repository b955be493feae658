using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Php;

namespace WeChatPay.Tests.V3;

/// <summary>JSON from outside whose tree would be out of proportion to its text.</summary>
public sealed class JsonBoundsTests
{
    private const int Most = 1_000_000;

    private static string List(int count) => $"[{string.Join(',', Enumerable.Repeat("0", count))}]";

    [TestCase(Most - 2, true)]
    [TestCase(Most - 1, false)]
    public void Json_NamesAndValues_AreReadUpToTheLimit(int count, bool read)
    {
        // The brackets count as well.
        var response = new WeChatPayResponse(200, List(count));
        var callback = new Callback("TRANSACTION.SUCCESS", List(count));

        foreach (var json in new Func<object>[] { () => response.Json, () => callback.Resource })
        {
            Assert.That(() => json(), read ? Throws.Nothing : Throws.TypeOf<FormatException>()
                .With.InnerException.Message.EqualTo("It has more than 1000000 names and values."));
        }
    }

    [Test]
    public void Json_BeyondTheLimit_CostsNoMoreThanTheLimit()
    {
        var (twice, tenTimes) = (new WeChatPayResponse(200, List(2 * Most)), new WeChatPayResponse(200, List(10 * Most)));

        var cost = Count(twice);

        Assert.That((double)Count(tenTimes) / cost, Is.LessThan(1.1), "bytes allocated");
    }

    [TestCase("{0}0{1}", "[", "]")]
    [TestCase("[{0}0]", "0,", "")]
    [TestCase("{{{0}\"a\":0}}", "\"a\":0,", "")]
    [TestCase("{{{0}\"a\":0}}", "\"a{1}\":0,", "")]
    public void Json_TwiceTheText_IsTwiceTheWork(string form, string repeated, string closed)
    {
        string Make(int count) => string.Format(
            null, form, string.Concat(Enumerable.Range(0, count).Select(i => repeated.Replace("{1}", $"{i}", StringComparison.Ordinal))),
            string.Concat(Enumerable.Repeat(closed, count)));
        Count(new WeChatPayResponse(200, Make(100)));

        var once = Count(new WeChatPayResponse(200, Make(250)));
        var twice = Count(new WeChatPayResponse(200, Make(500)));

        Assert.That((double)twice / once, Is.LessThan(2.3), "bytes allocated");
    }

    [Test]
    public void JsonDecode_OfManyValues_HasNoLimitAsInPhp() => Assert.That((object?)Functions.json_decode(List(Most + 10)), Is.Not.Null);

    private static long Count(WeChatPayResponse response)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _ = response.Json;
        }
        catch (FormatException)
        {
            // Refused: what it cost counts.
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
