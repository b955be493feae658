using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Bills;

/// <summary>申请交易账单 and 申请资金账单: responds with the address of the bill of a day, and its digest.</summary>
internal sealed class ApplyForBill(BillKind kind, FileTokens tokens, FileShelf shelf, TimeProvider time) : IEndpoint
{
    public string Method => "GET";

    public string PathTemplate => $"/v3/bill/{kind.Name}";

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        if (BillRequest.Read(request.Arrived, kind, time, out var refusal) is not { } bill)
            return ValueTask.FromResult(refusal!);

        // At the address that the request itself came to, where that is loopback.
        var file = new FileClaim(bill.Kind.Name, bill.Variant, BillRequest.Write(bill.Date));
        var address = DocumentedFiles.AddressOf(request.Arrived.Server, tokens.Make(file)) + (bill.IsGzip ? "&tartype=gzip" : "");
        return ValueTask.FromResult(SandboxResponse.FromJson(200, new JObject
        {
            ["hash_type"] = "SHA1",
            ["hash_value"] = FileEncoding.Digest("SHA1", shelf.WritePlain(file)),
            ["download_url"] = address,
        }));
    }
}
