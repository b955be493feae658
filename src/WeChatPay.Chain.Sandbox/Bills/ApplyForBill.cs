using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Bills;

/// <summary>申请交易账单 and 申请资金账单: answers where the bill of a day is, and its digest.</summary>
internal sealed class ApplyForBill(BillKind kind, BillTokens tokens, SandboxOptions options) : IEndpoint
{
    public string Method => "GET";

    public string PathTemplate => $"/v3/bill/{kind.Name}";

    public ValueTask<Answer> AnswerAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        if (BillRequest.Read(request.Arrived, kind, options.TimeProvider, out Answer? refusal) is not { } bill)
            return ValueTask.FromResult(refusal!);

        // At the address that the request itself came to.
        var address = $"{request.Arrived.Scheme}://{request.Arrived.Header("Host")}{DownloadBill.Path}?token={tokens.Make(bill)}{(bill.IsGzip ? "&tartype=gzip" : "")}";
        return ValueTask.FromResult(Answer.Json(200, new JObject
        {
            ["hash_type"] = "SHA1",
            ["hash_value"] = BillFile.Sha1(BillFile.Plain(bill, options.Mchid)),
            ["download_url"] = address,
        }));
    }
}
