using System.IO.Compression;
using System.Text;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The bill of one day, by the clock of the sandbox in China's time.</summary>
internal sealed class DownloadBillTests : FixtureV2
{
    private const string Day = "20231115";

    [Test]
    public async Task Bill_OfAll_HasPaymentsRefundsAndSums()
    {
        await TradeAsync();
        var lines = (await BillAsync()).Split("\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Length.EqualTo(6));
            Assert.That(lines[0].Split(','), Has.Length.EqualTo(27));
            Assert.That(lines[1], Does.StartWith("`2023-11-15 "
                + "06:13:20,`wx8888888888888888,`1900000109,`0,`,`42000").And.Contain(",`MICROPAY,`SUCCESS,").And.Contain(",`1.00,`0.00,`0,"));
            Assert.That(lines[2], Does.Contain(",`REFUND,").And.Contain(",`R1,`0.40,"));
            Assert.That(lines[1].Split(',').Length, Is.EqualTo(27).And.EqualTo(lines[2].Split(',').Length), "a comma in a value is no cell");
            Assert.That(lines[3], Does.StartWith("总交易单数,"));
            Assert.That(lines[4], Is.EqualTo("`2,`1.00,`0.40,`0.00,`0.00000,`1.00,`0.40"));
        }
    }

    [TestCase("SUCCESS", 20, "`1,`1.00,`0.00,")]
    [TestCase("REFUND", 29, "`1,`0.00,`0.40,")]
    [TestCase("ALL", 27, "`2,`1.00,`0.40,")]
    public async Task Bill_OfAType_HasItsColumnsAndRows(string type, int columns, string sums)
    {
        await TradeAsync();
        var lines = (await BillAsync(("bill_type", type))).Split("\r\n");

        Assert.That(lines[0].Split(','), Has.Length.EqualTo(columns).And.Length.EqualTo(lines[1].Split(',').Length));
        Assert.That(lines[^2], Does.StartWith(sums));
    }

    [Test]
    public async Task Bill_Gzipped_IsTheSame()
    {
        await TradeAsync();
        var reply = await SendAsync(Bill(("tar_type", "GZIP")));

        using var gzip = new GZipStream(new MemoryStream(reply.Reply.Body), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(await BillAsync()));
        Assert.That(reply.Reply.Headers["Content-Type"], Is.EqualTo("application/x-gzip"));
        Assert.That(reply.Reply.Headers.Keys, Has.None.StartsWith("Wechatpay-").And.None.EqualTo("Content-Encoding"));
    }

    [Test]
    public async Task Bill_OfADayWithoutTrades_DoesNotExist()
    {
        await SucceedAsync(Unified("unpaid"));
        foreach (var draft in new[] { Bill(), Bill(("bill_type", "RECHARGE_REFUND")) })
        {
            var reply = await SendAsync(draft);
            Assert.That((reply["return_code"], reply["return_msg"], reply["error_code"]), Is.EqualTo(("FAIL", "No Bill Exist", "20002")));
        }
    }

    [Test]
    public async Task Bill_AskedForWrongly_IsRefused()
    {
        await AssertRefusedAsync(Bill().With("bill_date", "2023-11-15"), "`2023-11-15`", "20260131");
        await AssertRefusedAsync(Bill().Without("bill_date"), "bill_date");
        await AssertRefusedAsync(Bill().Without("appid"), "appid");
        await AssertRefusedAsync(Bill(("tar_type", "ZIP")), "`ZIP`", "GZIP");
        await AssertRefusedAsync(Bill(("bill_type", "all")), "`all`", "REFUND");
        await AssertRefusedAsync(Bill() with { Sign = "0" }, "签名错误");
    }

    private async Task TradeAsync()
    {
        await SucceedAsync(Micro().With("body", "tea, green\r\nno. 1").With("attach", "a"));
        await SucceedAsync(Refund());
    }

    private async Task<string> BillAsync(params (string Name, string Value)[] more) => (await SendAsync(Bill(more))).Reply.Text;

    private DraftV2 Bill(params (string Name, string Value)[] more) => Call("pay/downloadbill", [("bill_date", Day), .. more]);
}
