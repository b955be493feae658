using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The step <c>signer</c>: signs each request anew, also the one that follows a redirect.</summary>
internal sealed class Signer(Merchant? merchant, string missing, SigningHosts hosts, TimeProvider time, Func<string> nonce)
{
    public CallHandler Handle(CallHandler next) => (request, cancellationToken) =>
    {
        if (merchant is null)
            throw new WeChatPayNotConfiguredException($"{request.Call} has to be signed, and the client was built without {missing}. Give it to Builder.Factory(new {{ mchid, serial, privateKey, certs }}). Nothing was sent.", request.Call);
        if (!hosts.Allows(request.Uri))
            throw Refused(request);
        var body = request.Body is { } given ? given.SignedBytes.Span : default;
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        request.Headers["Authorization"] = V3Signature.Authorization(merchant, request.Method, request.Uri.PathAndQuery, timestamp, nonce(), body);
        return next(request, cancellationToken);
    };

    private Exception Refused(WeChatPayRequest request)
    {
        // Without the user and password that an address may hold.
        var origin = $"{request.Uri.Scheme}://{request.Uri.Authority}";
        // Nobody's argument is wrong, and the request before it was sent: the order may be placed.
        return request.IsRedirected
            ? new WeChatPayTransportException($"{request.Call} was redirected to `{origin}`, and the merchant's signature goes only to {hosts}. The redirect was not followed. If that host is yours, add it to AllowedHosts.", request.Call, null)
            : new ArgumentException($"{request.Call} would send the merchant's signature to `{origin}`. It goes only to {hosts}. If that host is yours, add it to AllowedHosts. Nothing was sent.");
    }
}
