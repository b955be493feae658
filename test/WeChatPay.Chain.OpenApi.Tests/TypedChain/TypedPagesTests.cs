using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.TypedChain;

/// <summary>A documented list is read to its end by the typed chain: its items have their documented fields.</summary>
public sealed class TypedPagesTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void Close() => _client.Dispose();

    [Test]
    public async Task PagesAsync_OfObjects_GivesTypedItemsOfAllPages()
    {
        using var wire = new Wire()
            .Answer("""{"total_count":3,"data":[{"stock_id":"1","status":"running","new_field":7},{"stock_id":"2"}]}""")
            .Answer("""{"total_count":3,"data":[{"stock_id":"3"}]}""");
        var read = new List<string>();

        await foreach (var stock in _client.v3.marketing.favor.stocks.PagesAsync(new() { query = new() { limit = 2, status = "running" } }))
            read.Add($"{stock.stock_id} {stock.status} {stock["new_field"]}");

        Assert.That(read, Is.EqualTo(new[] { "1 running 7", "2  ", "3  " }));
        Assert.That(
            wire.Requests.Select(static request => request.Uri.Query),
            Is.EqualTo(new[] { "?limit=2&status=running&offset=0", "?limit=2&status=running&offset=2" }));
    }

    [Test]
    public async Task PagesAsync_OfTexts_GivesThem()
    {
        using var wire = new Wire().Answer("""{"total_count":2,"data":["1900000109","1900000110"]}""");
        var read = new List<string?>();

        var merchants = _client.v3.marketing.favor.stocks._stock_id_.merchants;
        await foreach (var merchant in merchants.PagesAsync(new() { stock_id = "9856000", query = new() { limit = "10" } }))
            read.Add(merchant);

        Assert.That(read, Is.EqualTo(new[] { "1900000109", "1900000110" }));
        Assert.That(wire.Request.Uri.AbsolutePath, Is.EqualTo("/v3/marketing/favor/stocks/9856000/merchants"));
    }

    [Test]
    public void PagesAsync_WithAnItemThatIsNoObject_NamesTheList()
    {
        using var wire = new Wire().Answer("""{"total_count":1,"data":["1"]}""");

        Assert.That(
            async () =>
            {
                await foreach (var stock in _client.v3.marketing.favor.stocks.PagesAsync())
                    _ = stock.stock_id;
            },
            Throws.InstanceOf<FormatException>().With.Message.Contains("`data`"));
    }

    [Test]
    public async Task PagesAsync_Cancelled_AsksForNoFurtherPage()
    {
        using var wire = new Wire().Answer("""{"total_count":3,"data":[{"stock_id":"1"}]}""").Answer("""{"total_count":3,"data":[{"stock_id":"2"}]}""");
        using var cancel = new CancellationTokenSource();
        var read = 0;

        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var stock in _client.v3.marketing.favor.stocks.PagesAsync().WithCancellation(cancel.Token))
                {
                    read++;
                    await cancel.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That((read, wire.Requests.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public void PagesAsync_IsAtEveryDocumentedList()
    {
        var nodes = typeof(V3).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(TypedNode)))
            .Count(static type => type.GetMethod(
                "PagesAsync",
                System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance) is not null);

        Assert.That(nodes, Is.EqualTo(OperationTable.Default.Operations.Count(static operation => PageForm.Find(operation) is not null)));
    }
}
