using System.Net;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Which operations make something under a number, and which only mention one.</summary>
internal sealed class MakerTests : SandboxFixture
{
    // They name a number that another operation made, or that nothing was made under yet.
    private static readonly string[] Mentions =
    [
        "v2/cgi-bin/mch/customs/customdeclareorder", "v2/cgi-bin/mch/newcustoms/customdeclareredeclare", "v2/deposit/consume", "v2/secapi/pay/facepayreverse",
        "v2/wxv/cancelbill", "v2/wxv/changerentmoney", "v2/wxv/finishhotelbill", "v2/wxv/finishrentbill",
        "v3/catering/orders/sync-status", "v3/customs/orders", "v3/customs/verify-certificate", "v3/global/customs/orders",
        "v3/global/customs/verify-certificate", "v3/ecommerce/refunds/{refund_id}/apply-abnormal-refund",
        "v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund", "v3/gov/subsidy/sncode/lock", "v3/gov/subsidy/sncode/unlock",
        "v3/industry-rebate/retail-industry/transactions", "v3/industry-rebate/transactions/{transaction_id}", "v3/inspolicymgr/deduct/authorizations",
        "v3/marketing/membercard-open/cards/{card_id}/codes/{code}/bonus/commit",
        "v3/marketing/membercard-open/cards/{card_id}/codes/{code}/bonus/prepare", "v3/merchant-risk-manage/ec-trade-risk/recv-dispose-result",
        "v3/parking/reminders/ext-payment", "v3/pay-devices/open-scenario-speakerorder/{transaction_id}/report",
        "v3/pay/acquiring-bank/transactions/exposure", "v3/pay/partner/transactions/exposure", "v3/pay/transactions/exposure",
        "v3/smartguide/guides/{guide_id}/assign",
    ];

    [TestCaseSource(nameof(Mentions))]
    public void Operation_ThatMentionsANumber_MakesNothing(string path) =>
        Assert.That(OperationTable.Default.Find("POST", path)!.Makes, Is.Null);

    [TestCase("v3/pay/transactions/jsapi", "out_trade_no")]
    [TestCase("v3/combine-transactions/h5", "combine_out_trade_no")]
    [TestCase("v3/bank-batch-transfer/receipt/detail-receipts", "out_detail_no")]
    [TestCase("v3/fund-app/mch-transfer/partner/charity-transfer-bills", "out_transfer_no")]
    [TestCase("v3/fund-app/mch-transfer/partner/charity-budget", "out_budget_no")]
    [TestCase("v3/marketing/busifavor/coupons/associate", "out_request_no")]
    [TestCase("v3/profitsharing/return-orders", "out_return_no")]
    [TestCase("v3/refund/domestic/refunds", "out_refund_no")]
    [TestCase("v3/applyment4sub/applyment/{empty}", "business_code")]
    [TestCase("v2/wxv/createrentbill", "out_order_no")]
    [TestCase("v2/mmpaymkttransfers/sendredpack", "mch_billno")]
    public void Operation_ThatMakesSomething_SaysItsNumber(string path, string number) =>
        Assert.That(OperationTable.Default.Find("POST", path)!.Makes, Is.EqualTo(number));

    [Test]
    public void Makes_OfEveryOperation_IsARequiredFieldOfItsBody()
    {
        foreach (var operation in OperationTable.Default.Operations.Where(static operation => operation.Makes is not null))
        {
            var field = operation.Option(operation.IsXml ? "xml" : "json")?.Find(operation.Makes!);
            Assert.That(field, Is.Not.Null.And.Property("IsRequired").True, operation.ToString());
        }
    }

    [Test]
    public async Task Order_AfterAnExposureOfItsNumber_IsPlaced()
    {
        var exposure = await CallAsync("v3/pay/transactions/exposure", "N00001");
        var order = await CallAsync("v3/pay/transactions/jsapi", "N00001");

        Assert.That((exposure.Status, order.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)), order.Text);
    }

    [Test]
    public async Task Order_OnlyExposed_IsNotFound()
    {
        await CallAsync("v3/pay/transactions/exposure", "N00001");

        var reply = await SendAsync(Get($"/v3/pay/transactions/out-trade-no/N00001?mchid={Server.Mchid}"));

        Assert.That((string?)reply.Json["code"], Is.EqualTo("RESOURCE_NOT_EXISTS"), reply.Text);
    }

    [TestCase("v3/industry-rebate/retail-industry/transactions")]
    [TestCase("v3/catering/orders/sync-status")]
    [TestCase("v3/customs/orders")]
    [TestCase("v3/gov/subsidy/sncode/lock")]
    public async Task Mention_OfOneNumberWithOtherData_IsTakenAgain(string path)
    {
        var operation = OperationTable.Default.Find("POST", path)!;
        var free = operation.Option("json")!.Fields.First(static field => field is { Type: FieldType.String, Values.Count: 0, Format: FieldFormat.None });
        var call = new OperationCall(operation, Server);

        var first = await SendAsync(call.ToDraft(Time.GetUtcNow()));
        var other = call with { Change = (name, fields) => { if (name == "json") fields[free.Name] = "another"; } };
        var second = await SendAsync(other.ToDraft(Time.GetUtcNow()));

        Assert.That(((int)first.Status, (int)second.Status), Is.EqualTo(((int)first.Status, (int)first.Status)), second.Text);
        Assert.That((int)second.Status, Is.InRange(200, 299), second.Text);
    }

    [Test]
    public async Task AbnormalRefund_OfAnUnknownRefund_IsNotFound()
    {
        var reply = await CallAsync("v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund", "N00001");

        Assert.That((string?)reply.Json["code"], Is.EqualTo("RESOURCE_NOT_EXISTS"), reply.Text);
    }

    [Test]
    public void UsedNumber_OfAReceiptQuery_IsThatOfTheReceipt() => Assert.That(
        Creations.FindUsedNumber(OperationTable.Default.Find("GET", "v3/bank-batch-transfer/receipt/detail-receipts")!)?.Name, Is.EqualTo("out_detail_no"));

    private Task<Reply> CallAsync(string path, string number) =>
        SendAsync(new OperationCall(OperationTable.Default.Find("POST", path)!, Server) { Text = number }.ToDraft(Time.GetUtcNow()));
}
