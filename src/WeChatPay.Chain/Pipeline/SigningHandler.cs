using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>signer</c>: signs each request, also after a redirect.</summary>
internal sealed class SigningHandler(Merchant? merchant, TimeProvider time, Func<string> nonce)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
    {
        if (merchant is null)
        {
            throw new WeChatPayNotConfiguredException(
                $"{request.CallName} has to be signed, and the client was built without mchid, serial and privateKey. "
                + "Give it to Builder.Factory(new { mchid, serial, privateKey, certs }). Nothing was sent.",
                request.CallName);
        }
        var body = request.Body is { } given ? given.SignedBytes.Span : default;
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        request.Headers["Authorization"] = V3Signature.Authorization(merchant, request.Method, request.Uri.PathAndQuery, timestamp, nonce(), body);
        return next(request, cancellationToken);
    };
}
