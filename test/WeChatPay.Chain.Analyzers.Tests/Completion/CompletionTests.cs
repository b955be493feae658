using Microsoft.CodeAnalysis.Completion;
using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Completion;

/// <summary>Roslyn's completion service offers what the documentation knows, where the receiver is <c>dynamic</c>.</summary>
public sealed class CompletionTests
{
    private readonly Editor _editor = new();

    [OneTimeSetUp]
    public Task WarmUp() => _editor.WarmUpAsync();

    [OneTimeTearDown]
    public void Close() => _editor.Dispose();

    [TestCase("instance.|", "v3", "v2", "brand")]
    [TestCase("instance.v3.|", "hirePowerBank", "pay", "refund", "certificates")]
    [TestCase("instance.v3.hi|", "hirePowerBank")]
    [TestCase("instance.v3.hirePowerBank.|", "insuranceOrders")]
    [TestCase("instance.v3.pay.transactions.|", "native", "jsapi", "id", "outTradeNo")]
    [TestCase("instance.v3.pay.transactions.id.|", "_transaction_id_")]
    [TestCase("instance.v3.pay.transactions.id._transaction_id_.|", "GetAsync", "Get")]
    [TestCase("instance.v3.pay.transactions.native.|", "PostAsync", "Post")]
    [TestCase("instance.v3[\"pay/transactions\"].|", "native")]
    [TestCase("instance.chain(\"v3/pay\").|", "transactions")]
    [TestCase("client[\"v3/pay\"].|", "GetAsync")]
    [TestCase("var d = (dynamic)client; d.v3.|", "pay")]
    [TestCase("await instance.v3.pay.|\n        await Task.Yield();", "transactions")]
    [TestCase("var order = await instance.v3.pay.transactions.native.|;", "PostAsync")]
    public async Task Dot_OfAChain_OffersWhatFollows(string statements, params string[] expected) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements)), Is.SupersetOf(expected));

    [TestCase("instance.chain(\"|\")")]
    [TestCase("instance[\"|\"]")]
    [TestCase("client.chain(\"|\")")]
    [TestCase("client[\"|\"]")]
    [TestCase("client[\"v3/hire|\"]")]
    public async Task Text_OfAPath_OffersPaths(string statements) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements)), Does.Contain("v3/hire-power-bank/insurance-orders"));

    [TestCase("instance.v3[\"|\"]", "pay/transactions/native")]
    [TestCase("instance.v3.pay[\"|\"]", "transactions/native")]
    [TestCase("client[\"v3/pay\"][\"|\"]", "transactions/native")]
    public async Task Text_BehindAPath_OffersTheRest(string statements, string expected) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements)), Does.Contain(expected));

    [TestCase("await instance.v3.pay.transactions.native.PostAsync(new { | });", "json")]
    [TestCase("await instance.v3.pay.transactions.native.PostAsync(new { json = new { | } });", "out_trade_no", "amount", "notify_url")]
    [TestCase("await instance.v3.pay.transactions.native.PostAsync(new { json = new { appid = \"wx\", out| } });", "out_trade_no")]
    [TestCase("await instance.v3.pay.transactions.native.PostAsync(new { json = new { amount = new { | } } });", "total", "currency")]
    [TestCase("await instance.v3.pay.transactions.native.PostAsync(new { json = new { detail = new { goods_detail = new[] { new { | } } } } });", "quantity")]
    [TestCase("await client[\"v3/pay/transactions/id/{transaction_id}\"].GetAsync(new { | });", "transaction_id", "query")]
    [TestCase("await client[\"v3/pay/transactions/id/{transaction_id}\"].GetAsync(new { transaction_id = \"1\", query = new { | } });", "mchid")]
    [TestCase("await instance.v2.pay.unifiedorder.PostAsync(new { xml = new { | } });", "total_fee", "trade_type")]
    public async Task Object_OfOptions_OffersItsFields(string statements, params string[] expected) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements)), Is.SupersetOf(expected));

    [Test]
    public async Task Object_WithAField_DoesNotOfferItAgain()
    {
        var offered = Texts(await _editor.CompleteAsync("await instance.v3.pay.transactions.native.PostAsync(new { json = new { appid = \"wx\", | } });"));

        Assert.That(offered, Does.Not.Contain("appid").And.Contain("out_trade_no"));
    }

    [TestCase("await client[\"v3/bill/tradebill\"].GetAsync(new { query = new { bill_type = \"|\" } });", "ALL", "REFUND")]
    [TestCase("await instance.v3.bill.fundflowbill.GetAsync(new { query = new { account_type = \"B|\" } });", "BASIC")]
    public async Task Text_OfAField_OffersItsValues(string statements, params string[] expected) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements)), Is.SupersetOf(expected));

    [TestCase("dynamic order = await instance.v3.pay.transactions.native.PostAsync(new { json = new { } }); var url = order.|;", "code_url")]
    [TestCase("dynamic order = await client[\"v3/pay/transactions/id/{transaction_id}\"].GetAsync(new { }); var total = order.amount.|;", "total", "currency")]
    [TestCase("WeChatPayResponse order = await client[\"v3/pay/transactions/native\"].PostAsync(new { }); var url = order[\"|\"];", "code_url")]
    [TestCase("var order = await instance.v3.pay.transactions.native.PostAsync(new { json = new { } }); var url = order[\"|\"];", "code_url")]
    public async Task Response_OfADocumentedCall_OffersItsFields(string statements, params string[] expected) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements)), Is.SupersetOf(expected));

    [TestCase("Console.|")]
    [TestCase("var text = \"|\";")]
    [TestCase("var some = new { | };")]
    [TestCase("Console.WriteLine(\"|\");")]
    [TestCase("instance.nothing.of.the.kind.|")]
    [TestCase("client.|")]
    public async Task Place_OfAnotherKind_OffersNothingOfOurs(string statements)
    {
        using var without = new Editor(hasProvider: false);

        Assert.That(Texts(await _editor.CompleteAsync(statements)), Is.EquivalentTo(Texts(await without.CompleteAsync(statements))));
    }

    [TestCase('.', "instance.v3.|", "pay")]
    [TestCase('"', "client[\"|\"]", "v3/certificates")]
    [TestCase('/', "client[\"v3/|\"]", "v3/certificates")]
    [TestCase('{', "await instance.v3.pay.transactions.native.PostAsync(new {|});", "json")]
    public async Task Letter_OfSuchAPlace_OpensTheList(char typed, string statements, string expected) =>
        Assert.That(Texts(await _editor.CompleteAsync(statements, typed)), Does.Contain(expected));

    [TestCase("instance.v3.hi|", "hirePowerBank", "instance.v3.hirePowerBank")]
    [TestCase("client[\"v3/hire|\"]", "v3/hire-power-bank/insurance-orders", "client[\"v3/hire-power-bank/insurance-orders\"]")]
    public async Task Item_Chosen_IsWritten(string statements, string item, string written) =>
        Assert.That(await _editor.WriteAsync(statements, item), Is.EqualTo(written));

    [Test]
    public async Task Item_IsDescribedByTheDocumentation()
    {
        Assert.That(await _editor.DescribeAsync("instance.v3.pay.transactions.native.|", "PostAsync"), Does.StartWith("PostAsync: "));
        Assert.That(
            await _editor.DescribeAsync("await instance.v3.pay.transactions.native.PostAsync(new { json = new { amount = new { | } } });", "total"),
            Does.Contain("integer").And.Contain("required"));
    }

    private static string[] Texts(IReadOnlyList<CompletionItem> items) => [.. items.Select(static item => item.DisplayText)];
}
