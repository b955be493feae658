using System.Globalization;
using System.IO.Compression;
using System.Text;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>下载对账单: the payments and refunds of one day of China as CSV, or gzipped. Today's are in it too; WeChat Pay has a bill the next morning.</summary>
/// <remarks>Neither the file nor an error is signed.</remarks>
internal sealed class DownloadBill(TradeBook book, SandboxOptions options) : IXmlEndpoint
{
    public string Path => "/pay/downloadbill";

    public XmlResult Answer(XmlFields request) => XmlResult.Of(File(request));

    private Answer File(XmlFields request)
    {
        var date = request["bill_date"];
        if (request["appid"].Length == 0 || date.Length == 0)
            return XmlText.Refusal("missing parameter: the fields appid and bill_date are required. Nothing was done.");
        if (!DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return XmlText.Refusal($"data format error: the bill_date is \"{date}\", and has to be a day such as 20260131. Nothing was done.");
        if (request["tar_type"] is not ("" or "GZIP"))
            return XmlText.Refusal($"invalid tar_type: it is \"{request["tar_type"]}\", and may be GZIP or left out. Nothing was done.");
        if (!TradeBill.TryRead(request["bill_type"], out BillKind kind))
            return XmlText.Refusal($"invalid bill_type: it is \"{request["bill_type"]}\", and may be ALL, SUCCESS, REFUND, RECHARGE_REFUND or left out. Nothing was done.");

        BillRow[] rows = [.. BillRow.Of(book.All(), kind).Where(row => ChinaTime.Date(row.At) == date).OrderBy(static row => row.At)];
        if (rows.Length == 0)
            return XmlText.Refusal("No Bill Exist", new KeyValuePair<string, string>("error_code", "20002"));

        var csv = Encoding.UTF8.GetBytes(TradeBill.Csv(rows, kind, options.Mchid));
        return (request["tar_type"].Length == 0
            ? new Answer(200, "text/plain; charset=utf-8", csv)
            : new Answer(200, "application/x-gzip", Gzip(csv))) with
        {
            IsSignedInside = true,
        };
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return file.ToArray();
    }
}
