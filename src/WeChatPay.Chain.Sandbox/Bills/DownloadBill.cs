using Microsoft.AspNetCore.WebUtilities;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Bills;

/// <summary>下载账单: the file itself, which is not signed.</summary>
internal sealed class DownloadBill(FileTokens tokens, FileShelf shelf) : IEndpoint
{
    public const string Path = "/v3/billdownload/file";

    public string Method => "GET";

    public string PathTemplate => Path;

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        var query = QueryHelpers.ParseQuery(request.Arrived.Query);
        var token = $"{query.GetValueOrDefault("token")}";
        if (tokens.Read(token, out var problem) is not { } file)
            return ValueTask.FromResult(ApiError.ForParameter("token", "query", "invalid token", $"The token {problem}. Nothing was done."));

        if (file.Piece > 0)
            return ValueTask.FromResult(SandboxResponse.FromFile("application/octet-stream", shelf.WriteEncrypted(file, token)));
        var plain = shelf.WritePlain(file);
        var isGzip = string.Equals($"{query.GetValueOrDefault("tartype")}", "gzip", StringComparison.OrdinalIgnoreCase);
        return ValueTask.FromResult(isGzip
            ? SandboxResponse.FromFile("application/x-gzip", FileEncoding.Gzip(plain))
            : SandboxResponse.FromFile("text/plain; charset=utf-8", plain));
    }
}
