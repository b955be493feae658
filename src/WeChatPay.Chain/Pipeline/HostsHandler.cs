using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>hosts</c>: keeps a merchant's signature from hosts that it is not meant for, whichever handler signed.</summary>
internal static class HostsHandler
{
    public static Func<CallHandler, CallHandler> For(SigningHosts hosts) => next => (request, cancellationToken) =>
    {
        Require(hosts, request);
        return next(request, cancellationToken);
    };

    private static void Require(SigningHosts hosts, WeChatPayRequest request)
    {
        if (hosts.Allows(request.Uri))
            return;
        // Without the user and password that an address may hold.
        var origin = $"{request.Uri.Scheme}://{request.Uri.Authority}";
        // After a redirect this is not the caller's mistake, and the first request was sent: the message does not say "Nothing was sent".
        throw request.IsRedirected
            ? new WeChatPayTransportException(
                $"{request.CallName} was redirected to `{origin}`, and the merchant's signature goes only to {hosts}. "
                + "The redirect was not followed. If that host is yours, add it to AllowedHosts.",
                request.CallName,
                CallEffect.Create(request.Progress.Worst, request.CallName))
            : new ArgumentException(
                $"{request.CallName} would send the merchant's signature to `{origin}`. It goes only to {hosts}. "
                + "If that host is yours, add it to AllowedHosts. Nothing was sent.").On(HelpPage.Path);
    }
}
