using System.Net;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pages;

/// <summary>A documented list is read to its end, page by page.</summary>
public sealed class PagesTests
{
    private const string Stocks = "v3/marketing/favor/stocks";
    private const string Coupons = "v3/marketing/partner/product-coupon/users/{openid}/coupons";
    private const string Details = "v3/transfer/batches/batch-id/{batch_id}";

    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public async Task List_WithATotal_IsReadToIt()
    {
        using var wire = new Wire().Answer(Page(0, 2, total: 5)).Answer(Page(2, 2, total: 5)).Answer(Page(4, 1, total: 5));

        var read = await ReadAsync(_client[Stocks].PagesAsync(new { query = new { limit = 2, status = "running" } }));

        Assert.That(read, Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
        Assert.That(wire.Requests.Select(static request => request.Uri.Query), Is.EqualTo(new[]
        {
            "?limit=2&status=running&offset=0", "?limit=2&status=running&offset=2", "?limit=2&status=running&offset=4",
        }));
    }

    [Test]
    public async Task List_FromAnOffset_BeginsThere()
    {
        using var wire = new Wire().Answer(Page(3, 2, total: 5));

        var read = await ReadAsync(_client[Stocks].PagesAsync(new RequestOptions { Query = new { offset = 3, limit = 10 } }));

        Assert.That(read, Is.EqualTo(new[] { 3, 4 }));
        Assert.That(wire.Request.Uri.Query, Is.EqualTo("?offset=3&limit=10"));
    }

    [TestCase(2, 1)]
    [TestCase(2, 0)]
    public async Task List_WithoutATotal_EndsWithAPageThatIsNotFull(int first, int second)
    {
        using var wire = new Wire().Answer(DetailPage(0, first)).Answer(DetailPage(first, second));

        var read = await ReadAsync(_client[Details].PagesAsync(new { batch_id = "1", query = new { need_query_detail = true, limit = 2 } }));

        Assert.That(read, Has.Count.EqualTo(first + second));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_WithTokens_FollowsThem()
    {
        using var wire = new Wire().Answer(TokenPage(0, "a+b")).Answer(TokenPage(1, "c")).Answer(TokenPage(2, null));

        var read = await ReadAsync(_client[Coupons].PagesAsync(new { openid = "o1", query = new { page_size = 1 } }));

        Assert.That(read, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(wire.Requests.Select(static request => request.Uri.Query),
            Is.EqualTo(new[] { "?page_size=1", "?page_size=1&page_token=a%2Bb", "?page_size=1&page_token=c" }));
    }

    [Test]
    public async Task List_ThatIsEmpty_HasNoItem()
    {
        using var wire = new Wire().Answer("""{"total_count":0,"offset":0,"limit":10}""");

        Assert.That(await ReadAsync(_client[Stocks].PagesAsync()), Is.Empty);
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task List_IsReadAsFarAsItIsWanted()
    {
        using var wire = new Wire().Answer(Page(0, 2, total: 100));

        await foreach (var item in _client[Stocks].PagesAsync(new { query = new { limit = 2 } }))
        {
            if ((int)item["id"]! == 1)
                break;
        }

        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task List_ReadTwice_IsRequestedTwice()
    {
        using var wire = new Wire().Answer(Page(0, 1, total: 1)).Answer(Page(7, 1, total: 1));
        var list = _client[Stocks].PagesAsync();

        Assert.That((await ReadAsync(list), await ReadAsync(list)), Is.EqualTo((new List<int> { 0 }, new List<int> { 7 })));
    }

    [Test]
    public void List_WhosePageComesTwice_IsAnErrorAndNoEndlessLoop()
    {
        using var wire = new Wire().Answer(Page(0, 2, total: 5)).Answer(Page(0, 2, total: 5));

        Assert.That(
            () => ReadAsync(_client[Stocks].PagesAsync(new { query = new { limit = 2 } })),
            Throws.InvalidOperationException.With.Message.StartsWith($"GET {Stocks} gave the same page twice"));
    }

    [Test]
    public void List_WhosePageFails_RaisesTheErrorOfTheCall()
    {
        using var wire = new Wire().Answer(Page(0, 2, total: 5)).Answer(SignedAnswer.Of("""{"code":"FREQUENCY_LIMITED"}""", (HttpStatusCode)429));

        Assert.That(
            () => ReadAsync(_client[Stocks].PagesAsync(new { query = new { limit = 2 }, retry = false })),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("FREQUENCY_LIMITED"));
    }

    [Test]
    public void Token_ThatFires_EndsTheReading()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var wire = new Wire();

        Assert.That(
            async () => await ReadAsync(_client[Stocks].PagesAsync(options: null, stop.Token)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(
            async () => await ReadAsync(_client[Stocks].PagesAsync(), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("v3/pay/transactions/id/{transaction_id}", "is not a documented list in pages")]
    [TestCase("v3/nowhere", "is not a documented list in pages")]
    [TestCase("v2/pay/orderquery", "is not a documented list in pages")]
    public void Path_WithoutPages_IsRefused(string path, string said)
    {
        using var wire = new Wire();

        Assert.That(() => _client[path].PagesAsync(), Throws.ArgumentException.With.Message.Contains(said).And.Message.EndsWith("Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Query_ThatCannotBeSetForEachPage_IsRefused()
    {
        Assert.That(
            () => _client[Stocks].PagesAsync(new { query = "limit=2" }),
            Throws.ArgumentException.With.Message.StartsWith($"The option `query` of {Stocks} is text: give names and values"));
        Assert.That(
            () => _client["v3/brand/card/card-links"].PagesAsync(),
            Throws.ArgumentException.With.Message.StartsWith("The option `query` of v3/brand/card/card-links lacks `page_index`"));
    }

    [Test]
    public async Task Interpolated_Path_IsKnownByItsForm()
    {
        using var wire = new Wire().Answer("""{"total_count":1,"data":["1900000109"],"offset":0,"limit":10}""");
        var stock = "9856000";

        var merchants = await ToListAsync(_client[$"v3/marketing/favor/stocks/{stock}/merchants"].PagesAsync(new { query = new { limit = 10 } }));

        Assert.That(merchants.Select(static one => (string?)one), Is.EqualTo(new[] { "1900000109" }));
    }

    // As many as the table has that are read in pages, or more in a newer table.
    [Test]
    public void Lists_OfTheTable_AreKnown() =>
        Assert.That(OperationTable.Default.Operations.Count(static operation => PageForm.Find(operation) is not null), Is.GreaterThanOrEqualTo(75));

    private static string Page(int from, int count, int total) => new JObject
    {
        ["total_count"] = total,
        ["data"] = Items(from, count),
    }.ToString();

    private static string DetailPage(int from, int count) => new JObject
    {
        ["transfer_batch"] = new JObject(),
        ["transfer_detail_list"] = Items(from, count),
    }.ToString();

    private static string TokenPage(int from, string? next) => new JObject
    {
        ["total_count"] = 3,
        ["user_coupon_list"] = Items(from, 1),
        ["next_page_token"] = next,
    }.ToString();

    private static JArray Items(int from, int count) => [.. Enumerable.Range(from, count).Select(static id => new JObject { ["id"] = id })];

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<JToken> list, CancellationToken cancellationToken = default) =>
        [.. (await ToListAsync(list, cancellationToken)).Select(static item => (int)item["id"]!)];

    private static async Task<List<JToken>> ToListAsync(IAsyncEnumerable<JToken> list, CancellationToken cancellationToken = default)
    {
        var items = new List<JToken>();
        await foreach (var item in list.WithCancellation(cancellationToken))
            items.Add(item);
        return items;
    }
}
