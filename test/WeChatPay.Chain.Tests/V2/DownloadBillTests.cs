using System.Globalization;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>A bill of APIv2: text, gzip, or an error in XML, into memory or a file.</summary>
public sealed class DownloadBillTests : XmlShop
{
    private static string Today => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    [Test]
    public void Bill_OfToday_ShowsThePayment()
    {
        var no = NewNumber();
        Client["v2/pay/micropay"].Post(new { xml = MicroPayment(no) });

        var bill = Client["v2/pay/downloadbill"].Post(new { xml = Bill(Today) }).Text;

        Assert.That(bill, Does.StartWith("交易时间,公众账号ID,").And.Contain($",`{no},").And.Contain("`茶  \"green\" no. 1"));
    }

    [Test]
    public async Task Bill_GzippedIntoASink_IsTheSameBill()
    {
        Client["v2/pay/micropay"].Post(new { xml = MicroPayment(NewNumber()) });
        using var sink = new TemporarySink();
        var plain = Client["v2/pay/downloadbill"].Post(new { xml = Bill(Today) }).Text;

        Client["v2/pay/downloadbill"].Post(new { xml = Bill(Today, "GZIP"), sink = sink.Path });

        await using var gzip = new GZipStream(File.OpenRead(sink.Path), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(plain));
    }

    [Test]
    public void Bill_ThatDoesNotExist_IsAnErrorAndLeavesTheSinkAlone()
    {
        using var sink = new TemporarySink();

        Assert.That(
            () => Client["v2/pay/downloadbill"].Post(new { xml = Bill("20200101", "GZIP"), sink = sink.Path }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Description").EqualTo("No Bill Exist"));
        Assert.That(File.Exists(sink.Path) && new FileInfo(sink.Path).Length > 0, Is.False);
    }

    private object Bill(string date, string tarType = "") =>
        new { appid = "wx8888888888888888", mch_id = Server.Mchid, bill_date = date, bill_type = "ALL", tar_type = tarType };
}
