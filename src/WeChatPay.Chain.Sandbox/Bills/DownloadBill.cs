using Microsoft.AspNetCore.WebUtilities;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Bills;

/// <summary>下载账单: the file itself, which is not signed.</summary>
internal sealed class DownloadBill(BillTokens tokens, BillBook bills) : IEndpoint
{
    public const string Path = "/v3/billdownload/file";

    public string Method => "GET";

    public string PathTemplate => Path;

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        var query = QueryHelpers.ParseQuery(request.Arrived.Query);
        if (tokens.Read($"{query.GetValueOrDefault("token")}", out var problem) is not { } bill)
            return ValueTask.FromResult(ApiError.ForParameter("token", "query", "invalid token", $"The token {problem}. Nothing was done."));

        var plain = bills.WritePlain(bill);
        var isGzip = string.Equals($"{query.GetValueOrDefault("tartype")}", "gzip", StringComparison.OrdinalIgnoreCase);
        return ValueTask.FromResult(isGzip
            ? SandboxResponse.FromFile("application/x-gzip", FileEncoding.Gzip(plain))
            : SandboxResponse.FromFile("text/plain; charset=utf-8", plain));
    }
}
