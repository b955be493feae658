using System.Text;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Facts;
using WeChatPay.Snippets.Tables;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Generator;

/// <summary>Several catalogues make one table.</summary>
public sealed class CatalogueTests
{
    private const string Orders = """
        {"operations":[
          {"method":"POST","path":"v3/orders","name":"下单","request":[{"name":"json","type":"object","required":true,"fields":[
            {"name":"out_trade_no","type":"string","required":true},{"name":"kind","type":"string","required":false,"enum":["A"]}]}],"response":[]},
          {"method":"GET","path":"v3/orders/{id}","name":"查单","request":[],"response":[]}],
        "notifications":[{"event":"PAID","protocol":"v3","name":"支付","request":[],"reply":[]}]}
        """;

    private const string Stores = """
        {"operations":[{"method":"GET","path":"brand/stores","name":"门店","request":[],"response":[]}],
        "notifications":[{"event":"PAID","protocol":"v3","name":"支付","request":[{"name":"headers","type":"object","required":true,"fields":[
          {"name":"Wechatpay-Signature-Type","type":"string","required":true,"enum":["WECHATPAY-BRAND-SHA256-RSA2048"]}]}],"reply":[]}]}
        """;

    [Test]
    public void Merge_TwoCatalogues_HasWhatBothHave()
    {
        var merged = Catalogue.Merge([("orders", Read(Orders)), ("stores", Read(Stores))]);

        Assert.That(merged.Operations.Select(static operation => $"{operation.Method} {operation.Path}"), Is.EqualTo(
            (string[])["POST v3/orders", "GET v3/orders/{id}", "GET brand/stores"]));
        // Of one event: the type of its signature tells that a callback is a brand's.
        Assert.That(merged.Callbacks.Select(static callback => $"{callback}"), Is.EqualTo((string[])["v3 PAID 支付", "brand PAID 支付"]));
    }

    [Test]
    public void Merge_InAnyOrder_GivesTheSameTable()
    {
        var (one, other) = (Catalogue.Merge([("a", Read(Orders)), ("b", Read(Stores))]), Catalogue.Merge([("b", Read(Stores)), ("a", Read(Orders))]));

        Assert.That(TableWriter.Write(one.Operations, one.Callbacks), Is.EqualTo(TableWriter.Write(other.Operations, other.Callbacks)));
    }

    [Test]
    public void Merge_AnOperationInTwoCatalogues_NamesBoth()
    {
        var again = Stores.Replace("GET\",\"path\":\"brand/stores", "POST\",\"path\":\"v3/orders", StringComparison.Ordinal);

        Assert.That(
            () => Catalogue.Merge([("orders.json", Read(Orders)), ("stores.json", Read(again))]),
            Throws.TypeOf<FormatException>().With.Message.EqualTo(
                "`POST v3/orders` is in orders.json and again in stores.json. Remove it from one of them. Nothing was written."));
    }

    [Test]
    public void Merge_ACallbackInTwoCatalogues_NamesBoth() =>
        Assert.That(
            () => Catalogue.Merge([("a.json", Read(Stores)), ("b.json", Read(Stores.Replace("brand/stores", "brand/shops", StringComparison.Ordinal)))]),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("`callback brand PAID` is in a.json and again in b.json."));

    [Test]
    public void Diff_OfSmallCatalogues_TellsWhatIsAddedRemovedAndChanged()
    {
        var newer = Orders.Replace("\"enum\":[\"A\"]", "\"enum\":[\"A\",\"B\"],\"encrypted\":\"rsa\"", StringComparison.Ordinal)
            .Replace("v3/orders/{id}", "v3/orders/id/{id}", StringComparison.Ordinal);

        Assert.That(TableDiff.Write(Table(Catalogue.Merge([("a", Read(Orders))])), Table(Catalogue.Merge([("a", Read(newer)), ("b", Read(Stores))]))),
            Is.EqualTo("""
                Operations: 2 added, 1 removed, 1 changed. Callbacks: 1 added, 0 removed, 0 changed.
                + GET brand/stores 门店
                ~ POST v3/orders
                    ~ json.kind: encryption none -> rsa, value +B
                + GET v3/orders/id/{id} 查单
                - GET v3/orders/{id} 查单
                + callback brand PAID 支付

                """));
    }

    [Test]
    public void ReadFiles_ThoseOfTheTests_GiveTheTableOfThePackage()
    {
        var gathered = Catalogue.ReadFiles(GatheredFacts.Paths);

        Assert.That(TableDiff.Write(Table(gathered), OperationTable.Default), Does.Not.Contain("\n+").And.Not.Contain("\n~").And.Not.Contain("\n-"));
        Assert.That(gathered.Operations.Count(static operation => operation.IsBrand), Is.EqualTo(66));
        Assert.That(gathered.Callbacks.Count(static callback => callback.IsBrand), Is.EqualTo(8));
    }

    [Test]
    public void Update_AFolder_TellsTheDifferencesAndThenHoldsTheTable()
    {
        var folder = Directory.CreateTempSubdirectory("wechatpay-table-").FullName;
        try
        {
            CopyTable(folder);
            File.Delete(Path.Combine(folder, "brand/store.txt"));
            var pay = Path.Combine(folder, "v3/certificates.txt");
            File.WriteAllText(pay, File.ReadAllText(pay) + "    of_yesterday string\n");
            using var said = new StringWriter();

            FactsFolder.Update(folder, GatheredFacts.Paths, said);

            Assert.That(said.ToString(), Does.StartWith("Operations: 9 added, 0 removed, 1 changed. Callbacks: 0 added, 0 removed, 0 changed.\n")
                .And.Contain("\n+ GET brand/store/brandstores 查询品牌门店列表\n")
                .And.Match(@"\n~ GET v3/certificates\n    - -> \S*of_yesterday string\n").And.EndWith($"1208 operations and 123 callbacks are in {folder}.\n"));
            Assert.That(Texts(folder), Is.EqualTo(Texts(Repository.PathOf("src/WeChatPay.Chain.Facts/Table"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Update_FromACatalogueGivenTwice_WritesNothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"wechatpay-table-{Guid.NewGuid():N}");

        Assert.That(
            () => FactsFolder.Update(folder, [.. GatheredFacts.Paths, GatheredFacts.Paths[1]], TextWriter.Null),
            Throws.TypeOf<FormatException>().With.Message.Contains("brand-facts.json.gz and again in"));
        Assert.That(Directory.Exists(folder), Is.False);
    }

    private static Catalogue Read(string json) => Catalogue.Read(Encoding.UTF8.GetBytes(json));

    private static OperationTable Table(Catalogue catalogue) =>
        OperationTable.Parse(string.Join('\n', TableWriter.Write(catalogue.Operations, catalogue.Callbacks).Values));

    private static void CopyTable(string folder)
    {
        foreach (var (path, text) in Texts(Repository.PathOf("src/WeChatPay.Chain.Facts/Table")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }

    private static Dictionary<string, string> Texts(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
}
