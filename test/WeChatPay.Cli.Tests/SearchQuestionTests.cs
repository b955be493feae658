using System.Globalization;
using WeChatPay.Facts;
using WeChatPay.Snippets.Search;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>Asks what developers ask, and compares the first three matches with what they mean.</summary>
internal sealed class SearchQuestionTests
{
    private const int First = 3;
    private const double LeastScore = 0.95;

    private static readonly List<(string Words, string[] Expected)> Questions =
    [
        .. File.ReadAllLines(Repository.PathOf("test/data/search-questions.txt"))
            .Where(static line => line.Length > 0 && !line.StartsWith('#'))
            .Select(static line => line.Split(" | ")).Select(static parts => (parts[0], parts[1..])),
    ];

    [Test]
    public void Find_QuestionsOfDevelopers_AnswersThemInTheFirstThree()
    {
        Assert.That(Questions, Has.Count.GreaterThanOrEqualTo(60));

        var misses = Questions.SelectMany(static question =>
        {
            var first = OperationSearch.Default.Find([question.Words]).Hits.Take(First).Select(static hit => $"{hit.Method} {hit.Path}").ToList();
            return question.Expected.Except(first).Select(missed => $"{question.Words}: {missed} is not among {string.Join(", ", first)}");
        }).ToList();

        var expected = Questions.Sum(static question => question.Expected.Length);
        var score = 1 - (double)misses.Count / expected;
        TestContext.Out.WriteLine(score.ToString("P1", CultureInfo.InvariantCulture));
        Assert.That(score, Is.GreaterThanOrEqualTo(LeastScore), string.Join('\n', misses));
    }

    [Test]
    public void Questions_Results_AreDocumented()
    {
        var known = OperationTable.Default.Operations.Select(static one => $"{one.Method} {one.Path}")
            .Concat(OperationTable.Default.Callbacks.Select(static one => $"{Hit.Callback} {one.Event}")).ToHashSet(StringComparer.Ordinal);

        Assert.That(Questions.SelectMany(static question => question.Expected).Where(one => !known.Contains(one)), Is.Empty);
    }

    [Test]
    public void Aliases_Operations_AreDocumented()
    {
        var known = OperationTable.Default.Operations.Select(static one => $"{one.Method} {one.Path}")
            .Concat(OperationTable.Default.Callbacks.Select(static one => $"{Hit.Callback} {one.Protocol} {one.Event}")).ToHashSet(StringComparer.Ordinal);

        Assert.That(CommonOperations.AliasKeys.Where(one => !known.Contains(one)), Is.Empty);
    }

    [TestCase("退款查询", "查询 退款")]
    [TestCase("添加分账接收方", "接收方添加分账")]
    [TestCase("jsapi支付", "支付jsapi")]
    public void Find_TheSameWordsInAnotherOrder_FindsTheSameFirst(string words, string others) =>
        Assert.That(FindFirst(others), Is.EqualTo(FindFirst(words)));

    [TestCase("分帐", "POST v3/profitsharing/orders")]
    [TestCase("退宽查询", "GET v3/refund/domestic/refunds/{out_refund_no}")]
    [TestCase("预支付交易会话标识", "POST v3/pay/transactions/jsapi")]
    [TestCase("怎么查询订单", "GET v3/pay/transactions/id/{transaction_id}")]
    [TestCase("profitshraing receiver", "POST v3/profitsharing/receivers/add")]
    public void Find_MisspeltOrOtherwiseNamed_FindsIt(string words, string first) => Assert.That(FindFirst(words), Is.EqualTo(first));

    [TestCase("分账", "POST v3/profitsharing/orders", "POST v3/ecommerce/profitsharing/orders", "POST v3/global/profit-sharing/orders")]
    [TestCase("native下单", "POST v3/pay/transactions/native", "POST v3/pay/partner/transactions/native", "POST v3/global/transactions/native")]
    public void Find_TheSameForSeveralKindsOfMerchants_OrdersThemDirectPartnerOverseas(string words, params string[] inOrder)
    {
        var hits = OperationSearch.Default.Find([words]).Hits.Select(static hit => $"{hit.Method} {hit.Path}").ToList();

        Assert.That(inOrder.Select(one => hits.IndexOf(one)), Is.Ordered.Ascending.And.All.GreaterThanOrEqualTo(0));
    }

    [TestCase("退款查询", "tkcx")]
    [TestCase("银行来账", "yhlz")]
    [TestCase("H5支付", "h5zf")]
    [TestCase("签约解约撤销", "qyjycx")]
    [TestCase("啊鑫", "a")]
    [TestCase("座", "z")]
    [TestCase("鑾", "")]
    public void Of_ChineseText_HasTheInitialsOfItsPinyin(string text, string initials) => Assert.That(PinyinInitials.Of(text), Is.EqualTo(initials));

    [Test]
    public void Find_Initials_SaysThatTheyAre()
    {
        var found = OperationSearch.Default.Find(["tkcx"]);

        Assert.That((found.IsByPinyin, found.TakenFor), Is.EqualTo((true, (string[])["tkcx"])));
    }

    private static string FindFirst(string words) =>
        OperationSearch.Default.Find([words]).Hits is [var hit, ..] ? $"{hit.Method} {hit.Path}" : "nothing";
}
