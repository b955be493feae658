using System.Globalization;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Bills;

/// <summary>下载对账单: the payments and refunds of one day of China as CSV, or gzipped. Today's are in it too; WeChat Pay has a bill the next morning.</summary>
/// <remarks>Neither the file nor an error is signed.</remarks>
internal sealed class DownloadBillV2(BillBook bills) : IEndpointV2
{
    public string Path => "/pay/downloadbill";

    public bool ChecksFormats => false;

    public ResultV2 Respond(RequestFieldsV2 request) => ResultV2.FromResponse(MakeFile(request));

    private SandboxResponse MakeFile(RequestFieldsV2 request)
    {
        var given = request["bill_date"];
        if (request["appid"].Length == 0 || given.Length == 0)
            return ResponseXml.Refusal("missing parameter: the fields appid and bill_date are required. Nothing was done.");
        if (!DateOnly.TryParseExact(given, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return ResponseXml.Refusal($"data format error: the bill_date is `{given}`, and has to be a day such as 20260131. Nothing was done.");
        if (request["tar_type"] is not ("" or "GZIP"))
            return ResponseXml.Refusal($"invalid tar_type: it is `{request["tar_type"]}`, and may be GZIP or left out. Nothing was done.");
        if (FindContents(request["bill_type"]) is not { } contents)
            return ResponseXml.Refusal($"invalid bill_type: it is `{request["bill_type"]}`, and may be ALL, SUCCESS, REFUND, RECHARGE_REFUND or left out. "
                + "Nothing was done.");
        if (bills.WritePlainV2(date, contents) is not { } csv)
            return ResponseXml.Refusal("No Bill Exist", new KeyValuePair<string, string>("error_code", "20002"));

        return (request["tar_type"].Length == 0
            ? new SandboxResponse(200, "text/plain; charset=utf-8", csv)
            : new SandboxResponse(200, "application/x-gzip", FileEncoding.Gzip(csv))) with
        {
            IsSignedInside = true,
        };
    }

    private static BillContents? FindContents(string billType) => billType switch
    {
        "" or "ALL" => BillContents.All,
        "SUCCESS" => BillContents.Payments,
        "REFUND" => BillContents.Refunds,
        "RECHARGE_REFUND" => BillContents.None,
        _ => null,
    };
}
