using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Tests;

internal sealed class BillTests : SandboxFixture
{
    // The clock of these tests stands at 2023-11-15T06:13:20+08:00.
    private const string TradeBill = "/v3/bill/tradebill?bill_date=2023-11-14";
    private const string FundFlowBill = "/v3/bill/fundflowbill?bill_date=2023-11-14";

    [TestCase(TradeBill, "交易时间,公众账号ID,商户号,", "\r\n总交易单数,应结订单总金额,")]
    [TestCase(FundFlowBill, "记账时间,微信支付业务单号,", "\r\n资金流水总笔数,收入笔数,")]
    public async Task Bill_OfADay_IsAnnouncedSignedAndDownloadedUnsigned(string target, string header, string summary)
    {
        var announced = await SendAsync(Get(target));
        var file = await SendAsync(Get(TargetOf(announced)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(announced.IsSignedBy(Server.PlatformPublicKeyPem));
            Assert.That(announced.Json.Properties().Select(field => field.Name), Is.EqualTo(new[] { "hash_type", "hash_value", "download_url" }));
            Assert.That((string?)announced.Json["hash_type"], Is.EqualTo("SHA1"));
            Assert.That((string?)announced.Json["download_url"], Does.StartWith($"{Server.BaseUri}v3/billdownload/file?token="));
            Assert.That(file.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
            Assert.That(file.Text, Does.StartWith(header).And.Contain("\r\n`2023-11-14 ").And.Contain(summary).And.EndWith("\r\n"));
            Assert.That(Sha1(file.Body), Is.EqualTo((string?)announced.Json["hash_value"]));
        }
    }

    [Test]
    public async Task Bill_Gzipped_HasTheDigestOfThePlainFile()
    {
        var plain = await SendAsync(Get(TradeBill));
        var gzip = await SendAsync(Get(TradeBill + "&tar_type=GZIP"));
        var file = await SendAsync(Get(TargetOf(gzip)));

        using var unpacked = new MemoryStream();
        await using (var stream = new GZipStream(new MemoryStream(file.Body), CompressionMode.Decompress))
            await stream.CopyToAsync(unpacked);

        Assert.That(file.Headers["Content-Type"], Is.EqualTo("application/x-gzip"));
        Assert.That(Sha1(unpacked.ToArray()), Is.EqualTo((string?)gzip.Json["hash_value"]).And.EqualTo((string?)plain.Json["hash_value"]));
    }

    [Test]
    public async Task Bill_Lines_HaveAsManyValuesAsTheirHeaders()
    {
        foreach (var target in new[] { TradeBill, FundFlowBill })
        {
            var lines = (await SendAsync(Get(TargetOf(await SendAsync(Get(target)))))).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var rows = lines[1..^2].Select(line => line.Split(',')).ToArray();

            Assert.That(rows, Has.Length.GreaterThanOrEqualTo(4));
            Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(lines[0].Split(',').Length));
            Assert.That(rows.SelectMany(row => row), Has.All.StartsWith("`"));
            Assert.That(lines[^1].Split(','), Has.Length.EqualTo(lines[^2].Split(',').Length));
            Assert.That(lines[^1], Does.StartWith($"`{rows.Length},"));
        }
    }

    [Test]
    public async Task Bill_OfOneType_HoldsThatAlone()
    {
        var all = await RowsAsync("ALL");
        var paid = await RowsAsync("SUCCESS");
        var refunded = await RowsAsync("REFUND");

        Assert.That(paid.Concat(refunded), Is.EquivalentTo(all));
        Assert.That(paid, Has.All.Contains("`SUCCESS,`OTHERS").And.Not.Empty);
        Assert.That(refunded, Has.All.Contains("`REFUND,`OTHERS").And.Not.Empty);
    }

    [TestCase("/v3/bill/tradebill", "bill_date", "not a date", "is ``, not a day such as 2023-11-14")]
    [TestCase("/v3/bill/tradebill?bill_date=20231114", "bill_date", "not a date", "is `20231114`")]
    [TestCase("/v3/bill/fundflowbill?bill_date=2023-02-30", "bill_date", "not a date", "is `2023-02-30`")]
    [TestCase("/v3/bill/tradebill?bill_date=2023-11-16", "bill_date", "in the future", "today is 2023-11-15 in Beijing")]
    [TestCase(TradeBill + "&bill_type=SOME", "bill_type", "unknown value", "not one of ALL, SUCCESS, REFUND")]
    [TestCase(FundFlowBill + "&account_type=ALL", "account_type", "unknown value", "not one of BASIC, OPERATION, FEES")]
    [TestCase(TradeBill + "&tar_type=ZIP", "tar_type", "unknown value", "send GZIP")]
    public async Task Bill_AskedForWrongly_IsAParamError(string target, string field, string issue, string says) =>
        AssertParamError(await SendAsync(Get(target)), field, "query", issue, says);

    [Test]
    public async Task Bill_OfToday_IsNotMadeYet()
    {
        var reply = await SendAsync(Get("/v3/bill/tradebill?bill_date=2023-11-15"));

        Assert.That((reply.Status, (string?)reply.Json["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "NO_STATEMENT_EXIST")));
    }

    [Test]
    public async Task Download_WithAnotherToken_IsAParamError()
    {
        var target = TargetOf(await SendAsync(Get(TradeBill)));

        AssertParamError(await SendAsync(Get(target[..^4] + "AAAA")), "token", "query", "invalid token", "was not made by this sandbox");
        AssertParamError(await SendAsync(Get("/v3/billdownload/file")), "token", "query", "invalid token", "was not made by this sandbox");
        AssertParamError(await SendAsync(Get("/v3/billdownload/file?token=!")), "token", "query", "invalid token", "was not made by this sandbox");
        Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        AssertParamError(await SendAsync(Get(target)), "token", "query", "invalid token", "has expired");
    }

    [Test]
    public async Task Download_WithoutASignature_IsRefused()
    {
        var target = TargetOf(await SendAsync(Get(TradeBill)));

        AssertSignError(await SendAsync(Get(target) with { Signature = "AAAA" }), "signature", "sign not match");
    }

    private async Task<string[]> RowsAsync(string type)
    {
        var file = await SendAsync(Get(TargetOf(await SendAsync(Get($"{TradeBill}&bill_type={type}")))));
        return file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..^2];
    }

    private static string TargetOf(Reply announced) => new Uri((string)announced.Json["download_url"]!).PathAndQuery;

    private static string Sha1(byte[] file)
    {
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        return Convert.ToHexStringLower(SHA1.HashData(file));
#pragma warning restore CA5350
    }
}
