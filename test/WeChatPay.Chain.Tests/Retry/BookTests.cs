using System.Globalization;
using NUnit.Framework;
using WeChatPay.Tests.FaultInjection;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Retry;

/// <summary>Thousands of orders at a server that fails by chance: the client places none twice, loses none, and is never wrong about one.</summary>
/// <remarks>2,000 orders, or a tenth of <c>FAULT_CASES</c>, from the seed <c>FAULT_SEED</c>.</remarks>
[Category("Faults")]
public sealed class BookTests
{
    private const int Seed = 20261126;

    private static readonly int Cases = Math.Max(2_000, (Setting("FAULT_CASES") ?? 0) / 10);

    private static readonly string[] Paths = ["v3/pay/transactions/native", "v3/refund/domestic/refunds", "v2/pay/unifiedorder"];

    [TestCase(false)]
    [TestCase(true)]
    public void Orders_ServerThatFailsByChance_ArePlacedOnceAndToldTruly(bool writes)
    {
        var seed = Setting("FAULT_SEED") ?? Seed;
        var book = new Book();
        using var server = new ScriptedServer(book.Respond);
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            BaseUri = server.Address,
            ApiV2Key = XmlAnswer.ApiV2Key,
            Retry = new RetryOptions { Writes = writes, Delay = TimeSpan.Zero },
        });
        var fates = new Dictionary<string, int>();

        for (var number = 0; number < Cases; number++)
        {
            var order = $"N{number.ToString(CultureInfo.InvariantCulture)}";
            book.Dice = new Dice(unchecked(seed + number * 7919));
            var fate = Place(client, book, Paths[number % Paths.Length], order);
            Assert.That(fate.Fault, Is.Null, $"order {number}, seed {seed}");
            Assert.That(book.RequestsFor(order), Is.LessThanOrEqualTo(3), order);
            fates[fate.Name] = fates.GetValueOrDefault(fate.Name) + 1;
        }

        TestContext.Out.WriteLine($"seed {seed}: {string.Join(", ", fates.Select(static fate => $"{fate.Key} {fate.Value}"))}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(book.Changed, Is.Empty, "A repeat has the same parameters.");
            Assert.That(book.Again, writes ? Is.GreaterThan(Cases / 50) : Is.Zero, "Without `writes` no order that may be in the book is sent again.");
            Assert.That(fates.Keys, Is.SupersetOf((string[])["placed", "may have taken effect", "refused"]));
        }
    }

    private static (string Name, string? Fault) Place(WeChatPayClient client, Book book, string path, string order)
    {
        try
        {
            if (path.StartsWith("v2/", StringComparison.Ordinal))
                client[path].Post(new { xml = new { mch_id = TestKeys.Mchid, out_trade_no = order } });
            else
                client[path].Post(new { json = new { out_trade_no = order, amount = new { total = 1 } } });
            return ("placed", book.Has(order) ? null : "The client says that the order is placed, and it is not in the book.");
        }
        catch (WeChatPayException error) when (error.Outcome == CallOutcome.MayHaveTakenEffect)
        {
            return ("may have taken effect", Query(client, order) is not { } isThere || isThere == book.Has(order) ? null : $"The query is wrong. {error}");
        }
        catch (WeChatPayException error)
        {
            return ("refused", book.Has(order) ? $"The order is in the book. {error}" : null);
        }
    }

    // Null: even the repeats of the query failed, and the next query would tell.
    private static bool? Query(WeChatPayClient client, string order)
    {
        try
        {
            return client["v3/pay/transactions/out-trade-no/{out_trade_no}"].Get(new { out_trade_no = order }).StatusCode == 200;
        }
        catch (WeChatPayApiException error) when (error.StatusCode == 404)
        {
            return false;
        }
        catch (WeChatPayException error) when (error.Outcome == CallOutcome.NothingChanged)
        {
            return null;
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
