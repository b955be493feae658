using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Facts;

namespace WeChatPay.OpenApi.Tests.Facts;

public sealed class FieldFormatTests
{
    private static readonly FieldFormat[] Formats = [.. Enum.GetValues<FieldFormat>().Where(static format => format != FieldFormat.None)];

    [TestCaseSource(nameof(Formats))]
    public void Example_OfEachFormat_FitsIt(FieldFormat format) =>
        Assert.That(FieldFormats.FindMismatch(Make(format), FieldFormats.ExampleOf(format)), Is.Null);

    [TestCaseSource(nameof(Formats))]
    public void Name_OfEachFormat_ReadsBack(FieldFormat format) => Assert.That(FieldFormats.Parse(FieldFormats.NameOf(format)), Is.EqualTo(format));

    [TestCase(FieldFormat.Rfc3339, "2030-01-31T12:00:00Z")]
    [TestCase(FieldFormat.Rfc3339, "2019-12-31T15:59:60+08:00")]
    [TestCase(FieldFormat.Rfc3339, "2015-05-20T13:29:35.120+08:00")]
    [TestCase(FieldFormat.OrderNumber, "a_-|*9")]
    [TestCase(FieldFormat.OrderNumber, "12345678901234567890123456789012")]
    [TestCase(FieldFormat.RefundNumber, "1@")]
    [TestCase(FieldFormat.HttpUrl, "http://www.weixin.qq.com/wxpay/pay.php")]
    [TestCase(FieldFormat.Fen, "0")]
    [TestCase(FieldFormat.PositiveFen, "1")]
    [TestCase(FieldFormat.Appid, "ww8888888888888888")]
    public void FindMismatch_OfARightValue_FindsNone(FieldFormat format, string text) => Assert.That(FieldFormats.FindMismatch(Make(format), text), Is.Null);

    [TestCase(FieldFormat.Rfc3339, "tomorrow")]
    [TestCase(FieldFormat.Rfc3339, "2030-01-01 12:00:00")]
    [TestCase(FieldFormat.Rfc3339, "20300101120000")]
    [TestCase(FieldFormat.Rfc3339, "2030-01-31T12:00:00")]
    [TestCase(FieldFormat.Rfc3339, "2030-01-31T12:00:00+0800")]
    [TestCase(FieldFormat.Rfc3339, "2030-01-31T12:00:00.+08:00")]
    [TestCase(FieldFormat.Rfc3339, "2030-13-31T12:00:00+08:00")]
    [TestCase(FieldFormat.CompactTime, "2030-01-31T12:00:00+08:00")]
    [TestCase(FieldFormat.Day, "20300131")]
    [TestCase(FieldFormat.Day, "2030-02-30")]
    [TestCase(FieldFormat.Fen, "-1")]
    [TestCase(FieldFormat.Fen, "1.5")]
    [TestCase(FieldFormat.Fen, "1990.0")]
    [TestCase(FieldFormat.PositiveFen, "0")]
    [TestCase(FieldFormat.PositiveFen, "000")]
    [TestCase(FieldFormat.OrderNumber, "12345")]
    [TestCase(FieldFormat.OrderNumber, "订单000001")]
    [TestCase(FieldFormat.OrderNumber, "123456789012345678901234567890123")]
    [TestCase(FieldFormat.OrderNumber, "N00001\n")]
    [TestCase(FieldFormat.HttpsUrl, "http://example.com/")]
    [TestCase(FieldFormat.HttpsUrl, "https://example.com/?a=1")]
    [TestCase(FieldFormat.HttpsUrl, "https://user:secret@example.com/")]
    [TestCase(FieldFormat.HttpsUrl, "https://")]
    [TestCase(FieldFormat.HttpsUrl, " https://example.com/")]
    [TestCase(FieldFormat.HttpUrl, "ftp://example.com/")]
    [TestCase(FieldFormat.Openid, "张三")]
    [TestCase(FieldFormat.Appid, "1900000109")]
    [TestCase(FieldFormat.Mchid, "wx8888888888888888")]
    public void FindMismatch_OfAWrongValue_SaysTheRightForm(FieldFormat format, string text) =>
        Assert.That(FieldFormats.FindMismatch(Make(format), text), Is.EqualTo(FieldFormats.Describe(format)));

    [Test]
    public void FindMismatch_OfAnEmptyText_GoesByWhetherTheFieldIsRequired()
    {
        Assert.That(FieldFormats.FindMismatch(Make(FieldFormat.Rfc3339), ""), Is.Not.Null);
        Assert.That(FieldFormats.FindMismatch(Make(FieldFormat.Rfc3339) with { IsRequired = false }, ""), Is.Null);
    }

    [TestCase("例例例", null)]
    [TestCase("😀😀😀", null)]
    [TestCase("例例例例", "3 characters or fewer: it has 4")]
    public void FindMismatch_OfALongText_CountsCharacters(string text, string? expected) =>
        Assert.That(FieldFormats.FindMismatch(new Field("a", FieldType.String, false, true) { MaxLength = 3 }, text), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property FindMismatch_OfAnyTime_TakesTheRfcsForm(DateTime time, bool isUtc) => Prop.ToProperty(
        FieldFormats.FindMismatch(
            Make(FieldFormat.Rfc3339),
            time.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + (isUtc ? "Z" : "+08:00")) is null);

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public void FindMismatch_OfAnyText_NeverFails(string? text)
    {
        foreach (var format in Formats)
            FieldFormats.FindMismatch(Make(format), text ?? "");
    }

    [TestCase("POST", "v3/pay/transactons/jsapi", "POST v3/pay/transactions/jsapi")]
    [TestCase("GET", "v3/pay/transactions/jsapi", "POST v3/pay/transactions/jsapi")]
    [TestCase("POST", "v3/pay/transaction/native", "POST v3/pay/transactions/native")]
    [TestCase("GET", "v3/pay/transactions/out-trade/{out_trade_no}", "GET v3/pay/transactions/out-trade-no/{out_trade_no}")]
    [TestCase("GET", "v3/pay/transactions/out-trade-n/N20260001", "GET v3/pay/transactions/out-trade-no/{out_trade_no}")]
    [TestCase("POST", "v3/refund/domestic/refund", "POST v3/refund/domestic/refunds")]
    [TestCase("POST", "v2/pay/unifiedoder", "POST v2/pay/unifiedorder")]
    [TestCase("POST", "v3/pay/partner/transactions/natve?a=b", "POST v3/pay/partner/transactions/native")]
    [TestCase("GET", "v3/wholly/different/thing/altogether", null)]
    [TestCase("GET", "", null)]
    public void NearestPath_OfAMisspeltOne_IsTheOneThatIsMeant(string method, string path, string? expected)
    {
        var near = NearestPath.Find(OperationTable.Default, method, path);

        Assert.That(near is null ? null : $"{near.Method} {near.Path}", Is.EqualTo(expected));
    }

    private static Field Make(FieldFormat format) => new("a", FieldType.String, IsList: false, IsRequired: true) { Format = format };
}
