using WeChatPay.Errors;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>allow_redirects</c>: follows a redirect, signed again, if the signature may go to that host.</summary>
/// <remarks>A POST is followed only when the response keeps its method and body (307, 308; RFC 9110, 15.4): an order is never turned into a query.</remarks>
internal static class RedirectHandler
{
    public static CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.MaxRedirects > 0 ? FollowAsync(next, request, cancellationToken) : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> FollowAsync(CallHandler next, WeChatPayRequest request, CancellationToken cancellationToken)
    {
        for (var left = request.MaxRedirects; ; left--)
        {
            var response = await next(request, cancellationToken).ConfigureAwait(false);
            if (Target(request, response) is not { } target)
                return response;
            if (left == 0)
            {
                throw new WeChatPayTransportException(
                    $"{request.CallName} was redirected more than {request.MaxRedirects} times (option `allow_redirects`).",
                    request.CallName,
                    CallEffect.Create(request.Progress.Worst, request.CallName));
            }
            request = request.Redirected(target);
        }
    }

    private static Uri? Target(WeChatPayRequest request, WeChatPayResponse response)
    {
        var keepsMethod = response.StatusCode is 307 or 308;
        if (!keepsMethod && !(response.StatusCode is 301 or 302 or 303 && request.Method == "GET"))
            return null;
        if (request.Body is { IsReplayable: false } || response.Header("Location") is not { } location)
            return null;
        return Uri.TryCreate(request.Uri, location, out var target) && target.Scheme is "https" or "http" ? target : null;
    }
}
