using System.Net;
using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;
using WeChatPay.Tests.V2;

namespace WeChatPay.Tests.Bills;

/// <summary>Bills of APIv2 as rows: the response to one call is the file.</summary>
public sealed class BillsV2Tests : XmlShop
{
    private const string Appid = "wx8888888888888888";

    private static BillDay Today => BillDay.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    [Test]
    public async Task TradeV2Async_EachWay_HasThePayment([Values] bool gzip, [Values] bool atOnce)
    {
        var no = NewNumber();
        Client["v2/pay/micropay"].Post(new { xml = MicroPayment(no) });

        var rows = await BillText.ListAsync(Client.Bills.TradeV2Async(Today, Appid, options: new() { Gzip = gzip, RowsAtOnce = atOnce }));

        var row = rows.Single(row => row.OutTradeNo == no);
        Assert.That((row.IsRefund, row.Mchid, row.TradeTime.Offset), Is.EqualTo((false, Server.Mchid, TimeSpan.FromHours(8))));
        Assert.That(row.Total.Value, Is.GreaterThan(0));
    }

    [Test]
    public async Task TradeV2Async_DayWithoutABill_IsWeChatPaysError([Values] bool atOnce)
    {
        var error = await Caught.ByAsync<WeChatPayApiException>(
            async () => await BillText.ListAsync(Client.Bills.TradeV2Async("2020-01-01", Appid, options: new() { RowsAtOnce = atOnce })));

        Assert.That(error.Description, Is.EqualTo("No Bill Exist"));
    }

    [Test]
    public void TradeV2Async_TypeOfApiV3_IsRefusedAtOnce() =>
        Assert.That(
            Caught.By<ArgumentException>(() => _ = Client.Bills.TradeV2Async(Today, Appid, BillType.AllSpecial)).Message,
            Does.EndWith("use `TradeAsync`. Nothing was sent. (Parameter 'type')"));

    [Test]
    public async Task FundFlowV2Async_Bill_IsAskedForWithTheCertificateAndRead()
    {
        var sent = "";
        var bill = BillText.Join(
            "记账时间,收支类型,收支金额(元),账户结余(元)", "`2026-01-31 09:30:00,`收入,`1.00,`3.00", "`2026-01-31 09:31:00,`支出,`0.50,`2.50",
            "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额", "`2,`1,`1.00,`1,`0.50");
        using var client = new WeChatPayClient(Options with
        {
            TrustedRoots = null,
            Transport = new FakeTransport(request =>
            {
                sent = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
                return new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(bill)) };
            }),
        });

        var rows = await BillText.ListAsync(client.Bills.FundFlowV2Async("2026-01-31", Appid, BillAccount.Operation));

        Assert.That(
            rows.Select(static row => (row.IsIncome, row.Amount.Value, row.Balance.Value)),
            Is.EqualTo(new[] { (true, 100L, 300L), (false, 50L, 250L) }));
        Assert.That(sent, Does.Contain("<account_type>Operation</account_type>").And.Contain("<bill_date>20260131</bill_date>")
            .And.Contain("<sign_type>HMAC-SHA256</sign_type>").And.Contain("<tar_type>GZIP</tar_type>"));
    }
}
