using WeChatPay.Documented;
using WeChatPay.Errors;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>http_errors</c>: makes an exception of a response outside 200–299, unless the option <c>http_errors</c> is false.</summary>
internal static class HttpErrorsHandler
{
    public static CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.HttpErrors ? CheckAsync(next, request, cancellationToken) : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> CheckAsync(CallHandler next, WeChatPayRequest request, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
            return response;
        var hint = response.StatusCode == 404
            ? UndocumentedPath.Describe(request.CallName, request.Uri)
            : RetryRules.Explain(request, response.StatusCode, ErrorBody.Read(response).Code);
        throw WeChatPayApiException.From(
            request.CallName,
            response,
            request.Progress.History,
            hint,
            () => SignedRequest.FindText(request.Last),
            text => RequestEcho.Conceal(request, text));
    }
}
