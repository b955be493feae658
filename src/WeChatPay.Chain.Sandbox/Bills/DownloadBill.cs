using Microsoft.AspNetCore.WebUtilities;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Bills;

/// <summary>下载账单: the file itself, which is not signed.</summary>
internal sealed class DownloadBill(BillTokens tokens, SandboxOptions options) : IEndpoint
{
    public const string Path = "/v3/billdownload/file";

    public string Method => "GET";

    public string PathTemplate => Path;

    public ValueTask<Answer> AnswerAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        var query = QueryHelpers.ParseQuery(request.Arrived.Query);
        if (tokens.Read($"{query.GetValueOrDefault("token")}", out var problem) is not { } bill)
            return ValueTask.FromResult(ApiError.Param("token", "query", "invalid token", $"The token {problem}. Nothing was done."));

        var plain = BillFile.Plain(bill, options.Mchid);
        var isGzip = string.Equals($"{query.GetValueOrDefault("tartype")}", "gzip", StringComparison.OrdinalIgnoreCase);
        return ValueTask.FromResult(isGzip ? Answer.File("application/x-gzip", BillFile.Gzip(plain)) : Answer.File("text/plain; charset=utf-8", plain));
    }
}
