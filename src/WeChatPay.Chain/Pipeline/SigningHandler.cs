using WeChatPay.Keys;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>signer</c>: signs each request, also after a redirect.</summary>
internal sealed class SigningHandler(KeyRing keys, Func<string> nonce)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
    {
        if (keys.Choose(request.Keys).SignerOf(request.IsBrand) is not { } merchant)
        {
            throw new WeChatPayNotConfiguredException(
                request.IsBrand
                    ? $"{request.CallName} has to be signed by the brand, and the client was built without `brand`. "
                        + "Give it to Builder.Factory(new { brand = new { brand_id, serial, privateKey, apiKey }, certs }). Nothing was sent."
                    : $"{request.CallName} has to be signed, and the client was built without mchid, serial and privateKey. "
                        + "Give it to Builder.Factory(new { mchid, serial, privateKey, certs }). Nothing was sent.",
                request.CallName);
        }
        // The path of a key in memory stays synchronous.
        if (merchant.Signer is not null)
            return SignElsewhereAsync(next, request, merchant, cancellationToken);
        request.Headers["Authorization"] = V3Signature.Authorization(
            merchant, request.Method, request.Uri.PathAndQuery, keys.Time.GetUtcNow().ToUnixTimeSeconds(), nonce(), SignedBytes(request));
        return next(request, cancellationToken);
    };

    private async Task<WeChatPayResponse> SignElsewhereAsync(
        CallHandler next, WeChatPayRequest request, Merchant merchant, CancellationToken cancellationToken)
    {
        var (timestamp, once) = (keys.Time.GetUtcNow().ToUnixTimeSeconds(), nonce());
        var text = Text(request, timestamp, once);
        var signature = await RemoteSigner.SignAsync(merchant, text, request.CallName, request, cancellationToken).ConfigureAwait(false);
        request.Headers["Authorization"] = merchant.Authorize(timestamp, once, signature.AsSpan());
        return await next(request, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Text(WeChatPayRequest request, long timestamp, string nonce)
    {
        using var text = SignedText.ForRequest(request.Method, request.Uri.PathAndQuery, timestamp, nonce, SignedBytes(request));
        return text.Bytes.ToArray();
    }

    private static ReadOnlySpan<byte> SignedBytes(WeChatPayRequest request) => request.Body is { } given ? given.SignedBytes.Span : default;
}
