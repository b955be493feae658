using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class SearchCommandTests
{
    private const string Create = @"^POST +v3/hire-power-bank/insurance-orders +创建保险订单";

    [TestCase("保险", "订单")]
    [TestCase("保险 订单")]
    [TestCase("insurance-orders")]
    [TestCase("insuranceOrders", "post")]
    [TestCase("V3/Hire-Power-Bank", "创建")]
    public async Task Search_WordsOfNameOrPath_FindsTheOperationFirst(params string[] words)
    {
        var search = await CommandLine.RunAsync(["search", .. words]);

        Assert.That(search.Code, Is.EqualTo(Tool.Done));
        Assert.That(search.Output, Does.Match(Create));
    }

    [Test]
    public async Task Search_LettersOfAnInputMethod_AreTheSame() =>
        Assert.That((await CommandLine.RunAsync("search", "ｊｓａｐｉ")).Output, Is.EqualTo((await CommandLine.RunAsync("search", "jsapi")).Output).And.Not.Empty);

    [TestCase("")]
    [TestCase(" ", "")]
    public async Task Search_EmptyWords_IsMisuse(params string[] words)
    {
        var search = await CommandLine.RunAsync(["search", .. words]);

        Assert.That((search.Code, search.Output), Is.EqualTo((Tool.Misused, "")));
        Assert.That(search.Error, Does.StartWith("WORD is empty."));
    }

    [Test]
    public async Task Search_Columns_AreAsWideAsTheirText()
    {
        var search = await CommandLine.RunAsync("search", "insurance-orders", "--limit", "2");

        Assert.That(search.Output, Does.Match("(?m)^POST v3/hire-power-bank/insurance-orders ").And.Match("(?m)^GET  v3/hire-power-bank/insurance-orders/"));
    }

    [Test]
    public async Task Search_WordOfAField_ShowsWhereItIs()
    {
        var search = await CommandLine.RunAsync("search", "max_claim_count", "创建");

        Assert.That(search.Output, Does.Match($"{Create} +-> max_claim_count"));
    }

    [Test]
    public async Task Search_Json_IsReadByOtherPrograms()
    {
        var search = await CommandLine.RunAsync("search", "保险订单", "notify_url", "--json", "-n", "1");

        Assert.That(JToken.DeepEquals(JArray.Parse(search.Output), JArray.Parse(
            """[{"method":"POST","path":"v3/hire-power-bank/insurance-orders","name":"创建保险订单","fields":["json.notify_url"]}]""")), search.Output);
    }

    [Test]
    public async Task Search_MoreThanTheLimit_SaysHowMany()
    {
        var search = await CommandLine.RunAsync("search", "退款", "--limit", "2");
        var all = await CommandLine.RunAsync("search", "退款", "--limit", "0");

        Assert.That(search.Output.Trim().Split('\n'), Has.Length.EqualTo(2));
        Assert.That(search.Error, Is.EqualTo($"{all.Output.Trim().Split('\n').Length - 2} more: --limit 0 shows all.\n"));
    }

    [Test]
    public async Task Search_Nothing_Fails()
    {
        var search = await CommandLine.RunAsync("search", "保险", "nowhere_to_be_found");

        Assert.That(search, Is.EqualTo(new CommandLine.Outcome(
            Tool.Failed,
            "",
            $"No documented operation or callback has 保险 and nowhere_to_be_found in its name, path or fields.\n{CommandLine.More("WCP2008")}")));
    }

    [TestCase("退款查询", "GET v3/refund/domestic/refunds/{out_refund_no} 查询单笔退款")]
    [TestCase("支付成功通知", "callback TRANSACTION.SUCCESS 支付成功(TRANSACTION.SUCCESS)通知(JSON)")]
    [TestCase("TRANSACTION.SUCCESS", "callback TRANSACTION.SUCCESS 支付成功(TRANSACTION.SUCCESS)通知(JSON)")]
    [TestCase("transaction.success", "callback TRANSACTION.SUCCESS 支付成功(TRANSACTION.SUCCESS)通知(JSON)")]
    [TestCase("优惠券", "POST v3/marketing/favor/coupon-stocks 创建代金券批次")]
    [TestCase("退款", "POST v3/refund/domestic/refunds 申请退款")]
    [TestCase("申请退款", "POST v3/refund/domestic/refunds 申请退款")]
    [TestCase("refund", "POST v3/refund/domestic/refunds 申请退款")]
    [TestCase("refnud", "POST v3/refund/domestic/refunds 申请退款")]
    [TestCase("transaction jsapi", "POST v3/pay/transactions/jsapi JSAPI下单")]
    [TestCase("certifcates", "GET v3/certificates 获取平台证书列表")]
    [TestCase("创建品牌门店", "POST brand/store/brandstores 创建品牌门店")]
    [TestCase("brand/store 创建", "POST brand/store/brandstores 创建品牌门店")]
    [TestCase("brand/marketing 退券", "POST brand/marketing/product-coupon/users/{openid}/coupons/{coupon_code}/return 退券")]
    [TestCase("PRODUCT_COUPON.RETURN", "callback PRODUCT_COUPON.RETURN 商品券退券(PRODUCT_COUPON.RETURN)通知(JSON), to a brand")]
    public async Task Search_WordsOfPeople_FindsWhatTheyMeanFirst(string words, string first)
    {
        var search = await CommandLine.RunAsync("search", words, "--limit", "1");

        Assert.That(System.Text.RegularExpressions.Regex.Replace(search.Output.Trim(), " +", " "), Is.EqualTo(first), search.Error);
    }

    [TestCase("品牌 投放计划")]
    [TestCase("brand/marketing delivery-plan")]
    public async Task Search_WordsOfBrands_FindsTheBrandsOwnOperations(string words)
    {
        var paths = JArray.Parse((await CommandLine.RunAsync("search", words, "--json", "-n", "0")).Output).Select(static hit => (string?)hit["path"]);

        Assert.That(paths, Does.Contain("brand/marketing/delivery-plan/delivery-plans"));
    }

    [Test]
    public async Task Search_AnEventThatMerchantsAndBrandsHave_FindsBoth()
    {
        var hits = JArray.Parse((await CommandLine.RunAsync("search", "DELIVERY_PLAN.CHANGE", "--json")).Output);

        var found = hits.Where(static hit => (string?)hit["path"] == "DELIVERY_PLAN.CHANGE");
        Assert.That(found.Select(static hit => (string?)hit["protocol"]), Is.EqualTo((string[])["v3", "brand"]));
    }

    [Test]
    public async Task Search_MisspeltWord_SaysWhichWordItTook() =>
        Assert.That((await CommandLine.RunAsync("search", "refnud", "-n", "0")).Error, Is.EqualTo("Nothing has refnud. These have refund:\n"));

    [TestCase("search")]
    [TestCase("search", "x", "--limit", "-1")]
    public async Task Search_WrongCommandLine_IsMisuse(params string[] args) => Assert.That((await CommandLine.RunAsync(args)).Code, Is.EqualTo(Tool.Misused));

    [Test]
    public void Find_OfTwoThatFit_TheNameComesBeforeTheField()
    {
        var table = OperationTable.Parse("GET v3/a 别的\n  ->\n  refund string\n\nGET v3/b/refund 退款\n\nGET v3/c/refunds 退款二\n");

        var paths = new OperationSearch(table).Find(["refund"]).Hits.Select(static hit => hit.Path);
        Assert.That(paths, Is.EqualTo((string[])["v3/b/refund", "v3/c/refunds", "v3/a"]));
    }
}
